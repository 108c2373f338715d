// First pages of invented papers in several layouts, drawn by the producers that are present.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_LAYOUTS, type Layout } from './layouts-first.ts';
import { HELD_OUT_LAYOUTS } from './layouts-held-out.ts';
import { ROUND_FOUR } from './layouts-round-4.ts';
import { ROUND_FIVE } from './layouts-round-5.ts';
import { ROUND_SIX } from './layouts-round-6.ts';
import { ROUND_SEVEN } from './layouts-round-7.ts';
import { ROUND_EIGHT } from './layouts-round-8.ts';
import { ROUND_NINE } from './layouts-round-9.ts';
import { SECOND_HELD_OUT_LAYOUTS } from './layouts-second-held-out.ts';
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

/** In the order they were written; every round was drawn and read for the first time only when it was whole. */
export const ROUNDS: readonly (readonly Layout[])[] = [
  FIRST_LAYOUTS,
  HELD_OUT_LAYOUTS,
  SECOND_HELD_OUT_LAYOUTS,
  ROUND_FOUR,
  ROUND_FIVE,
  ROUND_SIX,
  ROUND_SEVEN,
  ROUND_EIGHT,
  ROUND_NINE,
];
export const LAYOUTS: readonly Layout[] = ROUNDS.flat();

export async function producersPresent(): Promise<readonly Producer[]> {
  const all = [libreOfficeProducer(), await chromiumProducer(), await typstProducer(), pdfkitProducer(), docxProducer()];
  return all.filter((producer) => producer !== undefined);
}

type Drawing = Omit<FirstPage, 'bytes'> & { readonly number: number };

/** Every layout by every producer, so many works each; drawn once where `kept` names a folder that exists. */
export async function* drawFirstPages(
  producers: readonly Producer[],
  layouts: readonly Layout[],
  each: number,
  seed: number,
  kept?: string,
): AsyncGenerator<FirstPage> {
  for (const [column, producer] of producers.entries()) {
    const drawings = layouts.flatMap((layout) =>
      Array.from({ length: each }, (_, at): Drawing => {
        const number = seed * 10_000 + LAYOUTS.indexOf(layout) * 100 + column * 10 + at;
        const name = `${layout.id}-${number}-${producer.name}.${producer.name === 'docx' ? 'docx' : 'pdf'}`;
        return { name, layout, producer: producer.name, number, work: inventWork(number, layout.latin === true, layout.stock) };
      }),
    );
    const wanted = drawings.filter(({ name }) => kept === undefined || !existsSync(path.join(kept, name)));
    const sheets = wanted.map(({ layout, work, number }) => layout.compose(work, number));
    const drawn = producer.renderAll !== undefined && sheets.length > 0 ? await producer.renderAll(sheets) : undefined;
    for (const drawing of drawings) {
      const at = wanted.indexOf(drawing);
      yield { ...drawing, bytes: await bytesOf(at) };

      async function bytesOf(place: number): Promise<Uint8Array> {
        const sheet = sheets[place];
        if (sheet === undefined) return readFileSync(path.join(kept ?? '.', drawing.name));
        const bytes = drawn?.[place] ?? (await producer.render(sheet));
        if (kept !== undefined) writeFileSync(path.join(kept, drawing.name), bytes);
        return bytes;
      }
    }
  }
}
