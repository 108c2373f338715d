import { OUTCOMES, type Outcome } from '../../domain/outcome.ts';
import { html, type Markup } from './html.ts';
import { OUTCOME_LABELS } from './labels.ts';
import { outcomeMark } from './outcome-mark.ts';
import { words } from './words.ts';

/** Findings by outcome as a row of counts; there is no total and no score. */
export const outcomeTiles = (counts: Readonly<Record<Outcome, number>>, couldNotTell: number): Markup =>
  html`<ul class="tiles">${OUTCOMES.map((outcome) => html`<li class="tile o-${outcome}${counts[outcome] === 0 && ' zero'}"><span class="tile-count">${counts[outcome]}</span><span class="tile-label">${outcomeMark(outcome)} ${words(OUTCOME_LABELS[outcome])}</span></li>`)}<li class="tile o-unknown${couldNotTell === 0 && ' zero'}"><span class="tile-count">${couldNotTell}</span><span class="tile-label">${words({ zh: '未能判定', en: 'Could not tell' })}</span></li></ul>`;
