/** Translated passages between Chinese and English: candidates for a reader, never firm. */
export { alignAcrossLanguages } from './align-across-languages.ts';
export { crossLanguageKeys } from './cross-language-keys.ts';
export { collectCrossLanguage, findCrossLanguageCandidates } from './find-cross-language-candidates.ts';
export { prepareCrossLanguage } from './prepare-cross-language.ts';
export { languageOf } from './split-units.ts';
