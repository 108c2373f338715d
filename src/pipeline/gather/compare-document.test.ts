import { describe, expect, it } from 'vitest';
import type { ExtractedDocument, Section } from '../../domain/document.ts';
import { applicantId, documentId, workId } from '../../domain/ids.ts';
import type { Span } from '../../domain/span.ts';
import {
  computeRates,
  countCharacters,
  findCitedSpans,
  findCommonWording,
  findExclusions,
  type Passage,
  resemblance,
} from '../../similarity/index.ts';
import type { Catalogue } from './catalogue.ts';
import { compareDocument } from './compare-document.ts';
import type { SimilarityEngine } from './similarity-engine.ts';

const ID = documentId('a'.repeat(64));
const documentOf = (text: string, sections: readonly Section[] = []): ExtractedDocument => ({
  id: ID,
  format: 'txt',
  extractor: { id: 'test', version: '1' },
  text,
  pages: [{ number: 1, start: 0, end: text.length, quality: 1 }],
  sections,
  metadata: {},
  quality: 'good',
  unreadPages: [],
  warnings: [],
});

/** Finds each source's whole text where it stands in the suspicious one: passages are what these tests are about, not how they are found. */
const engineOf = (sources: Readonly<Record<string, string>>): SimilarityEngine => ({
  candidates: () => Object.keys(sources).map((id) => ({ id, containment: 1 })),
  resemblance,
  source: (id) => Promise.resolve({ text: sources[id] ?? '', pages: [] }),
  align: (suspicious, { text }): Passage[] => {
    const at = suspicious.indexOf(text);
    const span = { start: at, end: at + text.length };
    return at < 0 ? [] : [{ suspicious: span, source: { start: 0, end: text.length }, kind: 'verbatim', strength: 1 }];
  },
  countCharacters,
  citedSpans: findCitedSpans,
  exclusions: findExclusions,
  commonWording: findCommonWording,
  rates: ({ excluded, passages, sections, text }) =>
    computeRates({
      text,
      passages: passages.map(({ ownWork, source, suspicious }) => ({ span: suspicious, source: source.document, ownWork, cited: false })),
      excluded,
      sectionStarts: sections.map(({ start }) => start),
    }),
  tampering: () => [],
});

const hex = (i: number): string => String(i).padStart(64, '0');
const catalogueOf = (count: number): Catalogue =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      hex(i),
      { claims: [], corpus: { title: `来源${i}`, authors: [`作者${'甲乙丙丁戊己庚辛'[i] ?? ''}`] } },
    ]),
  );

const compare = async (
  text: string,
  sources: readonly string[],
  sections: readonly Section[] = [],
  lowConfidence: readonly Span[] = [],
) => {
  const engine = engineOf(Object.fromEntries(sources.map((source, i) => [hex(i), source])));
  const work = { applicant: applicantId('a1'), work: 'w1', workId: workId('w1'), names: ['陶望舒'], authors: ['陶望舒'], identity: [] };
  const { matches } = await compareDocument(engine, {
    work,
    file: 'papers/p.txt',
    document: { ...documentOf(text, sections), lowConfidence },
    catalogue: catalogueOf(sources.length),
    comparedWith: { batchDocuments: 1, corpusDocuments: sources.length },
  });
  return matches;
};

const OWN = '渠道衬砌以后，渗漏量明显下降，本文以三条支渠为例加以说明，并讨论了不同衬砌材料的差别。';
const STATUTE = '《中华人民共和国水法》第八条规定，国家厉行节约用水，大力推行节约用水措施。';
const TAKEN = '混凝土衬砌的渠道在冻胀作用下容易开裂，需要在接缝处设置柔性止水材料并定期检查。';

describe('compareDocument', () => {
  it('leaves a statute out of passages and rates and says how much it took', async () => {
    const text = OWN + STATUTE + TAKEN;
    const { exclusions, passages, rates } = await compare(text, [STATUTE, TAKEN]);
    expect(passages.map(({ suspicious }) => suspicious.quote)).toEqual([TAKEN]);
    expect(rates.characters).toBe(countCharacters(text));
    expect(rates.total.characters).toBe(countCharacters(TAKEN));
    expect(exclusions).toEqual([
      {
        reason: 'statute',
        characters: countCharacters(STATUTE),
        matchedCharacters: countCharacters(STATUTE),
        points: (100 * countCharacters(STATUTE)) / countCharacters(text),
      },
    ]);
  });

  it('tells what the title block and the reference list took, and where the rest stands', async () => {
    const [front, list] = ['渠道防渗研究\n陶望舒\n', '参考文献\n[1] 李某. 渠道防渗[J]. 2019.\n'];
    const body = `${OWN.repeat(4)}${TAKEN}\n`;
    const text = front + body + list;
    const sections: Section[] = [
      { kind: 'front', start: 0, end: front.length },
      { kind: 'body', start: front.length, end: front.length + body.length },
      { kind: 'references', start: front.length + body.length, end: text.length },
    ];
    const { exclusions, parts, passages, rates } = await compare(text, [front, TAKEN, list], sections);
    expect(passages).toHaveLength(1);
    expect(exclusions?.map(({ matchedCharacters, reason }) => [reason, matchedCharacters])).toEqual([
      ['front-matter', countCharacters(front)],
      ['reference-list', countCharacters(list)],
    ]);
    expect(parts).toEqual({
      frontCharacters: 0,
      backCharacters: rates.total.characters,
      sections: 3,
      suspectedSections: 1,
      mostInSection: countCharacters(TAKEN),
      leastInSection: countCharacters(TAKEN),
    });
  });

  it('takes what more than five owners have for common wording, and what five have for a match', async () => {
    const text = OWN + TAKEN;
    const of = (owners: number) =>
      compare(
        text,
        Array.from({ length: owners }, () => TAKEN),
      );
    expect((await of(5)).rates.total.characters).toBe(countCharacters(TAKEN));
    const six = await of(6);
    expect(six.rates.total.characters).toBe(0);
    expect(six.passages).toEqual([]);
    expect(six.exclusions).toMatchObject([{ reason: 'common-wording', matchedCharacters: countCharacters(TAKEN) }]);
  });

  it('names sources that are nearly the whole text', async () => {
    const text = Array.from({ length: 12 }, (_, i) => OWN.replaceAll('渠', String.fromCharCode(0x4e10 + i))).join('');
    const { nearDuplicates } = await compare(text, [text.slice(3), TAKEN]);
    expect(nearDuplicates).toMatchObject([{ label: '来源0', document: hex(0) }]);
    expect(nearDuplicates?.[0]?.resemblance).toBeGreaterThan(0.8);
    expect((await compare(text, [TAKEN])).nearDuplicates).toBeUndefined();
  });
});

describe('text that recognition was unsure of', () => {
  it('marks a passage that lies mostly in it, and no other', async () => {
    const [first, second] = ['松属由早到晚减少，杨柳属与灌木增加', '窑工取薪的范围逐步由山地退到河滩'];
    const text = `${first}。${second}。`;
    const at = text.indexOf(second);
    const { passages } = await compare(text, [first, second], [], [{ start: at - 2, end: at + 12 }]);
    expect(passages.map(({ suspicious, uncertainText }) => [suspicious.quote, uncertainText])).toEqual([
      [first, undefined],
      [second, true],
    ]);
  });
});
