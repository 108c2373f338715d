import { describe, expect, it } from 'vitest';
import { completed, run, states, told } from '../../../tests/support/check-artifacts.ts';
import type { ImageFacts } from '../../domain/image-facts.ts';
import type { CertificateRecord, SealRecord } from '../../domain/procedure.ts';
import type { FileDocument } from '../artifacts.ts';
import { compareCode } from './compare-code.ts';
import { isAtLeastDpi } from './resolution.ts';
import { sealAndCertificate } from './seal-and-certificate.ts';

const SEALS = { seals: { sealFormats: ['jpg', 'pdf'], sealResolutionDpi: 600 } };
const LABELS = { number: ['证书编号', 'certNo'], name: ['姓名'] };
const CERTIFICATES = { certificates: { codeNumberLabels: LABELS.number, codeNameLabels: LABELS.name } };
const ERROR = { code: 'format-unsupported', message: 'm', mend: 'm' };
const document = (path: string, image?: ImageFacts): FileDocument => ({
  path,
  kind: 'seals',
  result: { status: 'unreadable', format: 'unknown', error: ERROR, ...(image === undefined ? {} : { image }) },
});
const DPI_600 = { x: 600, y: 600, unit: 'inch', source: 'jfif' } as const;
const seal = (image: Partial<ImageFacts>, record: SealRecord = { inspected: true }) =>
  run(sealAndCertificate, SEALS, {
    dossier: { seals: [{ file: 'seals/a.jpg', ...record }] },
    artifacts: { documents: [document('seals/a.jpg', { format: 'jpeg', resolution: DPI_600, ...image })] },
  });
const certificate = (codes: readonly string[] | undefined, record: CertificateRecord = {}) =>
  run(sealAndCertificate, CERTIFICATES, {
    dossier: { certificates: [{ file: 'certificates/c.png', electronic: true, number: 'GS-2019-001', ...record }] },
    artifacts: { documents: [document('certificates/c.png', { format: 'png', ...(codes === undefined ? {} : { codes }) })] },
  });
const codes = (outcome: ReturnType<typeof seal>) => told(sealAndCertificate, outcome);

describe('seal impressions', () => {
  it('as asked: JPG or PDF at 600 dpi, looked at by a person', () => {
    expect(codes(seal({}))).toEqual([]);
    expect(states(seal({}))).toEqual(['checked']);
    expect(codes(seal({ format: 'pdf', resolution: { x: 599, y: 601, unit: 'inch', source: 'pdf' } }))).toEqual([]);
  });

  it('another format, a coarser scan, marks at the edge, a turned picture, a fault seen', () => {
    expect(codes(seal({ format: 'png' }))).toEqual(['seal-format: needs-verification']);
    expect(codes(seal({ resolution: { ...DPI_600, y: 300 } }))).toEqual(['seal-resolution: needs-verification']);
    expect(codes(seal({ ink: { share: 0.2, touchesEdge: true, contrast: 0.5 } }))).toEqual(['seal-cut-off: needs-verification']);
    expect(codes(seal({ orientation: 6 }))).toEqual(['seal-not-upright: needs-verification']);
    expect(codes(seal({}, { inspected: false }))).toEqual(['seal-faulty: needs-verification']);
  });

  it('600 dpi in dots to the centimetre or metre is 600 dpi', () => {
    expect(isAtLeastDpi({ x: 236, y: 236, unit: 'cm', source: 'jfif' }, 600)).toBe(true);
    expect(isAtLeastDpi({ x: 235, y: 236, unit: 'cm', source: 'jfif' }, 600)).toBe(false);
    expect(isAtLeastDpi({ x: 23622, y: 23622, unit: 'metre', source: 'png-phys' }, 600)).toBe(true);
    expect(isAtLeastDpi({ x: 599, y: 600, unit: 'inch', source: 'exif' }, 600)).toBe(false);
  });

  it('no stated resolution, nobody’s look, no facts or no file: could not tell', () => {
    expect(states(seal({}, {}))).toEqual(['could-not-tell']);
    const unstated = { format: 'jpeg' } as const;
    const given = (documents: readonly FileDocument[]) =>
      run(sealAndCertificate, SEALS, { dossier: { seals: [{ file: 'seals/a.jpg', inspected: true }] }, artifacts: { documents } });
    expect(states(given([document('seals/a.jpg', unstated)]))).toEqual(['could-not-tell']);
    expect(states(given([document('seals/a.jpg')]))).toEqual(['could-not-tell']);
    expect(states(given([]))).toEqual(['could-not-tell']);
    const file = { path: 'seals/a.jpg', kind: 'seals' as const, bytes: 1, sha256: 'a' };
    expect(states(run(sealAndCertificate, SEALS, { dossier: { files: [file] } }))).toEqual(['could-not-tell']);
    expect(run(sealAndCertificate, { ...SEALS, ...CERTIFICATES }, {}).status).toBe('not-applicable');
  });
});

