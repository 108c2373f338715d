import { OUTCOMES, type Outcome } from '../domain/outcome.ts';
import type { ScanContext } from './input.ts';
import { compareText, firstOf } from './order.ts';

/** The part that every report of a scan has in common, its lists in order. */
export function scanFactsOf(context: ScanContext) {
  return {
    schemaVersion: 1 as const,
    tool: context.tool,
    ...(context.scannedAt === undefined ? {} : { scannedAt: context.scannedAt }),
    batch: context.batch,
    seed: context.batch.seed,
    policy: context.policy,
    lists: [...context.lists].sort((a, b) =>
      firstOf(compareText(a.list, b.list), compareText(a.edition, b.edition), compareText(a.hash, b.hash), compareText(a.source, b.source)),
    ),
    index: { ...context.index, corpus: [...context.index.corpus].sort(compareText) },
  };
}

export type OutcomeCounts = Record<Outcome, number>;

/** @returns how many there are of each outcome, zero included, and the gravest present. */
export function countOutcomes(outcomes: readonly Outcome[]): { counts: OutcomeCounts; worst?: Outcome } {
  const counts: OutcomeCounts = { veto: 0, 'not-counted': 0, downgraded: 0, 'needs-verification': 0, advisory: 0, unknown: 0, pass: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  const worst = OUTCOMES.find((outcome) => counts[outcome] > 0);
  return { counts, ...(worst === undefined ? {} : { worst }) };
}
