import { describe, expect, it } from 'vitest';
import type { WorkClaim } from '../../checks/artifacts.ts';
import { applicantId, documentId, workId } from '../../domain/ids.ts';
import { createClaimIndex, identityKeys, titleKey } from './claims.ts';

const claim = (applicant: string, work: string, more: Partial<WorkClaim> = {}): WorkClaim => ({
  applicant: applicantId(applicant),
  work: workId(work),
  kind: 'paper',
  authors: [],
  documents: [],
  ...more,
});

describe('identityKeys', () => {
  it('has one key for the many ways to write a number', () => {
    expect(identityKeys({ doi: 'https://doi.org/10.1234/ABC' })).toEqual(identityKeys({ doi: '10.1234/abc' }));
    expect(identityKeys({ isbn: 'ISBN 978-7-5994-1127-1' })).toEqual(identityKeys({ isbn: '9787599411271' }));
    expect(identityKeys({ patentNumber: 'ZL201920538164.8' })).toEqual(identityKeys({ patentNumber: '2019205381648' }));
  });

  it('does not identify a work by a title too short to tell', () => {
    expect(titleKey('序言')).toBeUndefined();
    expect(titleKey('黄土高原 的水文！')).toBe(titleKey('黄土高原的水文'));
    expect(titleKey(undefined)).toBeUndefined();
  });
});

describe('createClaimIndex', () => {
  it('finds the claims of others that share a key, each once, and never one’s own', () => {
    const own = claim('a', 'w1', { doi: '10.1/x', title: '草场轮牧十年观察', documents: [documentId('f'.repeat(64))] });
    const same = claim('b', 'w9', { doi: '10.1/X', title: '草场轮牧十年观察' });
    const sameFile = claim('c', 'w2', { documents: [documentId('f'.repeat(64))] });
    const other = claim('d', 'w3', { doi: '10.1/y', title: '另一篇完全不同的论文' });
    const ownAgain = claim('a', 'w2', { doi: '10.1/x' });
    const index = createClaimIndex([other, sameFile, same, own, ownAgain]);
    expect(index.othersLike([own, ownAgain])).toEqual([same, sameFile]);
    expect(index.othersLike([other])).toEqual([]);
  });
});
