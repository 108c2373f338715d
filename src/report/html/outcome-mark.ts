import { OUTCOMES, type Outcome } from '../../domain/outcome.ts';
import { html, type Markup } from './html.ts';
import { OUTCOME_LABELS } from './labels.ts';
import { words } from './words.ts';

/** Shapes differ as well as colours, so that the marks tell in grey and to every eye. */
const SHAPES: Readonly<Record<Outcome, Markup>> = {
  veto: html`<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="cut" d="M4.5 8h7"/>`,
  'not-counted': html`<rect x="1.5" y="1.5" width="13" height="13"/><path class="cut" d="M5 5l6 6M11 5l-6 6"/>`,
  downgraded: html`<path d="M1 2.5h14L8 15z"/>`,
  'needs-verification': html`<path d="M8 1l7 13H1z"/><path class="cut" d="M8 5.5v4M8 11v1.4"/>`,
  advisory: html`<circle cx="8" cy="8" r="6.5"/><path class="cut" d="M8 7.2v4.3M8 4.4v1.4"/>`,
  unknown: html`<circle class="open" cx="8" cy="8" r="6.2"/><path class="line" d="M6.2 6.4c0-2.4 3.8-2.3 3.7 0 0 1.4-1.9 1.5-1.9 3M8 10.8v1.3"/>`,
  pass: html`<path class="line" d="M2 8.5l4 4 8-9"/>`,
};

/** The mark alone; its label stands beside it. */
export const outcomeMark = (outcome: Outcome): Markup =>
  html`<svg class="mark o-${outcome}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${SHAPES[outcome]}</svg>`;

/** The marks once, for a table that shows them thousands of times. */
export const outcomeSymbols = (): Markup =>
  html`<svg class="sr" width="0" height="0" aria-hidden="true">${OUTCOMES.map((outcome) => html`<symbol id="mark-${outcome}" viewBox="0 0 16 16">${SHAPES[outcome]}</symbol>`)}</svg>`;

export const outcomeMarkUse = (outcome: Outcome): Markup => html`<svg class="mark o-${outcome}"><use href="#mark-${outcome}"/></svg>`;

export const outcomeLabel = (outcome: Outcome): Markup =>
  html`<span class="outcome o-${outcome}">${outcomeMark(outcome)} ${words(OUTCOME_LABELS[outcome])}</span>`;
