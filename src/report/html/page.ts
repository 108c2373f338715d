import { createHash } from 'node:crypto';
import type { Localised } from '../../domain/localised.ts';
import { html, Markup } from './html.ts';
import { PRINT_CSS } from './print-css.ts';
import { SCREEN_CSS } from './screen-css.ts';
import { SCRIPT } from './script.ts';
import { words } from './words.ts';

const CSS = SCREEN_CSS + PRINT_CSS;
const digest = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
/** Only this style and this script run; nothing is loaded from anywhere. */
const POLICY = `default-src 'none'; style-src ${digest(CSS)}; script-src ${digest(SCRIPT)}; img-src data:; base-uri 'none'; form-action 'none'`;

interface Page {
  readonly title: string;
  readonly nav: readonly { readonly href: string; readonly label: Localised }[];
  readonly body: Markup;
}

const LANGUAGE_CHOICES = [
  { id: 'zh', name: '中文', checked: true },
  { id: 'en', name: 'English', checked: false },
  { id: 'both', name: '中英 Both', checked: false },
] as const;

/** One file that needs no other: the language switch is radio buttons and CSS, the script only remembers and unfolds. */
export function page({ title, nav, body }: Page): string {
  const switches = LANGUAGE_CHOICES.map(
    ({ id, name, checked }) =>
      html`<input class="switch" type="radio" name="language" id="language-${id}" value="${id}" aria-label="${name}"${checked && ' checked'}>`,
  );
  const labels = LANGUAGE_CHOICES.map(({ id, name }) => html`<label for="language-${id}">${name}</label>`);
  const document = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(CSS)}</style>
</head>
<body>
${switches}
<div class="page">
<div class="bar"><nav>${nav.map(({ href, label }) => html`<a href="${href}">${words(label)}</a>`)}</nav><div class="tools">${labels}<button type="button" id="unfold" hidden>${words({ zh: '展开全部', en: 'Unfold all' })}</button></div></div>
<main class="sheet">
${body}
</main>
</div>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`;
  return document.text;
}
