// First pages of invented papers in several layouts, drawn by the producers that are present.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_LAYOUTS, type Layout } from './layouts-first.ts';
import { docxProducer, libreOfficeProducer } from './render-docx.ts';
import { chromiumProducer, type Producer } from './render-html.ts';
import { pdfkitProducer } from './render-pdfkit.ts';
import { typstProducer } from './render-typst.ts';
import { inventWork, type PrintedWork } from './works.ts';

export interface FirstPage {
  readonly name: string;
  readonly layout: Layout;
  readonly producer: string;
  readonly work: PrintedWork;
  readonly bytes: Uint8Array;
}

export const LAYOUTS: readonly Layout[] = FIRST_LAYOUTS;

export async function producersPresent(): Promise<readonly Producer[]> {
  const all = [libreOfficeProducer(), await chromiumProducer(), await typstProducer(), pdfkitProducer(), docxProducer()];
  return all.filter((producer) => producer !== undefined);
}

/** Every layout by every producer, so many works each; drawn once where `kept` names a folder that exists. */
export async function* drawFirstPages(producers: readonly Producer[], layouts: readonly Layout[], each: number, seed: number, kept?: string): AsyncGenerator<FirstPage> {
  for (const [row, layout] of layouts.entries()) {
    for (const [column, producer] of producers.entries()) {
      for (let at = 0; at < each; at++) {
        const number = seed * 10_000 + row * 100 + column * 10 + at;
        const work = inventWork(number, layout.latin === true);
        const name = `${layout.id}-${number}-${producer.name}.${producer.name === 'docx' ? 'docx' : 'pdf'}`;
        yield { name, layout, producer: producer.name, work, bytes: await drawOnce(name, kept, () => producer.render(layout.compose(work, number))) };
      }
    }
  }
}

async function drawOnce(name: string, folder: string | undefined, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
  if (folder === undefined) return draw();
  const file = path.join(folder, name);
  if (existsSync(file)) return readFileSync(file);
  const bytes = await draw();
  writeFileSync(file, bytes);
  return bytes;
}
