/** 32-bit FNV-1a over UTF-16 units, finished as in MurmurHash3 so that the low bits vary too. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** @returns 0 to `below` - 1, the same for the same seed and names whatever the order they come in. */
export const drawFor = (seed: string, names: readonly string[], below: number): number => hash32(JSON.stringify([seed, ...names])) % below;
