import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from './normalise.ts';

const fragment = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '神经网络',
    '資訊',
    'inter-\nnational',
    'ﬁnd',
    '\u200b',
    '\u00ad',
    '½',
    '㎏',
    '𠵾',
    '𝐀𝐛',
    'о',
    '\ud83d',
    '\ufdfa',
    "it's",
    '-\n',
    ' ',
    '。',
  ),
);
const text = fc.array(fragment, { maxLength: 20 }).map((parts) => parts.join(''));

test('offsets are in order, inside the text and never empty', () => {
  fc.assert(
    fc.property(text, (source) => {
      const { length, starts, ends, hashes, kinds } = normalise(source);
      expect([starts.length, ends.length, hashes.length, kinds.length]).toEqual([length, length, length, length]);
      for (let i = 0; i < length; i++) {
        expect(starts[i]).toBeLessThan(ends[i]!);
        expect(ends[i]).toBeLessThanOrEqual(source.length);
        // Several tokens may stand on one sign that expands; otherwise each begins where the last ended, or later.
        if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1]!);
      }
    }),
    { numRuns: 500 },
  );
});

test('a Han character or plain word read alone, from the place a token points to, gives that token', () => {
  fc.assert(
    fc.property(text, (source) => {
      const all = normalise(source);
      for (let i = 0; i < all.length; i++) {
        const shared = (i > 0 && all.ends[i - 1]! > all.starts[i]!) || (i + 1 < all.length && all.starts[i + 1]! < all.ends[i]!);
        if (shared) continue;
        const alone = normalise(source.slice(all.starts[i], all.ends[i]));
        expect([...alone.hashes]).toEqual([all.hashes[i]]);
        expect([...alone.kinds]).toEqual([all.kinds[i]]);
      }
    }),
    { numRuns: 500 },
  );
});

test('texts put together with a stop between them have the tokens of both', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect([...normalise(`${a}。${b}`).hashes]).toEqual([...normalise(a).hashes, ...normalise(b).hashes]);
    }),
  );
});

test('marks that do not show change nothing, wherever they stand between characters', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('神', '经', 'word', 'Net', '12', ' ', '。'), { maxLength: 30 }),
      fc.infiniteStream(fc.constantFrom('', '\u200b', '\u2060', '\u202a', '\u180e')),
      (parts, marks) => {
        const plain = parts.join('');
        const disguised = Array.from(plain, (character) => character + (marks.next().value as string)).join('');
        expect([...normalise(disguised).hashes]).toEqual([...normalise(plain).hashes]);
      },
    ),
  );
});
