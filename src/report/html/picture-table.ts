import type { ReportPictureMatch } from '../evidence-schema.ts';
import { type Fragment, html, type Markup } from './html.ts';
import { dash, words } from './words.ts';

/** Bits of a picture's hash. */
const HASH_BITS = 128;

type Shown = ReportPictureMatch['suspicious'];

function shown({ captions, height, label, page, width }: Shown): Fragment {
  const place = page === undefined ? undefined : html` · ${words({ zh: `第 ${page} 页`, en: `page ${page}` })}`;
  const printed = captions.map((caption) => html`<br><bdi>${caption}</bdi>`);
  return html`<span class="path"><bdi>${label}</bdi></span>${place} <span class="note nowrap">${width} × ${height}</span>${printed}`;
}

/** Pairs of pictures, each side by its place and the captions of its page; the pictures themselves stay in the files. */
export function pictureTable(pairs: readonly ReportPictureMatch[]): Markup | undefined {
  if (pairs.length === 0) return undefined;
  const head = [
    { zh: '申报材料中的图', en: 'Picture in the dossier' },
    { zh: '比对作品中的图', en: 'Picture in the compared work' },
    { zh: '指纹相差', en: 'Hashes differ' },
  ];
  const rows = pairs.map(
    ({ distance, source, suspicious }) =>
      html`<tr><td>${shown(suspicious)}</td><td>${shown(source)}</td><td class="nowrap">${dash(`${distance} / ${HASH_BITS}`)}</td></tr>`,
  );
  return html`<div class="scroll"><table class="compact pictures"><thead><tr>${head.map((label) => html`<th scope="col">${words(label)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>
<p class="note">${words({ zh: '所列图题为该页的全部图题；尺寸单位为像素；两个图像指纹各128位，相差的位数越少，图越相近。', en: 'All captions of the page are given; sizes are in pixels; of the 128 bits of the two hashes fewer differ the more the pictures look alike.' })}</p>`;
}
