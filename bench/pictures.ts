// Picture hashes: how far the same picture gets from itself when it is stored anew, how near unrelated pictures come, what the index costs.
// Usage: npx tsx bench/pictures.ts [--each 500] [--documents DIR] [--dossiers 1000]   Prints figures; asserts none.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { decode, encode } from 'jpeg-js';
import type { ImageHash } from '../src/domain/document.ts';
import { applicantId, documentId, workId } from '../src/domain/ids.ts';
import { createExtractionPool } from '../src/ingest/extract/extraction-pool.ts';
import { type Pixels, pictureHash } from '../src/ingest/extract/structure/difference-hash.ts';
import { openArtifactStore } from '../src/pipeline/artifact-store.ts';
import { bitsOf, distanceOf, LARGEST_DISTANCE, setBits } from '../src/pipeline/gather/picture-bits.ts';
import { RATIO_TOLERANCE, sharedPictures } from '../src/pipeline/gather/shared-pictures.ts';
import type { ReadDossier } from '../src/pipeline/scan-model.ts';
import { DRAWN_KINDS, drawPicture, pixelsOf, randomFrom, resized } from './drawn-pictures.ts';

const { values } = parseArgs({
  options: {
    each: { type: 'string', default: '500' },
    documents: { type: 'string' },
    dossiers: { type: 'string', default: '1000' },
  },
});
const each = Number(values.each);
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-bench-'));
const archive = path.resolve(import.meta.dirname, '../../shared/data/documents/documents-dev.tar.gz');
/** Distances shown one by one. */
const SHOWN = 2 * LARGEST_DISTANCE + 4;
/** Pictures of a kind that are stored anew. */
const STORED_ANEW = 60;

