import type { ByteView } from '../ole/byte-view.ts';
import type { TextBlock } from '../read-document.ts';

// [MS-DOC] 2.9.260: numbers of built-in styles.
const FIRST_HEADING = 1;
const LAST_HEADING = 9;
const TITLE = 62;
const MAX_STYLES = 4096;

/** @returns roles of the styles that are titles and headings, by their index in the style sheet. */
export function wordStyleRoles(sheet: ByteView): ReadonlyMap<number, TextBlock['role']> {
  const roles = new Map<number, TextBlock['role']>();
  let at = 2 + sheet.u16(0);
  for (let index = 0; at + 2 <= sheet.length && index < MAX_STYLES; index++) {
    const bytes = sheet.u16(at);
    const builtIn = bytes === 0 ? 0 : sheet.u16(at + 2) & 0x0fff;
    if (builtIn >= FIRST_HEADING && builtIn <= LAST_HEADING) roles.set(index, 'heading');
    else if (builtIn === TITLE) roles.set(index, 'title');
    at += 2 + bytes;
  }
  return roles;
}
