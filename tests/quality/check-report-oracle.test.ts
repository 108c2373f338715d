import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyNumbers } from '../../src/checks/external-check-report/verify-numbers.ts';
import type { CheckReport } from '../../src/domain/check-report.ts';
import { collectHtmlFields, place } from '../../src/ingest/check-reports/collect-html-fields.ts';
import { TOOL_LABELS } from '../../src/ingest/check-reports/report-labels.ts';

const FIELDS = fileURLToPath(new URL('../../../shared/data/check-reports/cnki_report_fields.json', import.meta.url));
const present = existsSync(FIELDS);
if (!present) console.warn(`skipped: the fields of CNKI reports are not at ${FIELDS}`);

const schema = z.object({
  legacy_html_ids: z.record(z.string(), z.string()),
  new_web_selectors: z.record(z.string(), z.string()),
  pdf_regex: z.object({ total: z.string(), excludeQuote: z.string(), excludeSelf: z.string(), singleMax: z.string() }),
  golden: z.record(z.string(), z.number()),
});
const fields = present ? schema.parse(JSON.parse(readFileSync(FIELDS, 'utf8'))) : undefined;
const golden = (name: string): number => fields?.golden[name] ?? Number.NaN;
const oneDecimal = (name: string) => ({ value: golden(name), decimals: 1 });

const goldenReport = (): CheckReport => ({
  tool: 'cnki',
  layout: 'html-old',
  authors: [],
  rates: {
    total: oneDecimal('totalPct'),
    lessCitations: oneDecimal('excludeQuotePct'),
    lessOwnWork: oneDecimal('excludeSelfPct'),
    largestSingleSource: oneDecimal('singleMaxPct'),
  },
  counts: {
    matchedCharacters: golden('dupChars'),
    characters: golden('totalChars'),
    largestSingleSourceCharacters: golden('singleMaxChars'),
    frontMatched: golden('frontDup'),
    backMatched: golden('backDup'),
    sections: golden('sections'),
    suspectedSections: golden('suspectSections'),
    suspectedMost: golden('suspectMax'),
    suspectedLeast: golden('suspectMin'),
  },
  sections: [],
  passages: [],
  sha256: '',
  provenance: [],
});

describe.skipIf(fields === undefined)('CNKI reports as handed in beside the project', () => {
  it('the golden vector agrees with itself, and no figure of it can change alone without being seen', () => {
    expect(verifyNumbers(goldenReport()).filter(({ state }) => state === 'failed')).toEqual([]);
    for (const name of Object.keys(goldenReport().counts)) {
      const report = goldenReport();
      const changed = { ...report, counts: { ...report.counts, [name]: (report.counts[name as keyof typeof report.counts] ?? 0) + 40 } };
      expect(
        verifyNumbers(changed).some(({ state }) => state === 'failed'),
        name,
      ).toBe(name !== 'sections');
    }
  });

  it('the labels read whatever the published patterns read', () => {
    const printed = [
      '总文字复制比：27%',
      '总复制比 27.0 %',
      '去除引用文献复制比:23.5%',
      '去除引用复制比: 3%',
      '去除本人已发表文献复制比：27%',
      '去除本人文献复制比 4.1%',
      '单篇最大文字复制比：5.9%',
    ];
    const pairs = [
      ['total', fields?.pdf_regex.total],
      ['lessCitations', fields?.pdf_regex.excludeQuote],
      ['lessOwnWork', fields?.pdf_regex.excludeSelf],
      ['largestSingleSource', fields?.pdf_regex.singleMax],
    ] as const;
    for (const text of printed) {
      for (const [kind, pattern] of pairs) {
        expect(TOOL_LABELS.cnki.rates[kind]?.exec(text)?.[1], `${kind}: ${text}`).toBe(new RegExp(pattern ?? '', 'u').exec(text)?.[1]);
      }
    }
  });

  it('every id and class is found in a page that bears it', () => {
    const ids = Object.values(fields?.legacy_html_ids ?? {});
    const page = ids.map((id) => `<p>x<span id="${id}">${id}</span></p>`).join('');
    const found = collectHtmlFields(
      page,
      ids.map((id) => place(id, `#${id}`)),
    );
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(ids.map((id) => [id, [id]])));
    const selectors = Object.values(fields?.new_web_selectors ?? {}).filter((selector) => !selector.includes('['));
    expect(selectors.length).toBeGreaterThan(15);
    for (const selector of selectors) {
      const html = selector.split(' ').reduceRight((inner, part) => {
        const attribute = part.startsWith('#') ? ` id="${part.slice(1)}"` : part.startsWith('.') ? ` class="a ${part.slice(1)}"` : '';
        return `<${/^[#.]/u.test(part) ? 'div' : part}${attribute}>${inner}</${/^[#.]/u.test(part) ? 'div' : part}>`;
      }, 'y');
      expect(collectHtmlFields(html, [place('at', selector)]).get('at'), selector).toEqual(['y']);
    }
  });
});
