/** Markup that is safe to write: made by the `html` tag, which escapes every value that is not itself markup. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Fragment = Markup | string | number | undefined | false | readonly Fragment[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Direction controls turn the reading order of what stands around them; they are shown by name. Other controls have no business in a report. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

export const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** @returns text that no HTML parser takes for anything but text, between tags and inside quoted attributes. */
const escapeText = (text: string): string =>
  text
    .replace(UNPRINTABLE, '\uFFFD')
    .replace(CONTROLS, (character) => `⟨${codePointName(character)}⟩`)
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');

const write = (fragment: Fragment): string => {
  if (fragment instanceof Markup) return fragment.text;
  if (typeof fragment === 'string') return escapeText(fragment);
  if (typeof fragment === 'number') return String(fragment);
  if (fragment === undefined || fragment === false) return '';
  return fragment.map(write).join('');
};

/** Template tag: literal parts are markup, values are text unless they are markup already. */
export const html = (parts: TemplateStringsArray, ...values: readonly Fragment[]): Markup =>
  new Markup(parts.map((part, i) => part + write(values[i])).join(''));
