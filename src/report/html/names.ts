import type { Localised } from '../../domain/localised.ts';
import type { ApplicantReport, ReportSubject } from '../model.ts';
import { html, type Markup } from './html.ts';
import { WORK_KIND_LABELS } from './labels.ts';
import { words } from './words.ts';

/** The parts of a report that things are named by. */
export type Named = Pick<ApplicantReport, 'works' | 'checks' | 'clauses' | 'inferred'>;
const WHOLE_DOSSIER = { zh: '整份申报材料', en: 'The whole dossier' };

/** Anchors and readers' names of what a report speaks of; anchors are numbers, so that no name of a file gets into them. */
export class Names {
  private readonly works: ReadonlyMap<string, { readonly number: number; readonly work: ApplicantReport['works'][number] }>;
  private readonly checks: ReadonlyMap<string, ApplicantReport['checks'][number]>;
  private readonly clauses: ReadonlyMap<string, { readonly number: number; readonly clause: ApplicantReport['clauses'][number] }>;
  private readonly inferredFields: ReadonlyMap<string, ApplicantReport['inferred'][number]>;

  private readonly whole: Localised;

  /** @param whole what a statement about no single work or file is about */
  constructor(report: Named, whole: Localised = WHOLE_DOSSIER) {
    this.whole = whole;
    this.works = new Map(report.works.map((work, i) => [work.id, { number: i + 1, work }]));
    this.checks = new Map(report.checks.map((check) => [check.id, check]));
    this.clauses = new Map(report.clauses.map((clause, i) => [clause.id, { number: i + 1, clause }]));
    this.inferredFields = new Map(report.inferred.map((inference) => [inference.field, inference]));
  }

  work(id: string): Markup {
    const entry = this.works.get(id);
    if (entry === undefined) return html`${id}`;
    return html`<a href="#work-${entry.number}">${words(WORK_KIND_LABELS[entry.work.kind])}《<bdi>${entry.work.title ?? id}</bdi>》</a>`;
  }

  workNumber(id: string): number | undefined {
    return this.works.get(id)?.number;
  }

  workTitle(id: string): string {
    return this.works.get(id)?.work.title ?? id;
  }

  subject({ work, file }: ReportSubject): Markup {
    if (work === undefined && file === undefined) return html`${words(this.whole)}`;
    const path = file === undefined ? undefined : html`<span class="path"><bdi>${file}</bdi></span>`;
    if (work === undefined) return html`${path}`;
    return path === undefined ? this.work(work) : html`${this.work(work)} · ${path}`;
  }

  check(id: string): Markup {
    const check = this.checks.get(id);
    return check === undefined ? html`${id}` : words(check.title);
  }

  checkOf(id: string): ApplicantReport['checks'][number] | undefined {
    return this.checks.get(id);
  }

  clause(id: string): Markup {
    const entry = this.clauses.get(id);
    if (entry === undefined) return html`${id}`;
    return html`<a href="#clause-${entry.number}"><span class="clause-id">${id}</span> ${words(entry.clause.title)}</a>`;
  }

  /** The note that a value was read off the files rather than stated. */
  inferred(field: string): Markup | undefined {
    const inference = this.inferredFields.get(field);
    if (inference === undefined) return undefined;
    const page = inference.page === undefined ? '' : `, p. ${inference.page}`;
    return html` <span class="inferred" title="${inference.source}${page} (${inference.confidence.toFixed(2)})">${words({ zh: '推断', en: 'inferred' })}</span>`;
  }
}
