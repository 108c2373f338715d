import type { CodedError } from '../../domain/errors.ts';
import { errorTexts } from '../error-texts.ts';
import { html, type Markup } from './html.ts';

/** The code of an error and, for a reader of Chinese, its English details; the English text has them already. */
export function errorTrace(error: Pick<CodedError, 'code' | 'message' | 'mend'>): Markup {
  const hasDetail = errorTexts(error).what.zh !== error.message;
  return html`<p class="trace"><span>${error.code}</span>${hasDetail && html` <span class="zh detail" lang="en">${error.message}</span>`}</p>`;
}
