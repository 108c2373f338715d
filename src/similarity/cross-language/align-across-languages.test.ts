import { describe, expect, it } from 'vitest';
import { alignAcrossLanguages } from './align-across-languages.ts';

const ZH =
  '本研究选取某市三所中学的二百名学生作为对象，采用问卷调查和访谈相结合的方法。结果显示，阅读兴趣与家庭藏书量之间存在显著的正相关。父母受教育程度越高，孩子每天用于阅读的时间越长。学校图书馆的开放时间也影响学生的阅读习惯。因此，应当延长图书馆的开放时间，并鼓励家长与孩子共同阅读。';
const EN =
  'In this study two hundred students from three middle schools in one city were selected as subjects, and questionnaires were combined with interviews. The results show a significant positive correlation between interest in reading and the number of books at home. The higher the education of the parents, the longer the time their children spend reading every day. The opening hours of the school library also affect the reading habits of students. Library opening hours should therefore be extended, and parents should be encouraged to read together with their children.';
const OTHER_ZH =
  '冬小麦在返青期需要适量灌溉，过多的水分会造成根系缺氧。春季气温回升以后，蚜虫的数量迅速增加。田间调查每五天进行一次，每块地取十个样点。';
const OTHER_EN =
  'The bridge was closed for eleven days while engineers replaced two corroded cables. Ferries carried commuters across the strait, and tolls were waived. Traffic returned to its former volume within a week of the reopening.';

const traditional =
  '本研究選取某市三所中學的二百名學生作為對象，採用問卷調查和訪談相結合的方法。結果顯示，閱讀興趣與家庭藏書量之間存在顯著的正相關。父母受教育程度越高，孩子每天用於閱讀的時間越長。學校圖書館的開放時間也影響學生的閱讀習慣。';

describe('alignAcrossLanguages', () => {
  it('finds a translated passage inside unrelated text, and its edges', () => {
    const suspicious = `${OTHER_ZH}\n\n${ZH}`;
    const source = `${EN}\n\n${OTHER_EN}`;
    const [passage, ...rest] = alignAcrossLanguages(suspicious, source);
    expect(rest).toEqual([]);
    expect(passage?.kind).toBe('translated');
    expect(suspicious.slice(passage?.suspicious.start, passage?.suspicious.end)).toBe(ZH);
    expect(source.slice(passage?.source.start, passage?.source.end)).toBe(EN);
    expect(passage?.strength).toBeGreaterThan(0.3);
  });

  it('gives the same passages when the texts change places', () => {
    const there = alignAcrossLanguages(ZH, EN);
    const back = alignAcrossLanguages(EN, ZH);
    expect(there).toHaveLength(1);
    expect(back).toEqual(there.map((p) => ({ ...p, suspicious: p.source, source: p.suspicious })));
  });

  it('reads traditional characters', () => {
    expect(alignAcrossLanguages(traditional, EN)).toHaveLength(1);
  });

  it('reads text that line breaks cut up', () => {
    const broken = ZH.replace(/(.{20})/g, '$1\n');
    const [passage] = alignAcrossLanguages(broken, EN.replaceAll(' ', '\n'));
    expect(passage?.suspicious).toEqual({ start: 0, end: broken.length });
  });

  it('finds nothing between unrelated texts, nor between texts of one language', () => {
    expect(alignAcrossLanguages(OTHER_ZH, OTHER_EN)).toEqual([]);
    expect(alignAcrossLanguages(ZH, ZH)).toEqual([]);
    expect(alignAcrossLanguages(EN, EN)).toEqual([]);
  });

  it('takes empty, tiny and binary-looking texts', () => {
    for (const text of ['', '字', 'a', '\u0000\uffff\ud800', '。'.repeat(5000), '.'.repeat(5000)]) {
      expect(alignAcrossLanguages(text, EN)).toEqual([]);
      expect(alignAcrossLanguages(ZH, text)).toEqual([]);
    }
  });

  it('stays bounded on a long text of one sentence over and over', () => {
    const found = alignAcrossLanguages(ZH.slice(0, 40).repeat(2000), EN.slice(0, 150).repeat(600));
    for (const { suspicious } of found) expect(suspicious.end).toBeLessThanOrEqual(80_000);
  }, 60_000);
});
