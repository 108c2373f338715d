import { z } from 'zod';
import type { Evidence } from '../domain/evidence.ts';
import type { Localised } from '../domain/localised.ts';
import type { SharedPictures } from './artifacts.ts';

/** Fewest figures in common from which a person is asked to verify; packs made before pictures were compared do not state it. */
export const picturesToVerify = z.int().min(2).default(3);

const MOST_SHOWN = 10;

/** What a sentence on shared pictures says of them. */
export type PictureFacts = {
  readonly pictures: number;
  /** Of these, figures of the works' own making as far as their captions tell. */
  readonly distinctive: number;
  readonly cited: boolean;
  readonly commonAuthor: boolean;
};

export const pictureFacts = ({ cited, commonAuthor, pairs }: SharedPictures): PictureFacts => ({
  pictures: pairs.length,
  distinctive: distinctiveIn(pairs),
  cited,
  commonAuthor,
});

/** Nothing ordinary that is known here explains them: several figures of research, in works that do not name each other. */
export const areTelling = ({ cited, pairs }: SharedPictures, least: number): boolean => !cited && distinctiveIn(pairs) >= least;

const distinctiveIn = (pairs: SharedPictures['pairs']): number => pairs.filter(({ distinctive }) => distinctive).length;

/** Side by side, figures of research first. */
export function pictureEvidence({ pairs }: SharedPictures): Evidence[] {
  const ordered = [...pairs].sort((a, b) => Number(b.distinctive) - Number(a.distinctive));
  return ordered
    .slice(0, MOST_SHOWN)
    .map(({ distance, other, own }): Evidence => ({ type: 'picture-match', suspicious: own, source: other, distance }));
}

/** Strength within an outcome, 0 to 1: more figures are more telling, and pictures alone never as telling as text. */
export const pictureStrength = ({ pairs }: SharedPictures): number => Math.min(0.6, 0.1 + 0.1 * distinctiveIn(pairs));

/** @returns how many, for an English sentence. */
export const countedPictures = ({ distinctive, pictures }: PictureFacts): string =>
  `${pictures === 1 ? 'one picture that is' : `${pictures} pictures that are`} the same or alike, ${distinctive} of which ${
    distinctive === 1 ? 'stands' : 'stand'
  } on a page with the caption of a research figure`;

/** What is known to speak for an ordinary ground. */
export function ordinaryGrounds({ cited, commonAuthor }: PictureFacts): Localised {
  const zh = [...(cited ? ['其中一文的参考文献列有另一文'] : []), ...(commonAuthor ? ['两文有共同作者'] : [])];
  const en = [
    ...(cited ? ['one of them lists the other among its references'] : []),
    ...(commonAuthor ? ['they have an author in common'] : []),
  ];
  return zh.length === 0 ? { zh: '', en: '' } : { zh: `${zh.join('，')}。`, en: ` Note that ${en.join(' and ')}.` };
}

/** How the pictures were compared, short: no sentence may leave a reader to think that someone looked at them. */
export const HOW_COMPARED: Localised = {
  zh: '按图像指纹比较，未经人眼核对；封面、刊头、标志、页面扫描图和多篇共有的图不计。',
  en: 'They were compared by image hash and seen by no person; covers, mastheads, logos, scanned pages and what many works show are left out.',
};
