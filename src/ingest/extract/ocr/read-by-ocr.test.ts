import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quarterTurns, seal, seededRandom } from '../../../../bench/degrade.ts';
import { hanEdits } from '../../../../bench/han-error.ts';
import { loadText } from '../../../../fixtures/generator/source-text.ts';
import { extractInProcess } from '../extract-in-process.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';
import { renderPdfPages } from '../pdf/render-page.ts';
import { openOcrModels } from './ocr-models.ts';
import { recognisePage } from './recognise-page.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../../fixtures/dossiers/a13-scan/papers/${name}`, import.meta.url));
const auto = { mode: 'auto', maxPages: 5 } as const;
const bodyOf = (id: string): string =>
  loadText(id)
    .blocks.map(({ text }) => text)
    .join('');

describe('text recognition', () => {
  it('reads a scan, and says of its page and of the file that it did', async () => {
    const result = await extractInProcess(fixture('charcoal.pdf'), { path: 'papers/charcoal.pdf', ocr: auto });
    if (result.status !== 'read') throw new Error(result.error.message);
    const { document } = result;
    const body = document.text.slice(document.text.indexOf('出土情况'), document.text.indexOf('参考文献'));
    const { characters, edits } = hanEdits(bodyOf('scan-note'), body);
    expect(edits / characters).toBeLessThan(0.02);
    expect(document.text).toContain('9901-0119');
    expect(document.pages).toMatchObject([{ number: 1, source: 'ocr' }]);
    expect(document.pages[0]?.confidence).toBeGreaterThan(0.9);
    expect(document.unreadPages).toEqual([]);
    expect(document.warnings.map(({ code }) => code)).toEqual(['text-by-ocr']);
    // What is read off a recognised page is no surer than the page.
    expect(document.metadata.title?.value).toBe('陶窑遗址炭屑的树种与取薪范围');
    expect(document.metadata.title?.confidence).toBeLessThan(1);
  }, 60_000);

  it('says so when a page cannot be read by anyone, and keeps no guess of it', async () => {
    const result = await extractInProcess(fixture('kiln-road.png'), { path: 'papers/kiln-road.png', ocr: auto });
    expect(result).toMatchObject({ status: 'read', document: { format: 'image', text: '', quality: 'none', unreadPages: [1] } });
    if (result.status === 'read') expect(result.document.warnings.map(({ code }) => code)).toEqual(['ocr-unreadable']);
  }, 60_000);

  it('leaves pictures and scans unread, by name, when it is off', async () => {
    await expect(extractInProcess(fixture('kiln-road.png'), { path: 'a.png' })).resolves.toMatchObject({ error: { code: 'ocr-off' } });
    const scan = await extractInProcess(fixture('charcoal.pdf'), { path: 'a.pdf' });
    expect(scan.status === 'read' ? scan.document.warnings.map(({ code }) => code) : []).toEqual(['no-text-layer']);
  });

  it('reads a page on its head with a seal over the text', async () => {
    const [page] = await renderPdfPages(fixture('charcoal.pdf'), 'a', [1], 1400, DEFAULT_EXTRACTION_LIMITS);
    if (page === undefined) throw new Error('no page');
    // Abstract and body: the rest only costs time.
    const [top, bottom] = [Math.round(page.height * 0.3), Math.round(page.height * 0.56)];
    const part = { width: page.width, height: bottom - top, rgba: page.rgba.slice(top * page.width * 4, bottom * page.width * 4) };
    const stamped = seal(0.5, 0.6, 0.2)(part, seededRandom(7));
    const { lines, turned } = await recognisePage(await openOcrModels(), quarterTurns(2)(stamped, seededRandom(7)));
    expect(turned).toBe(2);
    const body = lines.map(({ text }) => text).join('');
    const words = ['挑出', '体视镜', '松属占六成八', '应取自海拔较高的阴坡', '近于拾来的枝条'].filter((word) =>
      bodyOf('scan-note').includes(word),
    );
    for (const word of words) expect(body).toContain(word);
    expect(words.length).toBeGreaterThanOrEqual(4);
  }, 60_000);

  it('reads a red heading beside black print', async () => {
    const [page] = await renderPdfPages(fixture('charcoal.pdf'), 'a', [1], 1400, DEFAULT_EXTRACTION_LIMITS);
    if (page === undefined) throw new Error('no page');
    const [top, middle, bottom] = [0.3, 0.36, 0.44].map((share) => Math.round(page.height * share) * page.width * 4);
    const part = {
      width: page.width,
      height: Math.round(page.height * 0.44) - Math.round(page.height * 0.3),
      rgba: page.rgba.slice(top, bottom),
    };
    const plain = await recognisePage(await openOcrModels(), part);
    for (let at = 0; at < (middle ?? 0) - (top ?? 0); at += 4) part.rgba[at] = Math.max(215, part.rgba[at] ?? 0);
    const red = await recognisePage(await openOcrModels(), part);
    const han = ({ lines }: typeof red): string => lines.map(({ text }) => text).join('');
    expect(plain.lines.length).toBeGreaterThan(3);
    const { characters, edits } = hanEdits(han(plain), han(red));
    expect(edits / characters).toBeLessThan(0.03);
  }, 60_000);
});
