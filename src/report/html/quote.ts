import type { Ranges } from '../common-text.ts';
import type { ReportQuote } from '../evidence-schema.ts';
import { codePointName, type Fragment, html, type Markup } from './html.ts';
import { words } from './words.ts';

/** Characters that take no room but change what a machine compares. */
const INVISIBLE = /[\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u180e]+/gu;
/** A quote longer than this scrolls on the screen; print shows it whole. */
const LONG_QUOTE = 700;

/** Line ends of the page layout are not the author's; an empty line is. Offsets are used up before this. */
const reflow = (text: string): string =>
  text
    .replace(/[^\S\n]*\n\s*\n\s*/gu, '\u2029')
    .replace(/(?<=[\p{Script=Han}\p{P}])\s*\n\s*(?=[\p{Script=Han}\p{P}])/gu, '')
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/\u2029+/gu, '\n');

/** Context is there for the thread, not for the layout. */
const inline = (text: string): string => reflow(text).replace(/\s+/gu, ' ');

/** Invisible characters become a visible tick that names them. */
function visible(raw: string): Fragment[] {
  const text = reflow(raw);
  const parts: Fragment[] = [];
  let from = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    const names = [...new Set(Array.from(match[0], codePointName))].join(' ');
    parts.push(text.slice(from, match.index), html`<i class="inv" title="${names}"></i>`);
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}

function marked(quote: string, common: Ranges | undefined): Fragment[] {
  if (common === undefined) return [html`<mark>${visible(quote)}</mark>`];
  const parts: Fragment[] = [];
  let from = 0;
  for (const [start, end] of common) {
    if (start > from) parts.push(html`<span class="differs">${visible(quote.slice(from, start))}</span>`);
    parts.push(html`<mark>${visible(quote.slice(start, end))}</mark>`);
    from = end;
  }
  if (from < quote.length) parts.push(html`<span class="differs">${visible(quote.slice(from))}</span>`);
  return parts;
}

function invisibleNote(quote: string): Markup | undefined {
  const found = [...quote.matchAll(INVISIBLE)].reduce((total, match) => total + match[0].length, 0);
  if (found === 0) return undefined;
  return html`<span class="note">${words({ zh: `含 ${found} 个不可见字符`, en: `${found} invisible characters` })}</span>`;
}

/** One side of a match: where it stands, the words, and a little of what is around them. */
export function quoteFigure(quote: ReportQuote, common: Ranges | undefined, side: { zh: string; en: string }): Markup {
  const page = quote.page === undefined ? undefined : words({ zh: `第 ${quote.page} 页`, en: `page ${quote.page}` });
  const long = quote.quote.length > LONG_QUOTE;
  return html`<figure class="quote"><figcaption><span class="side">${words(side)}</span> <span class="path"><bdi>${quote.label}</bdi></span> ${page} ${invisibleNote(quote.quote)}</figcaption>
<blockquote${long && html` class="long" tabindex="0"`}><span class="context">${quote.before !== '' && '…'}${visible(inline(quote.before))}</span>${marked(quote.quote, common)}<span class="context">${visible(inline(quote.after))}${quote.after !== '' && '…'}</span></blockquote></figure>`;
}