it('says in words where a resolution was read', () => {
  const [finding] = completed(seal({ resolution: { ...DPI_600, x: 300 } })).findings;
  expect(sealAndCertificate.describe(finding!).statement.zh).toContain('300dpi（据JPG文件头）');
});

describe('certificates', () => {
  it('a code that names number or holder is held against the dossier', () => {
    expect(codes(certificate(['证书编号：GS2019001 姓名：陈知行']))).toEqual(['code-agrees: pass']);
    expect(codes(certificate(['证书编号：GS2019002 姓名：陈知行']))).toEqual(['code-differs: needs-verification']);
    expect(codes(certificate(['姓名：李四']))).toEqual(['code-differs: needs-verification']);
    expect(completed(certificate(['https://x.cn/v?certNo=GS-2019-009'])).findings).toMatchObject([
      { params: { shown: 'GS-2019-009', stated: 'GS-2019-001' } },
    ]);
  });

  it('an address with a key alone proves nothing either way', () => {
    const outcome = certificate(['https://www.example.cn/verify?k=8f3a9c']);
    expect(states(outcome)).toEqual(['could-not-tell']);
    expect(completed(outcome).findings).toEqual([]);
  });

  it('no code on an electronic certificate is to be verified; on paper there is none', () => {
    expect(codes(certificate([]))).toEqual(['no-code: needs-verification']);
    expect(certificate([], { electronic: false }).status).toBe('not-applicable');
    expect(states(certificate(undefined))).toEqual(['could-not-tell']);
    const unstated = { file: 'certificates/c.png' };
    const documents = [document('certificates/c.png', { format: 'png', codes: [] })];
    expect(states(run(sealAndCertificate, CERTIFICATES, { dossier: { certificates: [unstated] }, artifacts: { documents } }))).toEqual([
      'could-not-tell',
    ]);
  });

  it('compares whole values: a longer number that contains the stated one does not agree', () => {
    expect(compareCode('GS-2019-0012', { number: 'GS-2019-001' }, LABELS)).toEqual({ answer: 'cannot-be-compared' });
    expect(compareCode('https://x.cn/GS-2019-001/show', { number: 'gs2019001' }, LABELS)).toEqual({ answer: 'agrees', on: ['number'] });
    expect(compareCode('%E5%A7%93%E5%90%8D=%E9%99%88%E7%9F%A5%E8%A1%8C', { name: '陈知行' }, LABELS)).toEqual({
      answer: 'agrees',
      on: ['name'],
    });
    expect(compareCode('%E5%', { number: '' }, LABELS)).toEqual({ answer: 'cannot-be-compared' });
  });
});

it('takes seals and certificates alone for such, and says what an unreadable code reads', () => {
  const file = (kind: 'papers' | 'certificates') => ({ path: `${kind}/a.jpg`, kind, bytes: 1, sha256: 'a' });
  expect(run(sealAndCertificate, SEALS, { dossier: { files: [file('papers'), file('certificates')] } }).status).toBe('not-applicable');
  const text = `https://www.example.cn/verify?k=${'8'.repeat(200)}`;
  const [covered] = completed(certificate([text])).covered;
  expect(covered!.reason!.zh).toContain(`“${text.slice(0, 120)}”`);
  expect(covered!.reason!.en).toContain(`“${text.slice(0, 120)}”`);
});
