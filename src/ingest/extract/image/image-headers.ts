import ExifReader from 'exifreader';
import type { ImageFacts, StatedResolution } from '../../../domain/image-facts.ts';

type Header = Pick<ImageFacts, 'widthPx' | 'heightPx' | 'resolution' | 'orientation'>;
type Groups = ExifReader.ExpandedTags;

/** Reads size, resolution and orientation off a picture's headers, without its pixels. Broken headers give what can be read of them. */
export function imageHeaders(bytes: Uint8Array): Header {
  let tags: Groups;
  try {
    const copy = new Uint8Array(bytes);
    tags = ExifReader.load(copy.buffer, { expanded: true, includeUnknown: false });
  } catch {
    // A picture whose headers can't be parsed states nothing; that is what is told of it.
    return {};
  }
  const file = { ...tags.file, ...tags.png, ...tags.riff, ...tags.gif };
  const widthPx = whole(file['Image Width']);
  const heightPx = whole(file['Image Height']);
  const resolution = pngResolution(tags) ?? exifResolution(tags) ?? jfifResolution(tags);
  const orientation = whole(tags.exif?.Orientation);
  return {
    ...(widthPx === undefined ? {} : { widthPx }),
    ...(heightPx === undefined ? {} : { heightPx }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(orientation === undefined || orientation < 1 || orientation > 8 ? {} : { orientation }),
  };
}

/** @returns a tag's number; a fraction is divided out. */
function numberOf(tag: unknown): number | undefined {
  if (typeof tag !== 'object' || tag === null || !('value' in tag)) return undefined;
  const { value } = tag;
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (Array.isArray(single) && single.length === 2) return positive(Number(single[0]) / Number(single[1]));
  return positive(Number(single));
}
const positive = (value: number): number | undefined => (Number.isFinite(value) && value > 0 ? value : undefined);
const whole = (tag: unknown): number | undefined => {
  const value = numberOf(tag);
  return value === undefined ? undefined : Math.round(value);
};

function pair(x: number | undefined, y: number | undefined, rest: Pick<StatedResolution, 'unit' | 'source'>): StatedResolution | undefined {
  return x === undefined || y === undefined ? undefined : { x, y, ...rest };
}

const pngResolution = ({ png }: Groups): StatedResolution | undefined =>
  // Unit 0 states a ratio of the sides and no length.
  numberOf(png?.['Pixel Units']) === 1
    ? pair(numberOf(png?.['Pixels Per Unit X']), numberOf(png?.['Pixels Per Unit Y']), { unit: 'metre', source: 'png-phys' })
    : undefined;

function exifResolution({ exif }: Groups): StatedResolution | undefined {
  const unit = { 2: 'inch', 3: 'cm' }[numberOf(exif?.ResolutionUnit) ?? 2];
  return unit === 'inch' || unit === 'cm'
    ? pair(numberOf(exif?.XResolution), numberOf(exif?.YResolution), { unit, source: 'exif' })
    : undefined;
}

function jfifResolution({ jfif }: Groups): StatedResolution | undefined {
  const unit = { 1: 'inch', 2: 'cm' }[numberOf(jfif?.['Resolution Unit']) ?? 0];
  return unit === 'inch' || unit === 'cm'
    ? pair(numberOf(jfif?.XResolution), numberOf(jfif?.YResolution), { unit, source: 'jfif' })
    : undefined;
}
