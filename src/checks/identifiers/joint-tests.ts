import type { Finding } from '../../domain/finding.ts';
import { networkSerialAsPrint, patentFiledAfter, tenDigitIsbnTooLate } from '../../registries/identifiers/joint.ts';
import { draftOf, evidenceOf, type IdentifierCase } from './identifier-case.ts';

/** Findings that need two facts at once: a number and a date, a place, a medium or a kind. */
export function jointTests(item: IdentifierCase): Finding[] {
  const { cn, isbn, patent } = item.identifiers;
  const { work, find } = item;
  const month = work.issueDate;
  const findings: Finding[] = [];
  if (cn !== undefined && networkSerialAsPrint(cn, 'print')) {
    findings.push(
      find('network-serial', {
        ...draftOf(item, 'advisory', 0.4),
        params: { cn: cn.value },
        evidence: evidenceOf(item, ['cn']),
        identity: [cn.value],
      }),
    );
  }
  const statedIsbn = (work.isbn ?? '').trim();
  if (isbn !== undefined && month !== undefined && tenDigitIsbnTooLate(isbn, month)) {
    const params = { isbn: statedIsbn, month };
    findings.push(
      find('isbn-ten-digits', {
        ...draftOf(item, 'needs-verification', 0.5),
        params,
        evidence: evidenceOf(item, ['isbn', 'issueDate']),
        identity: [isbn.value],
      }),
    );
  }
  if (isbn !== undefined && isbn.place !== 'mainland' && isbn.place !== 'elsewhere') {
    const params = { isbn: statedIsbn, place: isbn.place };
    findings.push(
      find('isbn-outside-mainland', {
        ...draftOf(item, 'advisory', 0.4),
        params,
        evidence: evidenceOf(item, ['isbn']),
        identity: [isbn.value],
      }),
    );
  }
  if (patent === undefined) return findings;
  if (patent.form === 'publication' && !patent.granted) {
    const params = { number: patent.value };
    findings.push(
      find('patent-not-granted', {
        ...draftOf(item, 'needs-verification', 0.6),
        params,
        evidence: evidenceOf(item, ['patentNumber']),
        identity: [patent.value],
      }),
    );
  }
  if (patent.form === 'application' && month !== undefined && patentFiledAfter(patent, month)) {
    const params = { number: patent.value, year: patent.year, month };
    const evidence = evidenceOf(item, ['patentNumber', 'issueDate']);
    findings.push(
      find('patent-filed-later', { ...draftOf(item, 'needs-verification', 0.7), params, evidence, identity: [patent.value, month] }),
    );
  }
  return findings;
}
