import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import { issuesPerYear, readIssue } from '../../registries/frequency.ts';
import { parseCn } from '../../registries/identifiers/cn.ts';
import { foreignCn } from '../../registries/identifiers/foreign-cn.ts';
import { parseIssn } from '../../registries/identifiers/issn.ts';
import { hasHan } from '../../registries/title-form.ts';
import { nameOf, onRecord, type SignCase, signFinding, stated } from './sign-case.ts';

/** Signs that the journal's numbers and the issue's number give. */
export const numberSigns = (item: SignCase): Finding[] => [
  ...issnWithoutCn(item),
  ...foreignNumber(item),
  ...networkAsPrint(item),
  ...supplement(item),
  ...beyondFrequency(item),
];

/** What the work's own pages print, where the manifest is silent. */
function printed(item: SignCase, field: 'cn' | 'issn'): { readonly value: string; readonly evidence: Evidence } | undefined {
  for (const { path, work, result } of item.documents) {
    if (work !== item.work.id || result.status !== 'read') continue;
    const found = result.document.metadata[field];
    if (found !== undefined)
      return { value: found.value, evidence: { type: 'record', source: path, field, value: found.value, page: found.page } };
  }
  return undefined;
}

/** Foreign journals have no CN: only a Chinese title is expected to carry one. */
function issnWithoutCn(item: SignCase): Finding[] {
  const { work, answer } = item;
  const { identified } = answer;
  const title = work.journal ?? '';
  if (!hasHan(title) || (work.cn ?? '').trim() !== '' || printed(item, 'cn') !== undefined) return [];
  if (identified.state === 'ambiguous' || (identified.state === 'found' && identified.cn.length > 0)) return [];
  const own = parseIssn(work.issn ?? '');
  const page = printed(item, 'issn');
  const onPage = page === undefined ? undefined : parseIssn(page.value);
  const issn = own.ok ? own.value : onPage?.ok === true ? onPage.value : undefined;
  if (issn === undefined) return [];
  return signFinding(item, 'issn-without-cn', {
    params: { journal: title, issn },
    evidence: [own.ok || page === undefined ? stated(item, 'issn') : page.evidence, stated(item, 'cn')],
    strength: identified.state === 'found' ? 0.5 : 0.6,
    identity: [title, issn],
  });
}

function foreignNumber(item: SignCase): Finding[] {
  const own = item.work.cn;
  const page = printed(item, 'cn');
  const cn = own ?? page?.value;
  const ground = cn === undefined ? undefined : foreignCn(cn);
  if (cn === undefined || ground === undefined) return [];
  return signFinding(item, 'foreign-cn', {
    params: { cn, ground },
    evidence: [own === undefined && page !== undefined ? page.evidence : stated(item, 'cn')],
    strength: 0.8,
    identity: [cn],
  });
}

function networkAsPrint(item: SignCase): Finding[] {
  const cn = item.work.cn === undefined ? undefined : parseCn(item.work.cn);
  if (cn?.ok !== true || cn.medium !== 'network' || item.work.medium !== 'print') return [];
  return signFinding(item, 'network-serial-as-print', {
    params: { cn: cn.value },
    evidence: [stated(item, 'cn'), stated(item, 'medium')],
    strength: 0.7,
    identity: [cn.value],
  });
}

function supplement(item: SignCase): Finding[] {
  const { answer, work } = item;
  const issue = work.issue ?? '';
  // A supplement may be named in the title or the volume alone.
  const inTitle = /增刊|[（(]增[)）]/u.exec(work.journal ?? '')?.[0];
  const written = readIssue(issue).supplement ? issue : (inTitle ?? (/增刊|suppl/iu.test(work.volume ?? '') ? (work.volume ?? '') : ''));
  if (written === '') return [];
  return signFinding(item, 'supplement', {
    params: { journal: nameOf(answer), issue: written },
    evidence: [stated(item, inTitle !== undefined && written === inTitle ? 'journal' : 'issue')],
    strength: 0.6,
    identity: [nameOf(answer), written],
  });
}

function beyondFrequency(item: SignCase): Finding[] {
  const { answer, work } = item;
  const { identified } = answer;
  if (identified.state !== 'found' || identified.frequency === undefined || work.issue === undefined) return [];
  const { number, running, supplement: outside } = readIssue(work.issue);
  const most = issuesPerYear(identified.frequency);
  if (number === undefined || running || outside || most === undefined || number <= most) return [];
  return signFinding(item, 'issue-beyond-frequency', {
    params: { journal: identified.title, issue: work.issue, frequency: identified.frequency, most },
    evidence: [stated(item, 'issue'), onRecord('frequency', identified.frequency)],
    // Far more than the next higher frequency would be is less likely a change of frequency.
    strength: number > most * 2 ? 0.7 : 0.5,
    identity: [identified.title, work.issue],
  });
}
