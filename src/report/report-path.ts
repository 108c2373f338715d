import { createHash } from 'node:crypto';
import { maskResidentIds } from '../registries/identifiers/resident-id.ts';

/** Names Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Bytes of UTF-8; file systems allow 255 with the ending. */
const MAX_BYTES = 200;

const encoder = new TextEncoder();
const percent = (character: string): string =>
  Array.from(encoder.encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const loneSurrogate = (unit: string): string => `%u${unit.charCodeAt(0).toString(16).toUpperCase()}`;

const digest = (applicant: string): string => createHash('sha256').update(JSON.stringify(applicant)).digest('hex').slice(0, 16);

/** A folder named after an identity number gives a file name without it; the hash keeps two such apart. */
function withoutIdentityNumber(applicant: string): string {
  const masked = maskResidentIds(applicant);
  return masked === applicant ? applicant : `${masked.replaceAll('*', 'x')}~${digest(applicant)}`;
}

function shortened(name: string, applicant: string): string {
  let [kept, bytes] = ['', 0];
  for (const character of name) {
    bytes += encoder.encode(character).length;
    if (bytes > MAX_BYTES - 20) break;
    kept += character;
  }
  return `${kept}%~${digest(applicant)}`;
}

/** @returns a file name that any file system takes; an ordinary folder name stays as it is, and no two ids share one. */
export function reportFileName(applicant: string): string {
  if (applicant === '') return '%';
  const safe = applicant.replace(/[\u0000-\u001f\u007f<>:"/\\|?*%]|^[.\s]|[.\s]$/gu, percent).replace(/\p{Surrogate}/gu, loneSurrogate);
  const name = RESERVED.test(safe) ? percent(safe.slice(0, 1)) + safe.slice(1) : safe;
  return encoder.encode(name).length > MAX_BYTES ? shortened(name, applicant) : name;
}

/** @returns where an applicant's report stands, relative to the batch report. */
export const applicantReportPaths = (applicant: string): { readonly json: string; readonly html: string } => {
  const name = reportFileName(withoutIdentityNumber(applicant));
  return { json: `applicants/${name}.json`, html: `applicants/${name}.html` };
};
