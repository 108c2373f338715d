import { isYearMonth, monthFromIndex, monthIndex } from '../../domain/dates.ts';
import type { ReportCountSeries } from '../evidence-schema.ts';
import { type Fragment, html, type Markup } from './html.ts';

const HEIGHT = 46;
const MAX_BARS = 240;

/** Months as bars, the window's bars dark: the counts that the evidence states, nothing else. */
export function seriesChart(evidence: ReportCountSeries): Markup | undefined {
  const { counts, from, window } = evidence;
  if (!isYearMonth(from) || counts.length === 0 || counts.length > MAX_BARS) return undefined;
  const step = Math.min(18, Math.max(3, Math.floor(840 / counts.length)));
  const width = Math.max(150, counts.length * step);
  const top = Math.max(1, ...counts);
  const first = monthIndex(from);
  const bars: Fragment[] = counts.map((count, i) => {
    const month = monthFromIndex(first + i);
    const height = Math.max(count > 0 ? 3 : 1, Math.round((count / top) * (HEIGHT - 6)));
    const inside = month >= window.from && month <= window.to;
    return html`<rect class="${inside ? 'inside' : 'outside'}" x="${i * step}" y="${HEIGHT - height}" width="${step - 1}" height="${height}"/>`;
  });
  const last = monthFromIndex(first + counts.length - 1);
  return html`<svg class="series" viewBox="0 0 ${width} ${HEIGHT + 15}" width="${width}" height="${HEIGHT + 15}" role="img" aria-label="${from} – ${last}">${bars}<text x="0" y="${HEIGHT + 12}">${from}</text><text x="${counts.length * step}" y="${HEIGHT + 12}" text-anchor="${counts.length * step > 120 ? 'end' : 'start'}">${counts.length > 1 && last}</text></svg>`;
}
