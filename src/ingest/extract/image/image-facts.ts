import type { ImageFacts } from '../../../domain/image-facts.ts';
import { imageHeaders } from './image-headers.ts';
import { measureInk } from './measure-ink.ts';
import { decodePixels } from './pixels.ts';
import { readCodes } from './read-codes.ts';

const FORMATS: readonly (readonly [signature: string, format: ImageFacts['format']])[] = [
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF8', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['BM', 'bmp'],
  ['RIFF', 'webp'],
];

/**
 * What a picture file states of itself and what its pixels show. Bounded: pictures of more than 40 million pixels are not opened.
 * @returns undefined when the bytes are no picture
 */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const format = FORMATS.find(([signature]) => head.startsWith(signature))?.[1];
  if (format === undefined) return undefined;
  const header = imageHeaders(bytes);
  const size = header.widthPx === undefined || header.heightPx === undefined ? undefined : header.widthPx * header.heightPx;
  const pixels = decodePixels(bytes, format, size);
  return {
    format,
    ...header,
    ...(pixels === undefined ? {} : { codes: readCodes(pixels), ink: measureInk(pixels) }),
  };
}
