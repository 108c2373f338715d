import { z } from 'zod';
import type { ExtractedDocument } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ClauseId } from '../../domain/ids.ts';
import { WORK_KINDS } from '../../domain/work.ts';
import type { FileDocument } from '../artifacts.ts';
import { type CheckOutcome, defineCheck, type MakeFinding } from '../check.ts';
import { factOf } from '../text-facts.ts';
import { pageAt, type ReadWork, TEXT_NOT_READ, textsOfWorks } from '../texts-of-works.ts';
import { type FoundPhrase, findOddPhrases } from './find-odd-phrases.ts';
import { type OddPhrase, PHRASES_VERSION } from './phrases.ts';
import { type RewritingCodes, texts } from './texts.ts';

const options = z.object({
  textKinds: z.array(z.enum(WORK_KINDS)).min(1),
  /** Different phrases from which on they are told. */
  leastOddPhrases: z.int().min(1),
  /** The office's own phrases, `odd=usual`. */
  oddPhrases: z.array(z.string().regex(/^[^=]+=[^=]+$/)),
});
type RewritingOptions = z.infer<typeof options>;
const MOST_SHOWN = 8;

export const rewritingSigns = defineCheck<'dossier' | 'documents', { readonly rewriting: RewritingOptions }, RewritingCodes>({
  id: 'rewriting-signs',
  version: 1,
  title: { zh: '改写痕迹', en: 'Signs of rewriting' },
  innocentExplanations: [
    { zh: '作者以外语写作，或由他人翻译。', en: 'The author writes in a foreign language, or the text was translated.' },
    { zh: '学科内部另有习惯用语。', en: 'The field has usage of its own.' },
    { zh: '文字识别或排版造成的错字。', en: 'Characters misread or misset.' },
  ],
  limits: [
    { zh: '只对照一份有限的词表，未列入的写法看不出来。', en: 'A list of limited length is looked for; what is not on it is not seen.' },
    { zh: '仅供参考，不能证明文字的来历。', en: 'Advice only; it proves nothing of where the text came from.' },
  ],
  needs: ['dossier', 'documents'],
  roles: { rewriting: options },
  texts,
  run: ({ dossier, documents }, { rewriting }, find): CheckOutcome => {
    if (rewriting === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const works = dossier.works.filter((work) => rewriting.options.textKinds.includes(work.kind));
    if (works.length === 0)
      return { status: 'not-applicable', reason: { zh: '没有以文字为内容的成果。', en: 'No work whose content is its text.' } };
    const judged = textsOfWorks(works, documents);
    const own = rewriting.options.oddPhrases
      .map((pair) => pair.split('='))
      .map(([odd = '', usual = '']) => ({ odd: odd.trim(), usual: usual.trim() }));
    return {
      status: 'completed',
      findings: judged.flatMap((text) =>
        text.document === undefined ? [] : [judge(text, phrasesIn(text.read, text.document, own), rewriting, find)],
      ),
      covered: judged.map(({ work, document }) => ({
        subject: { work: work.id },
        ...(document === undefined ? TEXT_NOT_READ : { state: 'checked' as const }),
      })),
    };
  },
});

/** An office's own phrases may hold shipped ones, so both are looked for together. */
const phrasesIn = (file: FileDocument, document: ExtractedDocument, own: readonly OddPhrase[]): readonly FoundPhrase[] =>
  own.length === 0 ? factOf(file, document, 'oddPhrases') : findOddPhrases(document.text, own);

function judge(
  { work, file, document }: ReadWork,
  places: readonly FoundPhrase[],
  clause: { readonly id: ClauseId; readonly options: RewritingOptions },
  find: MakeFinding<RewritingCodes>,
): Finding {
  const { leastOddPhrases } = clause.options;
  const found = places.filter(({ quoted }) => !quoted);
  const kinds = byPhrase(found);
  const told = kinds.length >= leastOddPhrases;
  const [first, ...rest] = told ? kinds.slice(0, MOST_SHOWN).map(([place]) => evidenceOf(file, document, place)) : [];
  return find(told ? 'odd-terms' : 'none', {
    clause: clause.id,
    outcome: told ? 'advisory' : 'pass',
    subject: { work: work.id, file },
    params: {
      title: work.title ?? work.id,
      file,
      phrases: kinds.length,
      places: found.length,
      examples: kinds.slice(0, MOST_SHOWN).map(([{ odd, usual }]) => `${odd}=${usual}`),
      list: PHRASES_VERSION,
    },
    evidence: [first ?? { type: 'document', file, document: document.id }, ...rest],
    strength: told ? Math.min(1, kinds.length / 20) : 0,
    identity: [document.id, ...kinds.map(([{ odd }]) => odd)],
  });
}

/** Places of each phrase, the most frequent phrase first. */
function byPhrase(found: readonly FoundPhrase[]): (readonly [FoundPhrase, ...FoundPhrase[]])[] {
  const groups = new Map<string, [FoundPhrase, ...FoundPhrase[]]>();
  for (const place of found) {
    const group = groups.get(place.odd);
    if (group === undefined) groups.set(place.odd, [place]);
    else group.push(place);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0].odd < b[0].odd ? -1 : 1));
}

function evidenceOf(file: string, document: ExtractedDocument, { start, context }: FoundPhrase): Evidence {
  return { type: 'record', source: file, field: 'text', value: context, ...pageAt(document, start) };
}
