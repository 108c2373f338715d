// Chromium prints it: one PDF a sheet.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { type Item, PAGE, type Sheet, type Style } from './sheet.ts';

const PROGRAM = process.env['INTEGRITY_CHROMIUM'] ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const FAMILIES = { song: "'AR PL UMing CN'", hei: "'WenQuanYi Micro Hei'", kai: "'AR PL UKai CN'" } as const;

export interface Producer {
  readonly name: string;
  readonly render: (sheet: Sheet) => Promise<Uint8Array>;
  /** For programs that are slow to start: many sheets at once. */
  readonly renderAll?: (sheets: readonly Sheet[]) => Promise<readonly Uint8Array[]>;
  readonly close: () => Promise<void>;
}

/** @returns undefined where Chromium is not installed. */
export async function chromiumProducer(): Promise<Producer | undefined> {
  if (!existsSync(PROGRAM)) return undefined;
  const browser = await chromium.launch({ executablePath: PROGRAM, args: ARGUMENTS, headless: true });
  const page = await browser.newPage();
  return {
    name: 'chromium',
    render: async (sheet) => {
      await page.setContent(htmlOf(sheet));
      return page.pdf({ width: `${PAGE.width / 72}in`, height: `${PAGE.height / 72}in`, pageRanges: '1', printBackground: true });
    },
    close: () => browser.close(),
  };
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const css = ({ size, font = 'song', bold, align = 'left', indent = 0, above = 0 }: Style): string =>
  `font-size:${size}pt;font-family:'Liberation Serif',${FAMILIES[font]};font-weight:${bold === true ? 700 : 400};text-align:${align};text-indent:${indent}em;margin-top:${above}pt;white-space:pre-wrap`;

function htmlItem(item: Item): string {
  switch (item.kind) {
    case 'rule':
      return '<hr style="border:0;border-top:.7pt solid;margin:3pt 0">';
    case 'picture':
      return `<svg height="${item.height}" width="180"><path d="M5 20 Q40 2 80 20 T170 15" stroke="#a00" fill="none" stroke-width="6"/></svg>`;
    case 'row':
      return `<div style="${css(item.style)};display:flex;justify-content:space-between"><span>${escape(item.left ?? '')}</span><span>${escape(item.center ?? '')}</span><span>${escape(item.right ?? '')}</span></div>`;
    case 'pair':
      return `<div style="display:flex;gap:14pt"><div style="width:${100 * item.share}%">${item.left.map(htmlItem).join('')}</div><div style="flex:1">${item.right.map(htmlItem).join('')}</div></div>`;
    case 'text':
      return `<p style="margin:0;${css(item.style)}">${item.runs.map((run) => `<${run.raised === true ? 'sup' : run.heavy === true ? 'b' : 'span'}>${escape(run.text)}</${run.raised === true ? 'sup' : run.heavy === true ? 'b' : 'span'}>`).join('')}</p>`;
  }
}

const htmlOf = (sheet: Sheet): string => {
  const all = (items: readonly Item[]): string => items.map(htmlItem).join('\n');
  const seal =
    sheet.seal === undefined
      ? ''
      : `<div style="position:absolute;left:${sheet.seal.x - 45}pt;top:${sheet.seal.y - 45}pt;width:90pt;height:90pt;border:2pt solid red;border-radius:50%;color:red;font-size:8pt;text-align:center;line-height:90pt">${escape(sheet.seal.text)}</div>`;
  const watermark =
    sheet.watermark === undefined
      ? ''
      : `<div style="position:absolute;left:90pt;top:400pt;width:420pt;font-size:30pt;color:#ddd;text-align:center;transform:rotate(-40deg)">${escape(sheet.watermark)}</div>`;
  return `<!doctype html><meta charset="utf-8"><style>@page{margin:0}body{margin:0}sup{font-size:.65em;line-height:0}
.page{box-sizing:border-box;width:${PAGE.width}pt;height:${PAGE.height - 2}pt;padding:40pt ${PAGE.margin}pt;display:flex;flex-direction:column;overflow:hidden;position:relative}
.body{columns:${sheet.body.columns};column-gap:18pt;flex:1;min-height:0;overflow:hidden;column-fill:auto}</style>
<div class="page"><div>${all(sheet.head)}</div><div>${all(sheet.front)}</div><div class="body">${all(sheet.body.items)}</div><div>${all(sheet.foot)}</div>${seal}${watermark}</div>`;
};
