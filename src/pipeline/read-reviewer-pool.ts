import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { IntegrityError } from '../domain/errors.ts';
import { parseReviewerPool, type ReviewerPool } from '../reviewers/parse-reviewer-pool.ts';

/** @throws IntegrityError `reviewer-pool-unreadable`, and what the pool's own reader throws. */
export async function readReviewerPool(file: string): Promise<ReviewerPool> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new IntegrityError('reviewer-pool-unreadable', `The reviewer pool ${file} can't be read`, {
      mend: 'Correct --reviewers, or the reviewerPool line of batch.yaml.',
      file,
      cause,
    });
  }
  return await parseReviewerPool(bytes, path.basename(file));
}
