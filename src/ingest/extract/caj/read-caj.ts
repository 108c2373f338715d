import { type CodedError, IntegrityError } from '../../../domain/errors.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import type { ReadDocument } from '../read-document.ts';
import { pdfOfCaj, pdfOfKdh } from './caj-pdf.ts';

/**
 * Reads the PDF that a CAJ or KDH file wraps.
 * @throws IntegrityError `caj-page-images` for the kinds (HN, C8, TEB) that hold pages in a form of their own, `caj-broken`, and what readPdf throws.
 */
export async function readCaj(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('KDH ')) return wrapped(await readInner(pdfOfKdh(bytes), file, limits), []);
  if (!head.startsWith('CAJ\0')) throw pageImages(file, head.startsWith('HN') ? 'HN' : head.startsWith('TEB') ? 'TEB' : 'C8');
  const found = pdfOfCaj(bytes);
  if (found === undefined) throw cajBroken(file);
  const { pdf, pages, statedPages } = found;
  return wrapped(await readInner(pdf, file, limits), pages === statedPages ? [] : [pagesMissing(file, pages, statedPages)]);
}

async function readInner(pdf: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  try {
    return await readPdf(pdf, file, limits);
  } catch (error) {
    throw error instanceof IntegrityError && error.code === 'pdf-broken' ? cajBroken(file) : error;
  }
}

const wrapped = (read: ReadDocument, warnings: readonly CodedError[]): ReadDocument => ({
  ...read,
  extractorId: `${EXTRACTOR_IDS.caj}+${read.extractorId}`,
  warnings: [...read.warnings, ...warnings],
});

const pageImages = (file: string, kind: string): IntegrityError =>
  new IntegrityError(
    'caj-page-images',
    `${file} is a CAJ document of the kind ${kind}, which holds its pages in a form only CAJ readers draw`,
    {
      mend: 'Download the PDF version, or open it in a CAJ reader and print it to PDF.',
      file,
    },
  );

const cajBroken = (file: string): IntegrityError =>
  new IntegrityError('caj-broken', `${file} is a damaged CAJ document: the PDF it wraps cannot be found or read`, {
    mend: 'Download it again, best as PDF, or open it in a CAJ reader and print it to PDF.',
    file,
  });

const pagesMissing = (file: string, found: number, stated: number): CodedError => ({
  code: 'caj-pages-differ',
  message: `${file} states ${stated} pages; ${found} were found in it`,
  mend: 'Compare it with the PDF version, or download it again.',
  file,
});
