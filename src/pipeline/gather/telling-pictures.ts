import type { Caption, ExtractedDocument, ExtractionResult, ImageHash } from '../../domain/document.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { ShownPicture } from '../../domain/evidence.ts';
import { documentId, type WorkId } from '../../domain/ids.ts';
import { comparableFiles } from './build-catalogue.ts';
import { bitsOf, distanceOf, LARGEST_DISTANCE, setBits } from './picture-bits.ts';

/** A picture that may be told from others, and whose work shows it. */
export interface HeldPicture {
  readonly work: WorkId;
  readonly picture: ShownPicture;
  /** It is a figure of its own making, as far as the captions of its page tell. */
  readonly distinctive: boolean;
}

/** Smaller ones are logos and marks. Pixels. */
const LEAST_SIDE = 120;
/** Longer ones are mastheads, rules and banners. */
const LARGEST_RATIO = 4;
/** Bits set and bits not set, of 128. Of drawn charts one in a hundred has fewer (bench/pictures.ts). */
const LEAST_DETAIL = 20;
/** Height by width of pages of paper, from Letter (1.29) to A4 (1.41), with the margins a scanner adds; and the height from which print can be read. */
const PAGE_RATIO = [1.27, 1.46] as const;
const LEAST_PAGE_HEIGHT = 700;

/** Maps, flow charts and frames of study look alike by custom, and many are taken from one source. */
const BY_CUSTOM =
  /位置|区位|行政区|地图|水系|示意|流程|技术路线|框架|结构图|组织|标志|封面|\b(?:map|location|flow\s?chart|flow diagram|schematic|framework|road ?map|logo|cover)\b/i;
/** The caption says where the figure is from. */
const CREDIT =
  /引自|转引|摘自|(?:资料|数据|图片|图)来源|来源\s?[:：]|改绘|改编|仿自|底图|审图号|据\S{1,20}(?:修改|重绘)|\b(?:adapted|reproduced|reprinted|modified|courtesy|redrawn|taken) (?:from|of|by|with)\b|\bsource\s?:|©/i;

/**
 * The pictures of a dossier's papers and books that are worth holding against others: with detail, no page of a scan, no logo or masthead,
 * and near a caption. Certificates and seals are no works with a text and are left out.
 */
export function tellingPictures(
  dossier: Dossier,
  documents: readonly { readonly path: string; readonly result: ExtractionResult }[],
): HeldPicture[] {
  const read = new Map(documents.map(({ path, result }) => [path, result]));
  return comparableFiles(dossier).flatMap(({ path, sha256, work }) => {
    const result = read.get(path);
    if (result?.status !== 'read') return [];
    const { document } = result;
    const images = document.structure?.images ?? [];
    return images
      .filter((image) => isTelling(image, document) && !repeats(image, images))
      .flatMap((image): HeldPicture[] => {
        const captions = captionsBy(image, document);
        if (captions.length === 0 || captions.every((caption) => isCredited(caption, document))) return [];
        return [
          {
            work: work.id,
            picture: shown(image, { document: documentId(sha256), label: path }, captions),
            distinctive: image.page !== undefined && captions.some(({ caption }) => !BY_CUSTOM.test(caption)),
          },
        ];
      });
  });
}

/** @returns the picture as evidence shows it; captions only where the format tells which page it stands on. */
function shown(
  { hash, downHash = '', height, page, width }: ImageHash,
  where: Pick<ShownPicture, 'document' | 'label'>,
  captions: readonly Caption[],
): ShownPicture {
  const printed = page === undefined ? [] : captions.map(({ caption, label }) => `${label} ${caption}`);
  return { ...where, ...(page === undefined ? {} : { page }), captions: printed, width, height, hash: hash + downHash };
}

function isTelling({ downHash, hash, height, page, width }: ImageHash, { pages, unreadPages }: ExtractedDocument): boolean {
  if (downHash === undefined || Math.min(width, height) < LEAST_SIDE) return false;
  if (Math.max(width, height) > LARGEST_RATIO * Math.min(width, height)) return false;
  const set = setBits(bitsOf(hash + downHash));
  if (Math.min(set, 128 - set) < LEAST_DETAIL) return false;
  const isPage = height >= LEAST_PAGE_HEIGHT && height >= PAGE_RATIO[0] * width && height <= PAGE_RATIO[1] * width;
  const isScanned =
    page !== undefined && (unreadPages.includes(page) || pages.some(({ number, source }) => number === page && source === 'ocr'));
  return !isPage && !isScanned;
}

/** What stands on several pages is furniture of the journal. */
function repeats(image: ImageHash, all: readonly ImageHash[]): boolean {
  const bits = bitsOf(image.hash + (image.downHash ?? ''));
  return all.some(
    ({ downHash, hash, page }) =>
      page !== image.page && downHash !== undefined && distanceOf(bits, bitsOf(hash + downHash)) <= LARGEST_DISTANCE,
  );
}

/** Captions of figures on the picture's page; of the whole document where the format has no pages. */
const captionsBy = ({ page }: ImageHash, { structure }: ExtractedDocument): Caption[] =>
  (structure?.captions ?? []).filter((caption) => caption.kind === 'figure' && (page === undefined || caption.page === page));

const isCredited = ({ caption, span }: Caption, { structure }: ExtractedDocument): boolean =>
  CREDIT.test(caption) ||
  structure?.citations.some((citation) => citation.span.start >= span.start && citation.span.end <= span.end) === true;
