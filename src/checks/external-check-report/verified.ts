import type { CheckReport } from '../../domain/check-report.ts';
import type { Work } from '../../domain/work.ts';
import type { AttachedReport } from '../artifacts.ts';
import type { Beside } from './verify-dossier.ts';
import type { Tested } from './verify-numbers.ts';

/** A report with everything that was held against it. */
export interface Verified {
  readonly attached: AttachedReport;
  readonly report: CheckReport;
  /** The work it belongs to, when that can be told. */
  readonly work?: Work;
  readonly tested: readonly Tested[];
  readonly beside?: Beside;
  /** Where else the same report is attached, for another work. */
  readonly elsewhere: AttachedReport['sameAs'];
}
