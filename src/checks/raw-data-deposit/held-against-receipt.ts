import type { DossierFile } from '../../domain/dossier.ts';
import type { RawDataDeposit } from '../../domain/work.ts';

type Deposited = Extract<RawDataDeposit, { readonly state: 'deposited' }>;

/**
 * How the deposited files of the dossier stand to the hashes on the receipt: every one of them has to be stated there, but for the receipt
 * itself, which can't state its own.
 * @param receiptNames parts of names by which a receipt is told from data
 */
export function heldAgainstReceipt(
  { files, sha256 = [] }: Deposited,
  present: readonly DossierFile[],
  receiptNames: readonly string[],
): { readonly state: 'none-stated' | 'not-compared' | 'agrees' } | { readonly state: 'differs'; readonly files: readonly string[] } {
  if (sha256.length === 0) return { state: 'none-stated' };
  const stated = new Set(sha256);
  const isReceipt = (path: string): boolean => receiptNames.some((part) => path.toLowerCase().includes(part.toLowerCase()));
  const data = present.filter((file) => file.sha256 !== undefined && files.includes(file.path) && !isReceipt(file.path));
  if (data.length === 0) return { state: 'not-compared' };
  const differing = data.filter((file) => file.sha256 === undefined || !stated.has(file.sha256)).map(({ path }) => path);
  return differing.length === 0 ? { state: 'agrees' } : { state: 'differs', files: differing };
}
