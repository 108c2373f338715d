import { describe, expect, it } from 'vitest';
import { collectionMap } from './collection-map.ts';

describe('glyph numbers of Adobe collections', () => {
  // From Adobe's own tables (https://github.com/adobe-type-tools/mapping-resources-pdf).
  it.each([
    ['Adobe-GB1', 1, ' '],
    ['Adobe-GB1', 4559, '中'],
    ['Adobe-Korea1', 8207, '(('],
    ['Adobe-Japan1', 8189, 'sec'],
    ['Adobe-GB1', 65_000, undefined],
  ])('%s %i', (collection, glyph, text) => {
    expect(collectionMap(collection)?.get(glyph)).toBe(text);
  });

  it('knows no other collections', () => {
    expect(collectionMap('Adobe-Identity')).toBeUndefined();
  });
});
