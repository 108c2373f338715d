const END_SIGNATURE = 'PK\x05\x06';
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT_BYTES = 65_535;
const MAX_NAMES = 20_000;

/** @returns names in a ZIP archive's central directory, as many as can be followed; empty when it is damaged. Inflates nothing. */
export function archiveNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = bytes.subarray(Math.max(0, bytes.byteLength - END_BYTES - MAX_COMMENT_BYTES));
  const last = tail.byteLength - END_BYTES;
  const at = last < 0 ? -1 : Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength).lastIndexOf(END_SIGNATURE, last, 'latin1');
  return at < 0 ? [] : follow(bytes, view, view.getUint32(bytes.byteLength - tail.byteLength + at + 16, true));
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
