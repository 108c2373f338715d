import { ocrUnavailable } from './ocr-errors.ts';
import { openOcrModels } from './ocr-models.ts';
import { recognisePage } from './recognise-page.ts';

const SIDE = 64;

/**
 * Recognises an empty picture in this process.
 * @throws IntegrityError `ocr-unavailable`.
 */
export async function tryOcr(): Promise<void> {
  try {
    await recognisePage(await openOcrModels(), { width: SIDE, height: SIDE, rgba: new Uint8Array(SIDE * SIDE * 4).fill(255) });
  } catch (error) {
    throw ocrUnavailable(error);
  }
}
