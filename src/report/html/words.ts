import type { Localised } from '../../domain/localised.ts';
import { html, type Markup } from './html.ts';

/** Both languages inline; the language switch shows one or both. */
export const words = ({ zh, en }: Localised): Markup =>
  zh === en ? html`${zh}` : html`<span class="zh" lang="zh-CN">${zh}</span><span class="en" lang="en">${en}</span>`;

/** A paragraph in each language. */
export const paragraph = ({ zh, en }: Localised, className = ''): Markup =>
  zh === en
    ? html`<p class="${className}">${zh}</p>`
    : html`<p class="zh ${className}" lang="zh-CN">${zh}</p><p class="en ${className}" lang="en">${en}</p>`;

/** Inside SVG text: the same, as tspans. */
export const svgWords = ({ zh, en }: Localised): Markup =>
  zh === en ? html`${zh}` : html`<tspan class="zh" lang="zh-CN">${zh}</tspan><tspan class="en" lang="en">${en}</tspan>`;

const CHINESE = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A numbered heading of a part of the report. */
export const heading = (number: number, title: Localised): Markup =>
  html`<h2><span class="zh" lang="zh-CN">${CHINESE[number] ?? String(number)}、${title.zh}</span><span class="en" lang="en">${number}. ${title.en}</span></h2>`;

/** @returns a percentage with two decimals: one would show 10.04 as 10.0, which the limit of 10 means otherwise. */
export const percentage = (value: number): string => `${value.toFixed(2)}%`;

/** @returns a probability to three digits, small ones by power of ten. */
export function probability(value: number): string {
  if (value === 0 || value >= 0.001) return String(Number(value.toPrecision(3)));
  const [digits = '', power = ''] = value.toExponential(2).split('e');
  const superscript = power.replace('+', '').replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)] ?? '')));
  return `${digits} × 10${superscript}`;
}

/** @returns an ISO instant as a person reads it, still UTC. */
export const instant = (iso: string): string => iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');

/** @returns the first characters of a hash; the whole stands in the JSON and in the title. */
export const hash = (value: string | undefined): Markup =>
  value === undefined || value === '' ? html`—` : html`<code class="hash" title="${value}">${value.slice(0, 12)}</code>`;

export const dash = (value: string | undefined): string => (value === undefined || value === '' ? '—' : value);
