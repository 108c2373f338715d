import { seededRandom } from '../../../src/checks/burst-output/statistics/seeded-random.ts';
import { addMonths } from '../../../src/domain/dates.ts';
import type { BatchInfo, Dossier } from '../../../src/domain/dossier.ts';
import type { Work } from '../../../src/domain/work.ts';
import { artifacts, work } from '../../support/check-artifacts.ts';

const KINDS = ['paper', 'paper', 'paper', 'patent', 'software-copyright'] as const;
const MONTHS = 60;

/** A made batch: each applicant has between `least` and `most` works on months drawn evenly; the first `bursts` put most of theirs in one quarter. */
export function simulatedBatch(
  seed: string,
  applicants: number,
  { bursts = 0, least = 0, most = 14 } = {},
): { batch: BatchInfo; dossiers: Dossier[] } {
  const random = seededRandom(seed);
  const month = (back: number): string => addMonths('2024-12', -back);
  const dossiers = Array.from({ length: applicants }, (_, applicant) => {
    const count = least + Math.floor(random() * (most - least + 1));
    const burst = applicant < bursts;
    const from = Math.floor(random() * (MONTHS - 3));
    const works = Array.from({ length: burst ? Math.max(8, count) : count }, (__, i): Work => {
      const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'paper';
      const back = burst && i < 7 ? from + Math.floor(random() * 3) : Math.floor(random() * MONTHS);
      return work(`w${i}`, { kind, issueDate: month(back) });
    });
    return { ...artifacts({ works }).dossier };
  });
  return { batch: { name: 'simulated', policyPack: 'gansu-2019-90', seed, closingDate: '2024-12-31' }, dossiers };
}
