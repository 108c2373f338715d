import { describe, expect, it } from 'vitest';
import { sampleInput } from '../../../tests/report/sample-input.ts';
import type { PictureMatchEvidence } from '../../domain/evidence.ts';
import { documentId } from '../../domain/ids.ts';
import { AUTHOR_ROLES, type AuthorRole } from '../../domain/work.ts';
import { buildApplicantReport } from '../build-applicant-report.ts';
import { renderApplicantHtml } from './render-applicant-html.ts';

function pageWith(roleClaimed: AuthorRole | undefined): string {
  const works = sampleInput.dossier.works.map((work, at) => (at === 0 && roleClaimed !== undefined ? { ...work, roleClaimed } : work));
  return renderApplicantHtml(buildApplicantReport({ ...sampleInput, dossier: { ...sampleInput.dossier, works } }));
}

describe('the place claimed among the authors', () => {
  it('stands beside the work in both languages, each role in its own words', () => {
    const said = AUTHOR_ROLES.map((role) =>
      /申报为([^<]+)<\/span><span class="en" lang="en">claimed as ([^<]+)</.exec(pageWith(role))?.slice(1, 3),
    );
    expect(said).toEqual([
      ['第一作者', 'first author'],
      ['共同第一作者', 'co-first author'],
      ['通信作者', 'corresponding author'],
      ['其他作者', 'another author'],
    ]);
  });

  it('is not spoken of where none is claimed', () => {
    expect(pageWith(undefined)).not.toContain('申报为');
  });
});

describe('pictures that look alike', () => {
  const shown = {
    document: documentId('a'.repeat(64)),
    captions: ['图1 产量 <b>', '图2 气温'],
    width: 400,
    height: 300,
    hash: '0'.repeat(32),
  };
  const pair: PictureMatchEvidence = {
    type: 'picture-match',
    suspicious: { ...shown, label: 'papers/p.pdf', page: 3 },
    source: { ...shown, label: 'a02/papers/x.docx', captions: [], width: 800 },
    distance: 4,
  };
  const [first, ...rest] = sampleInput.findings;
  if (first === undefined) throw new Error('the sample has no finding');
  const page = renderApplicantHtml(
    buildApplicantReport({ ...sampleInput, findings: [{ ...first, finding: { ...first.finding, evidence: [pair] } }, ...rest] }),
  );
  const row = /<table class="compact pictures">.*?<tbody><tr>(.*?)<\/tr>/su.exec(page)?.[1] ?? '';

  it('stand side by side with file, page, size, captions and the distance', () => {
    const cells = row.split('</td>').map((cell) =>
      cell
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(cells).toEqual([
      'papers/p.pdf · 第 3 页 page 3 400 × 300 图1 产量 &lt;b&gt; 图2 气温',
      'a02/papers/x.docx 800 × 300',
      '4 / 128',
      '',
    ]);
  });
});
