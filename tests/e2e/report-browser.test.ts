import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT, scanBatch } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Whole processes on a machine that may be busy: slow is no failure.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const PROGRAM = process.env['INTEGRITY_CHROMIUM'] ?? '/usr/bin/chromium';
/** Quiet: without these it asks its maker's servers for components and time. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const folder = temporaryFolder();
const out = path.join(folder, 'out');
const urlOf = (file: string): string => pathToFileURL(path.join(out, file)).href;
const PAGES = ['batch.html', 'applicants/a03-verbatim.html', 'applicants/a02-burst.html'];

describe('the report in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error('no chromium: run the tests with npm test, which installs it');
    [browser] = await Promise.all([
      chromium.launch({ executablePath: PROGRAM, args: ARGUMENTS, headless: true }),
      scanBatch(path.join(ROOT, 'fixtures', 'dossiers'), out, path.join(folder, 'workspace')),
    ]);
  });
  afterAll(async () => {
    await browser.close();
  });

  interface Visit {
    readonly page: Page;
    /** Console errors, page errors, and requests for anything but files. */
    readonly amiss: string[];
  }

  async function visit(file: string, viewport = DESK): Promise<Visit> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const amiss: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') amiss.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => amiss.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!/^(?:file|data):/u.test(request.url())) amiss.push(`request: ${request.url()}`);
    });
    await page.goto(urlOf(file), { waitUntil: 'load' });
    return { page, amiss };
  }

  it.each(PAGES)('%s opens from a file without an error and asks the network for nothing', async (file) => {
    const { page, amiss } = await visit(file);
    expect(await page.title()).not.toBe('');
    expect((await page.locator('h1').first().innerText()).trim()).not.toBe('');
    await page.waitForTimeout(200);
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it.each(PAGES)('%s fits a phone: nothing but a table of its own scrolls sideways', async (file) => {
    const { page } = await visit(file, PHONE);
    const width = (of: string): Promise<number> => page.evaluate<number>(`document.documentElement.${of}`);
    expect(await width('clientWidth')).toBe(PHONE.width);
    expect(await width('scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await page.context().close();
  });

  it.each(PAGES)('%s shows the whole of its bar on a small window, in either language and both', async (file) => {
    const { page } = await visit(file, { width: 1000, height: 800 });
    for (const language of ['zh', 'en', 'both']) {
      await page.locator(`label[for=language-${language}]`).click();
      const hidden = await page.evaluate<number>(
        `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.bar nav'))`,
      );
      expect([language, hidden]).toEqual([language, 0]);
    }
    await page.context().close();
  });

  it.each(PAGES)('%s switches its language', async (file) => {
    const { page, amiss } = await visit(file);
    const sections = async (): Promise<string> => (await page.locator('h2:visible').allInnerTexts()).join(' ');
    const chinese = await sections();
    await page.locator('label[for=language-en]').click();
    const english = await sections();
    await page.locator('label[for=language-zh]').click();
    expect([chinese, english].map((text) => /\p{Script=Han}/u.test(text))).toEqual([true, false]);
    expect(english.trim()).not.toBe('');
    expect(await sections()).toBe(chinese);
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it('leads from the batch to an applicant and back', async () => {
    const { page, amiss } = await visit('batch.html');
    await page.locator('a[href$="a03-verbatim.html"]').first().click();
    await page.waitForURL(urlOf('applicants/a03-verbatim.html'));
    expect(await page.locator('h1').first().innerText()).toContain('訾怀谷');
    await page.locator('a[href$="batch.html"]').first().click();
    await page.waitForURL(urlOf('batch.html'));
    expect(amiss).toEqual([]);
    await page.context().close();
  });

  it.each(PAGES)('%s prints', async (file) => {
    const { page } = await visit(file);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/gu) ?? [];
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pages.length).toBeGreaterThan(0);
    await page.context().close();
  });
});
