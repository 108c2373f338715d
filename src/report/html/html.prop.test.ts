import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '</title><svg/onload=x>',
  '&#60;b&#62;',
  '`${x}`',
  '<!--',
  ']]>',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...HOSTILE, 'a', '字'), { maxLength: 4 }).map((parts) => parts.join('')),
);

/** What a parser sees: tags with their attributes, and the text. */
function parsed(markup: string): { tags: string[]; attributes: Record<string, string>[]; text: string } {
  const seen = { tags: [] as string[], attributes: [] as Record<string, string>[], text: '' };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      seen.tags.push(name);
      seen.attributes.push(attributes);
    },
    ontext: (text) => {
      seen.text += text;
    },
  });
  parser.end(markup);
  return seen;
}

/** What a reader is to see of a value: controls by name or as the replacement character, all else as it is. */
function shown(value: string): string {
  let text = '';
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    const name = `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code === 0x200e || code === 0x200f || code === 0x61c)
      text += name;
    else if ((code < 0x20 && code !== 9 && code !== 10) || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff))
      text += '\uFFFD';
    else text += character;
  }
  return text;
}

describe('html', () => {
  it('gives a parser back every value as text and as attribute, and no tag that the template does not have', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, attribute) => {
        const seen = parsed(html`<p title="${attribute}">${text}</p>`.text);
        expect(seen.tags).toEqual(['p']);
        expect(seen.attributes).toEqual([{ title: shown(attribute) }]);
        expect(seen.text).toBe(shown(text));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps nested markup as markup and leaves nothing of absent values', () => {
    expect(html`<b>${undefined}${false}${['<', html`<i>${1}</i>`]}</b>`.text).toBe('<b>&lt;<i>1</i></b>');
  });
});
