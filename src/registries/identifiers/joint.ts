import type { PatentKind } from '../../domain/work.ts';
import { regionsOfPlace } from '../places.ts';
import type { CnNumber } from './cn.ts';
import type { Isbn } from './isbn.ts';
import type { PatentNumber } from './patent.ts';

/** Tests that need two facts at once. Each says what does not fit; undefined when it fits or can't be told. */

/** Thirteen digits are the rule from 2007-01-01: a book dated later with ten alone is worth a look. */
export const tenDigitIsbnTooLate = (isbn: Isbn, issueMonth: string | undefined): boolean =>
  isbn.writtenAs === 10 && issueMonth !== undefined && issueMonth >= '2007-01';

/** A serial number of the network range on a journal shown as printed. */
export const networkSerialAsPrint = (cn: CnNumber, claimedMedium: 'print' | 'network' | undefined): boolean =>
  claimedMedium === 'print' && cn.medium === 'network';

export const patentKindDiffers = (patent: PatentNumber, claimed: PatentKind | undefined): boolean =>
  claimed !== undefined && patent.kind !== claimed;

/** The application number carries its filing year, which can't be later than the claim's date. */
export const patentFiledAfter = (patent: PatentNumber, claimMonth: string | undefined): boolean =>
  patent.form === 'application' && claimMonth !== undefined && patent.year > Number(claimMonth.slice(0, 4));

/** CIP data are drawn up before printing, as a rule no more than two years before. */
export const cipYearFits = (cipYear: number, publicationYear: number): boolean =>
  cipYear <= publicationYear && cipYear >= publicationYear - 2;

/** The first two digits of a CN are the region where the serial is published. A place that names no region we know says nothing. */
export function cnRegionDiffers(cn: CnNumber, place: string | undefined): boolean {
  const regions = place === undefined ? [] : regionsOfPlace(place);
  // 10 and 11 are both Beijing, and the table gives both for it.
  return regions.length > 0 && !regions.includes(cn.region);
}
