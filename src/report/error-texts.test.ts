import { expect, it } from 'vitest';
import { errorTexts } from './error-texts.ts';

const HAN = /\p{Script=Han}/u;
const error = (code: string) => ({ code, message: 'English words', mend: 'English mend' });

it.each([
  'yaml-syntax',
  'manifest-unknown-field',
  'work-file-missing',
  'work-file-outside',
  'batch-empty',
  'dossier-empty',
  'applicant-folder-missing',
])('tells %s in Chinese too', (code) => {
  const { mend, what } = errorTexts(error(code));
  expect(what.zh).toMatch(HAN);
  expect(what.en).toBe('English words');
  expect(mend.zh).toMatch(HAN);
  expect(mend.en).toBe('English mend');
});

it('keeps the English of a code it does not know', () => {
  expect(errorTexts(error('constructor')).what.zh).toBe('English words');
});
