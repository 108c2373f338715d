import { describe, expect, it } from 'vitest';
import { crossLanguageKeys } from './cross-language-keys.ts';
import { collectCrossLanguage, findCrossLanguageCandidates } from './find-cross-language-candidates.ts';

const document = (id: string, text: string) => ({ id, keys: crossLanguageKeys(text) });
const collection = collectCrossLanguage([
  document(
    'irrigation',
    'Drip irrigation of maize in the Hexi Corridor reduced water use by 38% without lowering the yield of grain. The soil was warmer at the seedling stage.',
  ),
  document(
    'library',
    'Seats in the university library are scarce, although students borrow fewer printed books than they did ten years ago. Librarians now teach literacy.',
  ),
  document('灌溉', '河西走廊的玉米采用滴灌以后，用水量减少了38%，籽粒产量没有降低。苗期土壤温度较高。'),
]);

describe('findCrossLanguageCandidates', () => {
  it('ranks the document that says the same in the other language first, both ways', () => {
    const zh = crossLanguageKeys('大学图书馆的座位十分紧张，而学生借阅的纸质图书比十年前减少了。馆员现在讲授信息素养课程。');
    expect(findCrossLanguageCandidates(zh, collection)[0]?.id).toBe('library');
    const en = crossLanguageKeys(
      'When maize in the Hexi Corridor was grown with drip irrigation, the use of water fell by 38% and grain yield did not decline.',
    );
    expect(findCrossLanguageCandidates(en, collection).map(({ id }) => id)).toEqual(['灌溉']);
  });

  it('gives scores from 0 to 1 and no more than asked for', () => {
    const found = findCrossLanguageCandidates(crossLanguageKeys('图书馆的学生在灌溉玉米，土壤温度和产量都提高了。'), collection, {
      most: 1,
      leastScore: 0,
    });
    expect(found).toHaveLength(1);
    for (const { score } of found) expect(score > 0 && score <= 1).toBe(true);
  });

  it('has no keys, so no candidates, for a text without letters', () => {
    expect(crossLanguageKeys('1234 5678')).toEqual({ language: undefined, blocks: [] });
    expect(findCrossLanguageCandidates(crossLanguageKeys(''), collection)).toEqual([]);
  });

  it('bounds the keys of a long text', () => {
    const long = crossLanguageKeys('图书馆的学生在灌溉玉米，土壤温度和产量都提高了。'.repeat(20_000));
    expect(long.blocks.length).toBeLessThanOrEqual(2_000);
    for (const block of long.blocks) expect(block.keys.length).toBeLessThanOrEqual(48);
  });
});
