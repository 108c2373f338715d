import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import { type Cip, parseCip } from '../../registries/identifiers/cip.ts';
import { regionName } from '../../registries/identifiers/cn.ts';
import {
  cipYearFits,
  cnRegionDiffers,
  networkSerialAsPrint,
  patentFiledAfter,
  patentKindDiffers,
  tenDigitIsbnTooLate,
} from '../../registries/identifiers/joint.ts';
import { factOf } from '../text-facts.ts';
import { draftOf, evidenceOf, type IdentifierCase } from './identifier-case.ts';

/** Findings that need two facts at once: a number and a date, a place, a medium or a kind. */
export function jointTests(item: IdentifierCase): Finding[] {
  const { cn, isbn, patent } = item.identifiers;
  const { work, find } = item;
  const month = work.issueDate;
  const findings: Finding[] = [...regionOfPlace(item), ...cipWithYear(item)];
  // Stated to be online, the number fits; stated to be printed, the check of journal signs speaks of it.
  if (cn !== undefined && work.medium === undefined && networkSerialAsPrint(cn, 'print')) {
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
  if (patent.form === 'application' && !patent.granted) {
    const params = { number: patent.value };
    const evidence = evidenceOf(item, ['patentNumber']);
    findings.push(find('patent-grant-not-shown', { ...draftOf(item, 'advisory', 0.4), params, evidence, identity: [patent.value] }));
  }
  if (work.patentKind !== undefined && patentKindDiffers(patent, work.patentKind)) {
    const params = { number: patent.value, kind: patent.kind, claimed: work.patentKind };
    const evidence = evidenceOf(item, ['patentNumber', 'patentKind']);
    findings.push(
      find('patent-kind-differs', {
        ...draftOf(item, 'needs-verification', 0.7),
        params,
        evidence,
        identity: [patent.value, work.patentKind],
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

/** The CN's region against the place a journal table gives. */
function regionOfPlace(item: IdentifierCase): Finding[] {
  const { cn } = item.identifiers;
  const identified = item.answer?.identified;
  const place = identified?.state === 'found' ? identified.place : undefined;
  if (cn === undefined || place === undefined || !cnRegionDiffers(cn, place)) return [];
  const onRecord: Evidence = { type: 'record', source: 'journal-registry', field: 'place', value: place };
  return [
    item.find('cn-region-differs', {
      ...draftOf(item, 'needs-verification', 0.5),
      params: { cn: cn.value, region: regionName(cn.region), place },
      evidence: [...evidenceOf(item, ['cn']), onRecord],
      identity: [cn.value, place],
    }),
  ];
}

/** The CIP number, as stated or else as the book's own pages print it, against the year of publication. */
function cipWithYear(item: IdentifierCase): Finding[] {
  const { work } = item;
  const month = work.issueDate;
  if (month === undefined) return [];
  const printed = cipOf(item);
  const published = Number(month.slice(0, 4));
  if (printed === undefined || cipYearFits(printed.cip.year, published)) return [];
  const { cip, evidence } = printed;
  return [
    item.find('cip-year-differs', {
      ...draftOf(item, 'needs-verification', cip.year > published ? 0.6 : 0.4),
      params: { cip: cip.value, year: cip.year, published },
      evidence: [...evidenceOf(item, ['issueDate']), evidence],
      identity: [cip.value, month],
    }),
  ];
}

function cipOf(item: IdentifierCase): { readonly cip: Cip; readonly evidence: Evidence } | undefined {
  const { work, documents } = item;
  const stated = work.cip === undefined ? undefined : parseCip(work.cip);
  if (stated !== undefined) return stated.ok ? { cip: stated, evidence: evidenceOf(item, ['cip'])[0] } : undefined;
  for (const file of documents) {
    const { path, work: owner, result } = file;
    if (owner !== work.id || result.status !== 'read') continue;
    const found = factOf(file, result.document, 'cips');
    const [first] = found;
    // Several numbers stand in a list of books, not on an imprint page.
    if (first === undefined || new Set(found.map(({ cip }) => cip.value)).size > 1) continue;
    const page = result.document.pages.find(({ start, end }) => start <= first.start && first.start < end)?.number;
    const evidence: Evidence = {
      type: 'record',
      source: path,
      field: 'cip',
      value: first.cip.value,
      ...(page === undefined ? {} : { page }),
    };
    return { cip: first.cip, evidence };
  }
  return undefined;
}
