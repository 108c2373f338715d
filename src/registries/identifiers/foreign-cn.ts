import { parseCn } from './cn.ts';
import { plain } from './parsed.ts';

/** Why a number that is written like a CN is none of the mainland register (GB/T 9999.1-2018). */
export type ForeignCnGround =
  /** `CN(HK)1234/R`, `HKCN 98-…`: letters where a region code belongs. */
  | 'letters'
  /** `CN98-0315/G4`: two digits that are no region. */
  | 'region'
  /** `CN62-1000/G-增`: something is appended. */
  | 'appended'
  /** `甘新出准印（2019）001号`: a permit for internal material. */
  | 'internal-permit';

const LETTERS = /^(?:CN\s*[（(]?\s*[A-Z]{1,4}\s*[)）]?|[A-Z]{2,4}\s*[-·]?\s*CN)\s*[-/]?\s*\d/u;
const INTERNAL = /准印|内部资料|连内|内刊|\(K\)|[（(]连[)）]/u;
const WITH_TAIL =
  /^((?:CN\s*:?\s*)?\d{2}\s*-\s*\d{4}(?:\s*\/\s*[A-Z]{1,2}\d{0,2})?)\s*[-—–(（]?\s*([\p{Script=Han}A-Z(（][^\s]*)\s*[)）]?$/u;

/** @returns on what ground the number is no CN of the mainland register; undefined for a CN, and for what is merely mistyped. */
export function foreignCn(text: string): ForeignCnGround | undefined {
  const written = plain(text).toUpperCase();
  const parsed = parseCn(written);
  if (parsed.ok) return undefined;
  if (INTERNAL.test(written)) return 'internal-permit';
  if (parsed.reason === 'unknown-region') return 'region';
  if (LETTERS.test(written)) return 'letters';
  const tail = WITH_TAIL.exec(written);
  const [, number] = tail ?? [];
  return number !== undefined && parseCn(number).ok ? 'appended' : undefined;
}
