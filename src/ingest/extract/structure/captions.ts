import type { Caption } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';

const LABEL = /^\s*(?:(续?图|插图)|(续?表)|(Fig(?:ure)?s?\.?)|(Tab(?:le)?s?\.?))\s*([A-Z]?\d{1,3}(?:\s?[-–.－．]\s?\d{1,3})?)(?!\d)/i;
/** A sentence about a figure begins like its caption: 图1显示…, 表2可见…, Figure 3 shows…. */
const SENTENCE =
  /^(?:显示|所示|表明|可知|可见|可以|给出|是|为|中|的|反映|说明|列出|和|与|及|、|至|～|-|展示|描述|对比|所列|统计|（续）?$|\s+(?:shows?|presents?|illustrates?|lists?|gives?|depicts?|summari[sz]es?|is|are|and|was|were)\b)/i;
const MAX_CAPTION = 220;
const MAX_CAPTIONS = 1000;

/** Lines that label figures and tables. */
export function captionsOf(blocks: readonly PlacedBlock[]): Caption[] {
  const captions: Caption[] = [];
  for (const block of blocks) {
    if (captions.length >= MAX_CAPTIONS) break;
    const match = LABEL.exec(block.text);
    if (match === null || block.text.length > MAX_CAPTION) continue;
    const rest = block.text.slice(match[0].length);
    if (SENTENCE.test(rest.replace(/^\s+(?=\p{Script=Han})/u, '')) || /[。；].+[。；]/.test(rest)) continue;
    const caption = rest.replace(/^[\s:：.．、|—–-]+/, '').trim();
    if (caption.length < 2 || (/。$/.test(caption) && /^\p{Script=Han}/u.test(rest))) continue;
    captions.push({
      kind: match[1] !== undefined || match[3] !== undefined ? 'figure' : 'table',
      label: match[0].trim(),
      caption,
      page: block.page,
      span: { start: block.start, end: block.end },
    });
  }
  return captions;
}