const wholeHash = ({ hash, downHash = '' }: Pick<ImageHash, 'hash' | 'downHash'>): string => hash + downHash;
function bitsOfPixels(pixels: Pixels): Uint32Array | undefined {
  const hash = pictureHash(pixels);
  return hash?.downHash === undefined ? undefined : bitsOf(wholeHash(hash));
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
function spread(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  return `median ${quantile(sorted, 0.5)}, nine of ten ${quantile(sorted, 0.9)}, most ${quantile(sorted, 1)}`;
}

function asJpeg({ grey, height, width }: ReturnType<typeof drawPicture>, quality: number): Pixels {
  const data = new Uint8Array(width * height * 4);
  grey.forEach((value, at) => data.set([value, value, value, 255], at * 4));
  const { data: read } = decode(encode({ data, width, height }, quality).data);
  return { width, height, brightness: (x, y) => read[(y * width + x) * 4] ?? 0 };
}

function drawn(kind: string): void {
  const hashes: Uint32Array[] = [];
  const shapes: number[] = [];
  const anew = new Map<string, number[]>();
  for (let seed = 0; seed < each; seed++) {
    const picture = drawPicture(kind, seed * 7919 + kind.length);
    const bits = bitsOfPixels(pixelsOf(picture));
    if (bits === undefined) continue;
    hashes.push(bits);
    shapes.push(picture.width / picture.height);
    if (seed >= STORED_ANEW) continue;
    const forms: readonly (readonly [string, Pixels])[] = [
      ['JPEG of quality 40', asJpeg(picture, 40)],
      ['at 73 %', pixelsOf(resized(picture, 0.73))],
      ['at half size', pixelsOf(resized(picture, 0.5))],
    ];
    for (const [name, pixels] of forms) {
      const other = bitsOfPixels(pixels);
      anew.set(name, [...(anew.get(name) ?? []), other === undefined ? 128 : distanceOf(bits, other)]);
    }
  }
  const near = Array.from({ length: SHOWN + 1 }, () => 0);
  let [pairs, alike] = [0, 0];
  for (const [at, a] of hashes.entries())
    for (const [after, b] of hashes.slice(at + 1).entries()) {
      pairs++;
      const distance = distanceOf(a, b);
      if (distance <= SHOWN) near[distance] = (near[distance] ?? 0) + 1;
      const shape = Math.log((shapes[at] ?? 1) / (shapes[at + 1 + after] ?? 1));
      if (distance <= LARGEST_DISTANCE && Math.abs(shape) <= RATIO_TOLERANCE) alike++;
    }
  const detail = hashes.map((bits) => Math.min(setBits(bits), 128 - setBits(bits))).sort((a, b) => a - b);
  print(
    `${kind}: ${pairs} unrelated pairs, by distance 0 to ${SHOWN}: ${near.join(' ')}; alike in shape too ${alike}; least detail of 99 in 100: ${quantile(detail, 0.01)}`,
  );
  for (const [name, distances] of anew) print(`  itself as ${name}: ${spread(distances)}`);
}

async function ofDocuments(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const pool = createExtractionPool({ size: 2, timeoutMs: 20_000 });
  const found: { file: string; bits: Uint32Array; image: ImageHash }[] = [];
  const next = files.values();
  const read = async (): Promise<void> => {
    for (const entry of next) {
      const file = path.join(entry.parentPath, entry.name);
      const result = await pool.extract({ path: file, displayPath: entry.name });
      const images = result.status === 'read' ? (result.document.structure?.images ?? []) : [];
      for (const image of images) if (image.downHash !== undefined) found.push({ file, bits: bitsOf(wholeHash(image)), image });
    }
  };
  await Promise.all([read(), read()]);
  pool.close();
  const near = new Map<number, string[]>();
  let pairs = 0;
  for (const [at, a] of found.entries())
    for (const b of found.slice(at + 1)) {
      if (a.file === b.file) continue;
      pairs++;
      const distance = distanceOf(a.bits, b.bits);
      if (distance <= SHOWN) near.set(distance, [...(near.get(distance) ?? []), `${placeOf(a)} and ${placeOf(b)}`]);
    }
  print(`${files.length} documents, ${found.length} pictures, ${pairs} pairs of different files`);
  for (const [distance, places] of [...near].sort(([a], [b]) => a - b))
    print(`  distance ${distance}: ${places.length}, as ${places.slice(0, 3).join('; ')}`);
}
const placeOf = ({ file, image }: { readonly file: string; readonly image: ImageHash }): string =>
  `${path.basename(file)} page ${image.page ?? '?'} (${image.width} × ${image.height})`;

/** Random pictures, twenty a dossier in four works. */
async function index(dossiers: number): Promise<void> {
  const random = randomFrom(1);
  const word = (): string =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const all = Array.from({ length: dossiers }, (_, at): ReadDossier => {
    const id = `a${at}`;
    const works = ['w1', 'w2', 'w3', 'w4'].map((work) => ({
      id: workId(work),
      kind: 'paper' as const,
      title: `${id} ${work}`,
      authors: [id],
      correspondingAuthors: [],
      representative: false,
      files: [],
    }));
    const pictures = Array.from({ length: 20 }, (__, of) => ({
      work: workId(`w${(of % 4) + 1}`),
      distinctive: true,
      picture: {
        document: documentId(id.padStart(64, '0')),
        label: 'papers/p.pdf',
        page: 2,
        captions: [],
        width: 400,
        height: 300,
        hash: word() + word() + word() + word(),
      },
    }));
    return {
      dossier: {
        applicant: { id: applicantId(id), formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
        works,
        files: [],
        manifest: { kind: 'none' },
        inferred: [],
        problems: [],
      },
      pictures,
      folder: '.',
      extractionOf: () => undefined,
    };
  });
  const began = process.cpuUsage();
  const shared = await sharedPictures(all, openArtifactStore(scratch));
  const { system, user } = process.cpuUsage(began);
  print(
    `index of ${dossiers * 20} random pictures in ${dossiers} dossiers: ${((user + system) / 1000 / dossiers).toFixed(3)} ms of processor time a dossier, ${shared.flat().length} pairs found`,
  );
}

try {
  await index(Number(values.dossiers));
  for (const kind of DRAWN_KINDS) drawn(kind);
  if (values.documents === undefined && !existsSync(archive))
    print(`no documents: ${path.basename(archive)} is absent and --documents names none`);
  else {
    if (values.documents === undefined) spawnSync('tar', ['-xzf', archive, '-C', scratch]);
    await ofDocuments(values.documents ?? scratch);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
