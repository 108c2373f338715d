const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT_BYTES = 65_535;
const MAX_NAMES = 20_000;

/** @returns names in a ZIP archive's central directory, as many as can be followed; empty when it is damaged. Inflates nothing. */
export function archiveNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT_BYTES; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return follow(bytes, view, view.getUint32(at + 16, true));
  }
  return [];
}

function follow(bytes: Uint8Array, view: DataView, start: number): string[] {
  const names: string[] = [];
  let at = start;
  while (at + ENTRY_BYTES <= bytes.byteLength && names.length < MAX_NAMES && view.getUint32(at, true) === ENTRY_SIGNATURE) {
    const nameBytes = view.getUint16(at + 28, true);
    names.push(Buffer.from(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)).toString('utf8'));
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}
