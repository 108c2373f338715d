import { FILE_KINDS, type FileKind } from '../../domain/dossier.ts';
import type { WorkKind } from '../../domain/work.ts';

const CHINESE_FOLDERS: Readonly<Record<string, FileKind>> = {
  论文: 'papers',
  著作: 'books',
  专著: 'books',
  译著: 'translations',
  教材: 'textbooks',
  专利: 'patents',
  奖励: 'awards',
  获奖: 'awards',
  荣誉: 'awards',
  课题: 'projects',
  项目: 'projects',
  举荐: 'recommendations',
  推荐: 'recommendations',
  检测报告: 'check-reports',
  查重报告: 'check-reports',
  原始数据: 'raw-data',
  证书: 'certificates',
  电子证书: 'certificates',
  印模: 'seals',
  印章: 'seals',
};

/** @returns the kind of a file from the first folder of its path: English or Chinese name, any case, a leading number allowed (`01-papers`). */
export function fileKind(relativePath: string): FileKind {
  const segments = relativePath.split('/');
  if (segments.length < 2) return 'other';
  const folder = (segments[0] ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\d+[-_. 、]*/, '')
    .trim();
  return (
    FILE_KINDS.find((kind) => kind === folder) ?? (Object.hasOwn(CHINESE_FOLDERS, folder) ? CHINESE_FOLDERS[folder] : undefined) ?? 'other'
  );
}

const WORK_KIND_OF: Readonly<Partial<Record<FileKind, WorkKind>>> = {
  papers: 'paper',
  books: 'book',
  translations: 'translation',
  textbooks: 'textbook',
  patents: 'patent',
  awards: 'award',
  projects: 'project',
};

/** @returns the kind of work a folder holds; undefined for folders that hold papers about works, and for unknown folders. */
export const workKindOf = (kind: FileKind): WorkKind | undefined => WORK_KIND_OF[kind];
