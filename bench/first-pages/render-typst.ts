// Typst: a compiler of the LaTeX kind. It comes with `npm --prefix bench install`.
import path from 'node:path';
import type { Producer } from './render-html.ts';
import { type Item, PAGE, type Sheet, type Style } from './sheet.ts';

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler';
const FAMILIES = { song: 'AR PL UMing CN', hei: 'WenQuanYi Micro Hei', kai: 'AR PL UKai CN' } as const;

interface Compiler {
  pdf(source: { mainFileContent: string }): Uint8Array;
}
interface CompilerModule {
  readonly NodeCompiler: { create(options: { workspace: string; fontArgs: readonly { fontPaths: readonly string[] }[] }): Compiler };
}
const isCompilerModule = (value: unknown): value is CompilerModule =>
  typeof value === 'object' && value !== null && 'NodeCompiler' in value;

/** @returns undefined where the package is not installed. */
export async function typstProducer(): Promise<Producer | undefined> {
  const loaded: unknown = await import(PACKAGE).catch(() => undefined);
  if (!isCompilerModule(loaded)) return undefined;
  const compiler = loaded.NodeCompiler.create({ workspace: path.resolve('.'), fontArgs: [{ fontPaths: ['/usr/share/fonts/truetype'] }] });
  return {
    name: 'typst',
    render: (sheet) => Promise.resolve(compiler.pdf({ mainFileContent: typstOf(sheet) })),
    close: () => Promise.resolve(),
  };
}

const quote = (text: string): string => `#(${JSON.stringify(text)})`;
const styled = ({ size, font = 'song', bold }: Style, content: string): string =>
  `#text(size: ${size}pt, font: ("Liberation Serif", "${FAMILIES[font]}"), weight: ${bold === true ? 700 : 400})[${content}]`;

function typstItem(item: Item): string {
  switch (item.kind) {
    case 'rule':
      return '#line(length: 100%, stroke: .7pt)';
    case 'picture':
      return `#rect(width: 120pt, height: ${item.height}pt, fill: red)`;
    case 'row':
      return styled(item.style, `${quote(item.left ?? '')} #h(1fr) ${quote(item.center ?? '')} #h(1fr) ${quote(item.right ?? '')}`);
    case 'pair':
      return `#grid(columns: (${100 * item.share}%, 1fr), gutter: 14pt, [${item.left.map(typstItem).join('\n\n')}], [${item.right.map(typstItem).join('\n\n')}])`;
    case 'text': {
      const runs = item.runs.map((run) =>
        run.raised === true ? `#super[${quote(run.text)}]` : run.heavy === true ? `#strong[${quote(run.text)}]` : quote(run.text),
      );
      const { align = 'left', indent = 0, above = 0 } = item.style;
      const content = `${indent > 0 ? `#h(${indent}em)` : ''}${runs.join('')}`;
      const inner = styled(item.style, align === 'justify' ? `#par(justify: true)[${content}]` : content);
      return `#block(width: 100%, above: ${above + 5}pt, below: 5pt)[${align === 'center' || align === 'right' ? `#align(${align})[${inner}]` : inner}]`;
    }
  }
}

function typstOf(sheet: Sheet): string {
  const all = (items: readonly Item[]): string => items.map(typstItem).join('\n\n');
  const seal =
    sheet.seal === undefined
      ? ''
      : `#place(top + left, dx: ${sheet.seal.x - PAGE.margin - 45}pt, dy: ${sheet.seal.y - 60 - 45}pt)[#circle(radius: 45pt, stroke: 2pt + red)[#set align(center + horizon); #text(fill: red, size: 8pt)[${quote(sheet.seal.text)}]]]`;
  const watermark =
    sheet.watermark === undefined
      ? ''
      : `#place(top + left, dx: 60pt, dy: 330pt)[#rotate(-40deg)[#text(size: 30pt, fill: luma(220))[${quote(sheet.watermark)}]]]`;
  return `#set page(width: ${PAGE.width}pt, height: ${PAGE.height}pt, margin: (x: ${PAGE.margin}pt, top: ${Math.max(60, 24 + sheet.head.length * 19)}pt, bottom: ${40 + sheet.foot.length * 12}pt), header: [${all(sheet.head)}], footer: [${all(sheet.foot)}])
#set text(lang: "zh", font: ("Liberation Serif", "AR PL UMing CN"))
#set par(leading: 4pt)
${seal}
${watermark}
${all(sheet.front)}
#columns(${sheet.body.columns}, gutter: 18pt)[${all(sheet.body.items)}]`;
}
