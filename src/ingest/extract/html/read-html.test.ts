import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';
import { readHtml } from './read-html.ts';

const text = (html: string): string =>
  readHtml(Buffer.from(html), 'a.html', DEFAULT_EXTRACTION_LIMITS)
    .pages.flatMap((page) => page.blocks.map((block) => block.text))
    .join('\n');

describe('readHtml', () => {
  it('reads what a browser shows', () => {
    const html = `<html><head><title>题</title><style>p{}</style><script>evil()</script></head><body>
      <h1>标题 &amp; 副题</h1><p>第一段
      接着<b>粗体</b>字。<br>新行</p><table><tr><td>甲</td><td>乙</td></tr></table></body></html>`;
    expect(text(html)).toBe('标题 & 副题\n第一段 接着粗体字。\n新行\n甲\t乙');
    expect(readHtml(Buffer.from(html), 'a.html', DEFAULT_EXTRACTION_LIMITS).declaredTitle).toBe('题');
  });

  it('leaves hidden text out and says so, and reads on after it', () => {
    const result = readHtml(
      Buffer.from('<p>见<span style="display: none">不见<i>也不见</i></span>又见</p><div hidden>无</div><p>末</p>'),
      'a.html',
      DEFAULT_EXTRACTION_LIMITS,
    );
    expect(result.pages[0]?.blocks.map((block) => block.text)).toEqual(['见又见', '末']);
    expect(result.warnings).toMatchObject([{ code: 'hidden-text', message: expect.stringContaining('6 characters') as string }]);
  });

  it('believes a stated charset only when the bytes bear it out', () => {
    const gb = Buffer.concat([Buffer.from('<meta charset="gb2312"><p>'), Buffer.from('d6d0cec4', 'hex'), Buffer.from('</p>')]);
    expect(readHtml(gb, 'a.html', DEFAULT_EXTRACTION_LIMITS).pages[0]?.blocks[0]?.text).toBe('中文');
    expect(text('<meta charset="gb2312"><p>中文件</p>')).toBe('中文件');
  });

  it('bears tags that are never closed, however deep', () => {
    expect(text(`${'<div>'.repeat(50_000)}内`)).toBe('内');
  });
});
