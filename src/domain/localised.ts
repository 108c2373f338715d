/** One statement in the report's two languages. */
export interface Localised {
  readonly zh: string;
  readonly en: string;
}
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
