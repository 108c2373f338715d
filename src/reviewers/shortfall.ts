import type { Localised } from '../domain/localised.ts';
import type { ReviewerConflict } from '../domain/review.ts';

export interface Shortage {
  readonly demand: number;
  readonly found: number;
  readonly poolSize: number;
  readonly excluded: readonly ReviewerConflict[];
  /** Free of conflicts, but below the least expertise asked for. */
  readonly tooFar: number;
}

const GROUNDS: Record<ReviewerConflict['kind'], Localised> = {
  'same-person': { zh: '与申报人同名', en: 'of the applicant’s name' },
  'same-unit': { zh: '同单位', en: 'of the same unit' },
  'co-author': { zh: '合著者', en: 'co-authors' },
  relative: { zh: '亲属', en: 'relatives' },
  adviser: { zh: '师生', en: 'advisers or students' },
  declared: { zh: '自行申明回避', en: 'with a declared conflict' },
};

/** Why an item has fewer reviewers than it needs, in numbers that add up. */
export function shortfallReason({ demand, excluded, found, poolSize, tooFar }: Shortage): Localised {
  const kinds = [...new Set(excluded.map(({ kind }) => kind))].sort();
  const counted = kinds.map((kind) => ({ ground: GROUNDS[kind], count: excluded.filter((conflict) => conflict.kind === kind).length }));
  const eligible = poolSize - excluded.length - tooFar;
  const head: Localised = { zh: `需要${demand}名，只找到${found}名：`, en: `${demand} needed, ${found} found: ` };
  const pool: Localised = { zh: `专家库共${poolSize}人`, en: `the pool holds ${poolSize}` };
  const out: Localised =
    excluded.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `，回避${excluded.length}人（${counted.map(({ count, ground }) => `${ground.zh}${count}`).join('、')}）`,
          en: `, ${excluded.length} ruled out (${counted.map(({ count, ground }) => `${count} ${ground.en}`).join(', ')})`,
        };
  const far: Localised = tooFar === 0 ? { zh: '', en: '' } : { zh: `，学科不符${tooFar}人`, en: `, ${tooFar} too far from the field` };
  const why: Localised =
    eligible < demand
      ? { zh: `，可用${eligible}人，人数不足。请扩充专家库。`, en: `, which leaves ${eligible}: too few. Add experts to the pool.` }
      : {
          zh: `，可用${eligible}人，但其中${eligible - found}人已达评审上限。请提高上限或扩充专家库。`,
          en: `, which leaves ${eligible}, but ${eligible - found} of them are at their load cap. Raise the caps or add experts.`,
        };
  return { zh: head.zh + pool.zh + out.zh + far.zh + why.zh, en: head.en + pool.en + out.en + far.en + why.en };
}
