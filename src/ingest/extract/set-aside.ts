import type { Aside } from '../../domain/document.ts';
import type { CodedError } from '../../domain/errors.ts';

const charactersOf = (asides: readonly Aside[], kind: Aside['kind']): number =>
  asides.reduce((sum, aside) => sum + (aside.kind === kind ? aside.text.trim().length : 0), 0);

/** @returns warnings of text that stands in the file and not on its pages. */
export function setAsideWarnings(asides: readonly Aside[], file: string): CodedError[] {
  const hidden = charactersOf(asides, 'hidden');
  const deleted = charactersOf(asides, 'deleted');
  const warnings: CodedError[] = [];
  if (hidden > 0) {
    warnings.push({
      code: 'hidden-text',
      message: `${file} holds ${hidden} characters that are marked hidden; they are not part of the text read`,
      mend: 'Look at the file with hidden text shown, and ask for a version without it.',
      file,
    });
  }
  if (deleted > 0) {
    warnings.push({
      code: 'tracked-deletions',
      message: `${file} holds ${deleted} characters of tracked deletions; they are not part of the text read`,
      mend: 'Ask for the final version with all changes accepted.',
      file,
    });
  }
  return warnings;
}
