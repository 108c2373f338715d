import { describe, expect, it } from 'vitest';
import { LOW_CONFIDENCE, lowConfidenceSpans } from './low-confidence.ts';

const quoted = (text: string, lines: Parameters<typeof lowConfidenceSpans>[1], offset = 0): string[] =>
  lowConfidenceSpans(text, lines, offset).map(({ start, end }) => text.slice(start - offset, end - offset));

describe('lowConfidenceSpans', () => {
  it('finds unsure lines inside the paragraphs made of them', () => {
    const lines = [
      { text: '三座陶窑沿台地', confidence: 0.98 },
      { text: '南缘排开，火崖均', confidence: 0.6 },
      { text: '朝西南。', confidence: 0.97 },
    ];
    expect(quoted('三座陶窑沿台地南缘排开，火崖均朝西南。\n', lines, 500)).toEqual(['南缘排开，火崖均']);
  });

  it('gives each of two equal lines its own place', () => {
    const unsure = LOW_CONFIDENCE - 0.01;
    expect(
      lowConfidenceSpans(
        '同上\n同上',
        [
          { text: '同上', confidence: 1 },
          { text: '同上', confidence: unsure },
        ],
        0,
      ),
    ).toEqual([{ start: 3, end: 5 }]);
  });

  it('bears a hyphen that went when the word was joined, and a line that was taken out as a running head', () => {
    const lines = [
      { text: 'Longyou Forum', confidence: 0.5 },
      { text: 'the irri-', confidence: 0.5 },
      { text: 'gation of', confidence: 0.99 },
    ];
    expect(quoted('the irrigation of', lines)).toEqual(['the irri']);
  });
});
