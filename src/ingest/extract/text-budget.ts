import { IntegrityError } from '../../domain/errors.ts';
import type { ExtractionLimits } from './limits.ts';
import { textTooLong } from './text-too-long.ts';

/** Counts what a reader makes of a file while it makes it: a bomb is refused before anything looks at each of its letters. */
export class TextBudget {
  private characters = 0;
  private paragraphs = 0;
  private readonly file: string;
  private readonly limits: Pick<ExtractionLimits, 'maxCharacters' | 'maxParagraphs'>;

  constructor(file: string, limits: Pick<ExtractionLimits, 'maxCharacters' | 'maxParagraphs'>) {
    this.file = file;
    this.limits = limits;
  }

  /** @throws IntegrityError `text-too-long`. */
  addCharacters(count: number): void {
    this.characters += count;
    if (this.characters > this.limits.maxCharacters) throw textTooLong(this.file, this.characters, this.limits.maxCharacters);
  }

  /** @throws IntegrityError `too-many-paragraphs`. */
  addParagraphs(count: number): void {
    this.paragraphs += count;
    if (this.paragraphs > this.limits.maxParagraphs) throw tooManyParagraphs(this.file, this.limits.maxParagraphs);
  }
}

const tooManyParagraphs = (file: string, limit: number): IntegrityError =>
  new IntegrityError('too-many-paragraphs', `${file} holds more than ${limit} paragraphs or lines`, {
    mend: 'Split the file, or raise maxParagraphs if it is known to be sound.',
    file,
  });
