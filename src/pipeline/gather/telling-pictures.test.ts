import { describe, expect, it } from 'vitest';
import { artifacts, work } from '../../../tests/support/check-artifacts.ts';
import type { Caption, DocumentStructure, ExtractedDocument, ImageHash } from '../../domain/document.ts';
import type { FileKind } from '../../domain/dossier.ts';
import { documentId } from '../../domain/ids.ts';
import { tellingPictures } from './telling-pictures.ts';

const HASH = '0f1e2d3c4b5a6978';
const DOWN = '8796a5b4c3d2e1f0';
const image = (fields: Partial<ImageHash> = {}): ImageHash => ({ hash: HASH, downHash: DOWN, width: 400, height: 300, page: 2, ...fields });
const caption = (text: string, fields: Partial<Caption> = {}): Caption => ({
  kind: 'figure',
  label: '图1',
  caption: text,
  page: 2,
  span: { start: 10, end: 20 },
  ...fields,
});

interface Given {
  readonly images?: readonly ImageHash[];
  readonly captions?: readonly Caption[];
  readonly structure?: Partial<DocumentStructure>;
  readonly document?: Partial<ExtractedDocument>;
  readonly folder?: FileKind;
  readonly kind?: 'paper' | 'patent';
}

function told({ images = [image()], captions = [caption('两年的产量')], structure, document, folder = 'papers', kind = 'paper' }: Given) {
  const path = `${folder}/p.pdf`;
  const sha256 = 'b'.repeat(64);
  const { dossier } = artifacts({
    works: [work('p1', { kind, files: [path] })],
    dossier: { files: [{ path, kind: folder, bytes: 1, sha256 }] },
  });
  const read: ExtractedDocument = {
    id: documentId(sha256),
    format: 'pdf',
    extractor: { id: 'test', version: '1' },
    text: '文'.repeat(60),
    pages: [
      { number: 1, start: 0, end: 5, quality: 1 },
      { number: 2, start: 5, end: 60, quality: 1 },
    ],
    sections: [],
    metadata: {},
    structure: { references: [], citations: [], quotations: [], captions, images, ...structure },
    quality: 'good',
    unreadPages: [],
    warnings: [],
    ...document,
  };
  return tellingPictures(dossier, [{ path, result: { status: 'read', document: read } }]);
}

describe('tellingPictures', () => {
  it('keeps a figure with its page, its size, both hashes and the captions of that page alone', () => {
    const captions = [caption('两年的产量'), caption('气温', { label: '图2', page: 1 }), caption('样地', { kind: 'table', label: '表1' })];
    expect(told({ captions })).toEqual([
      {
        work: 'p1',
        distinctive: true,
        picture: {
          document: 'b'.repeat(64),
          label: 'papers/p.pdf',
          page: 2,
          captions: ['图1 两年的产量'],
          width: 400,
          height: 300,
          hash: HASH + DOWN,
        },
      },
    ]);
  });

  it('leaves out what is small, long, plain, or told by one hash alone', () => {
    expect(told({ images: [image({ width: 120, height: 120 })] })).toHaveLength(1);
    expect(told({ images: [image({ width: 120, height: 119 })] })).toEqual([]);
    expect(told({ images: [image({ width: 800, height: 200 })] })).toHaveLength(1);
    expect(told({ images: [image({ width: 801, height: 200 })] })).toEqual([]);
    expect(told({ images: [image({ hash: '00000000000003ff', downHash: '00000000000003ff' })] })).toHaveLength(1);
    expect(told({ images: [image({ hash: '00000000000003ff', downHash: '00000000000001ff' })] })).toEqual([]);
    expect(told({ images: [image({ hash: 'fffffffffffffe00', downHash: 'fffffffffffffc00' })] })).toEqual([]);
    expect(told({ images: [{ hash: HASH + DOWN, width: 400, height: 300, page: 2 }] })).toEqual([]);
  });

  it('leaves out pictures of pages: recognised ones, unread ones, and what has the form of a page', () => {
    const pages = [{ number: 2, start: 0, end: 60, quality: 1, source: 'ocr' as const }];
    expect(told({ document: { pages } })).toEqual([]);
    expect(told({ document: { unreadPages: [2] } })).toEqual([]);
    expect(told({ document: { unreadPages: [1] } })).toHaveLength(1);
    expect(told({ images: [image({ width: 800, height: 1130 })] })).toEqual([]);
    expect(told({ images: [image({ width: 490, height: 690 })] })).toHaveLength(1);
    expect(told({ images: [image({ width: 1130, height: 800 })] })).toHaveLength(1);
  });

  it('leaves out what stands on several pages of a file, and pages without the caption of a figure', () => {
    expect(told({ images: [image(), image({ page: 3 })] })).toEqual([]);
    expect(told({ images: [image(), image({ page: 3, hash: '0f1e2d3c4b5a6979' })] })).toEqual([]);
    expect(told({ images: [image(), image({ page: 3, hash: 'ffff0000ffff0000' })] })).toHaveLength(1);
    expect(told({ captions: [caption('两年的产量', { page: 1 })] })).toEqual([]);
    expect(told({ captions: [caption('样地概况', { kind: 'table' })] })).toEqual([]);
  });

  it('leaves out a figure whose every caption names a source or cites one', () => {
    for (const text of ['产量（引自文献）', '产量，来源：统计年鉴', 'Yield, adapted from Li (2015)', '产量 © 出版社'])
      expect(told({ captions: [caption(text)] })).toEqual([]);
    const cited = { citations: [{ span: { start: 15, end: 18 }, kind: 'numbered' as const, references: [0] }] };
    expect(told({ structure: cited })).toEqual([]);
    expect(told({ captions: [caption('产量（引自文献）'), caption('气温')] })).toHaveLength(1);
    for (const text of ['Energy source of the herd', '土壤碳来源的比例', '根据实测数据绘制的等值线'])
      expect(told({ captions: [caption(text)] })).toHaveLength(1);
  });

  it('takes maps, flow charts and the like as no research figure, and a Word file’s pictures as none that can be told', () => {
    const kinds = (text: string) => told({ captions: [caption(text)] }).map(({ distinctive }) => distinctive);
    expect(kinds('研究区位置')).toEqual([false]);
    expect(kinds('技术路线')).toEqual([false]);
    expect(kinds('Flow chart of the study')).toEqual([false]);
    expect(kinds('各处理的产量')).toEqual([true]);
    const noPage: ImageHash = { hash: HASH, downHash: DOWN, width: 400, height: 300 };
    expect(told({ images: [noPage] }).map(({ distinctive, picture }) => [distinctive, picture.captions, picture.page])).toEqual([
      [false, [], undefined],
    ]);
    expect(told({ images: [noPage], captions: [] })).toEqual([]);
  });

  it('looks at papers and books alone: no certificates, no seals, no files that were not read', () => {
    expect(told({ kind: 'patent', folder: 'patents' })).toEqual([]);
    expect(told({ folder: 'certificates' })).toEqual([]);
    const { dossier } = artifacts({ works: [work('p1', { files: ['papers/p.pdf'] })] });
    expect(tellingPictures(dossier, [])).toEqual([]);
  });
});
