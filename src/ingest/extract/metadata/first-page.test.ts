import { describe, expect, it } from 'vitest';
import type { DocumentMetadata, Extracted } from '../../../domain/document.ts';
import { assembleText } from '../assemble-text.ts';
import type { TextBlock } from '../read-document.ts';
import { readMetadata } from './read-metadata.ts';

const placed = (blocks: readonly (readonly [string, number] | string)[]) =>
  assembleText([
    {
      number: 1,
      blocks: blocks.map((block): TextBlock => (typeof block === 'string' ? { text: block } : { text: block[0], fontSize: block[1] })),
    },
  ]);
const read = (blocks: readonly (readonly [string, number] | string)[], heads: readonly Extracted<string>[] = []): DocumentMetadata =>
  readMetadata(placed(blocks).blocks, undefined, heads);
const body = (text: string): readonly [string, number] => [text.repeat(20), 10];

describe('a Chinese first page', () => {
  const page = [
    ['第35卷 第2期 草原与黑河 Vol.35 No.2 2019年4月 GRASSLAND AND HEIHE Apr. 2019', 9],
    ['DOI：10.99913/j.cnki.1803.2019.02.070', 9],
    ['高寒草甸退化过程中土壤微生物群落的变化', 18],
    ['——以祁连山东段为例', 14],
    ['严　明1，于秀英2，谭国庆1,2,*', 12],
    ['（1. 黑河师范学院教育学院，甘肃 张掖 734000；2. 黑河农业大学 草业学院，甘肃 兰州 730070）', 9],
    ['摘　要：布设了定位试验。结果显示各处理的平均值随年份略有起伏，但排列次序保持不变。', 9],
    ['关键词：高寒草甸；土壤微生物中图分类号：S812.2　　文献标志码：A　　文章编号：1803-9391(2019)02-0135-08', 9],
    ['Changes in Soil Microbial Communities', 13],
    ['of Alpine Meadow', 13],
    ['YAN Ming1, YU Xiuying2, TAN Guoqing1,2,*', 10],
    ['(1. School of Education, Heihe Normal College, Zhangye 734000, China)', 8.5],
    ['Abstract: Plots were laid out along the slope and sampled in three consecutive seasons.', 9],
    ['Key words: alpine meadow; soil microbes', 9],
    body('正文说的是别的事，'),
    ['收稿日期：2018-07-15；修回日期：2018-12-01', 8],
    ['基金项目：国家自然科学基金项目（31560000）；甘肃省科技计划项目（18JR3RA000）', 8],
    ['作者简介：严明（1985-），男，讲师．E-mail：author@example.org *通信作者：谭国庆，教授．', 8],
  ] as const;
  const found = read(page);

  it('says what is printed', () => {
    expect(found.title?.value).toBe('高寒草甸退化过程中土壤微生物群落的变化——以祁连山东段为例');
    expect(found.authors?.value).toEqual(['严明', '于秀英', '谭国庆']);
    expect(found.englishTitle?.value).toBe('Changes in Soil Microbial Communities of Alpine Meadow');
    expect(found.englishAuthors?.value).toEqual(['YAN Ming', 'YU Xiuying', 'TAN Guoqing']);
    expect(found.journal?.value).toBe('草原与黑河');
    expect([found.year, found.volume, found.issue, found.pages].map((field) => field?.value)).toEqual(['2019', '35', '2', '135-142']);
    expect(found.articleNumber?.value).toBe('1803-9391(2019)02-0135-08');
    expect(found.classification?.value).toBe('S812.2');
    expect(found.keywords?.value).toEqual(['高寒草甸', '土壤微生物']);
    expect(found.englishKeywords?.value).toEqual(['alpine meadow', 'soil microbes']);
    expect(found.abstract?.value).toMatch(/^布设了.*不变。$/);
    expect(found.englishAbstract?.value).toMatch(/^Plots were/);
    expect([found.receivedDate, found.revisedDate].map((date) => date?.value)).toEqual(['2018-07-15', '2018-12-01']);
    expect(found.funds?.value).toEqual(['国家自然科学基金项目（31560000）', '甘肃省科技计划项目（18JR3RA000）']);
    expect(found.authorBiography?.value).toMatch(/^严明（1985-）/);
    expect(found.correspondingAuthors?.value).toEqual(['谭国庆']);
    expect(found.affiliations?.value).toEqual(['黑河师范学院教育学院，甘肃 张掖 734000', '黑河农业大学 草业学院，甘肃 兰州 730070']);
  });

  it('joins marks to units and people', () => {
    expect(found.authorDetails?.value).toEqual([
      { name: '严明', marks: ['1'], units: [0], corresponding: false },
      { name: '于秀英', marks: ['2'], units: [1], corresponding: false },
      { name: '谭国庆', marks: ['1', '2', '*'], units: [0, 1], corresponding: true },
    ]);
  });

  it('points to where each value stands', () => {
    const { text } = placed(page);
    for (const field of ['journal', 'issue', 'year', 'volume', 'classification', 'authorBiography'] as const) {
      const value = found[field];
      expect(text.slice(value?.span.start, value?.span.end)).toBe(value?.value);
    }
  });
});

describe('what is not printed', () => {
  it('leaves the journal absent where only a column name and the issue stand', () => {
    const found = read([
      ['第23卷第4期 2017年8月 ISSN 1000-2022', 9],
      ['教育教学', 10],
      ['小学语文课堂提问的有效性研究', 18],
      ['王小明，李　丽', 12],
      ['摘 要 这里是摘要，说的是提问的事。', 10],
      body('正文，'),
    ]);
    expect(found.journal).toBeUndefined();
    expect([found.title?.value, found.issue?.value, found.year?.value]).toEqual(['小学语文课堂提问的有效性研究', '4', '2017']);
  });

  it('takes no journal from the years of a title', () => {
    const found = read([
      ['2008—2018年疏勒河流域植被覆盖度的时空变化', 18],
      ['王小明', 12],
      ['摘要：这里是摘要，说的是流域的事。', 10],
      body('正文，'),
    ]);
    expect([found.journal, found.issue, found.volume]).toEqual([undefined, undefined, undefined]);
    expect(found.title?.value).toBe('2008—2018年疏勒河流域植被覆盖度的时空变化');
  });

  it('reads journal and issue off running heads, with an empty place in the text', () => {
    const head: Extracted<string> = { value: '陇右社会科学　2016年第3期', page: 2, span: { start: 40, end: 40 }, confidence: 0.9 };
    const found = read(
      [['论地方文献数字化的三个问题', 18], ['王小明', 12], ['摘要：这里是摘要，说的是文献的事。', 10], body('正文，')],
      [head],
    );
    expect(found.journal).toMatchObject({ value: '陇右社会科学', page: 2, span: { start: 40, end: 40 } });
    expect([found.year?.value, found.issue?.value]).toEqual(['2016', '3']);
    expect(found.runningHeads).toEqual([head]);
  });
});

describe('front matter in two languages', () => {
  it('gives the Chinese title and names where the English ones come first', () => {
    const found = read([
      ['Vol. 24, No. 1 Feb., 2014', 9],
      ['崆西林业科技 Kongxi Forestry Science and Technology', 9],
      ['Effects of Film Mulching on Dryland Maize', 15],
      ['SHEN Xiuying, LI Xiuying*', 10.5],
      ['Abstract: Means differed among treatments, while their order stayed the same over the years.', 9],
      ['覆膜方式对旱地玉米产量的影响', 15],
      ['沈秀英，李秀英*', 11],
      ['摘　要: 与对照相比，处理组的变幅缩小了近三成，差异达到显著水平。', 9],
      body('正文说的是玉米，'),
    ]);
    expect(found.title?.value).toBe('覆膜方式对旱地玉米产量的影响');
    expect(found.authors?.value).toEqual(['沈秀英', '李秀英']);
    expect(found.englishTitle?.value).toBe('Effects of Film Mulching on Dryland Maize');
    expect([found.journal?.value, found.issue?.value]).toEqual(['崆西林业科技', '1']);
  });
});

describe('books and certificates', () => {
  it('reads a copyright page', () => {
    const found = read([
      '图书在版编目（CIP）数据',
      '中国版本图书馆CIP数据核字（2018）第012345号',
      '出版发行：黄河谷地出版社',
      'ISBN 978-7-302-51160-1',
      '版　次：2018年5月第1版　2018年5月第1次印刷',
      '字　数：256千字',
    ]);
    expect(found).toMatchObject({
      cip: { value: '(2018)第012345号' },
      publisher: { value: '黄河谷地出版社' },
      wordCount: { value: 256_000 },
      isbn: { value: '9787302511601' },
    });
    expect(found.edition?.value).toMatch(/^2018年5月第1版/);
  });

  it('reads number, issuer and date of a certificate, and none of an article', () => {
    const found = read([
      ['荣誉证书', 26],
      ['王小明同志：', 14],
      ['荣获二等奖，特发此证。', 14],
      ['证书编号：LY2019-0123', 10],
      ['陇原省科学技术协会', 12],
      ['二〇一九年五月六日', 12],
    ]);
    expect(found).toMatchObject({
      certificateNumber: { value: 'LY2019-0123' },
      issuer: { value: '陇原省科学技术协会' },
      certificateDate: { value: '2019-05-06' },
    });
    expect(read([['论荣誉', 18], body('正文，')]).certificateNumber).toBeUndefined();
  });
});

describe('pages as other journals set them', () => {
  const chinese = (head: readonly (readonly [string, number] | string)[]) =>
    read([...head, ['摘　要：考察了一个县三十年来的变化，并讨论了它的成因。', 9], ['关键词：乡村；档案', 9], body('正文说的是别的事，')]);

  it.each<readonly [string, readonly (readonly [string, number] | string)[], string]>([
    [
      'between its date and its volume',
      [
        ['2021年4月', 9],
        ['图书与馆藏（双月刊）', 12],
        ['第41卷　第2期', 9],
      ],
      '图书与馆藏',
    ],
    [
      'between year·issue and the running number',
      [
        ['2022·3', 9],
        ['档案与陇原', 14],
        ['总第345期', 9],
      ],
      '档案与陇原',
    ],
    ['with its translation in brackets', [['湖泊与戈壁(Lakes and Gobi), 2024, 16(2): 210-221', 9]], '湖泊与戈壁'],
    [
      'under who downloaded the page',
      [
        ['河西大学图书馆', 30],
        ['2017年第2期', 9],
        ['语言与戈壁', 12],
        ['4月', 9],
        ['Language and Gobi', 9],
      ],
      '语言与戈壁',
    ],
  ])('names the journal %s', (_, head, journal) => {
    const found = chinese([...head, ['县域档案采集工作的三十年', 18], ['王丽，赵国庆', 12], ['（河西大学，甘肃 张掖 734000）', 9]]);
    expect([found.title?.value, found.authors?.value, found.journal?.value]).toEqual([
      '县域档案采集工作的三十年',
      ['王丽', '赵国庆'],
      journal,
    ]);
  });
  it.each<readonly [string, string, readonly string[]]>([
    ['each with a unit in brackets', '◎王丽（河西市第一中学）　赵国庆（河西市教师进修学校）', ['王丽', '赵国庆']],
    ['behind the unit and a stroke, with no known surname', '河西市第三小学 / 格桑卓玛', ['格桑卓玛']],
  ])('reads names %s', (_, line, authors) => {
    const found = read([['高原教学　2021年第10期', 9], ['一垄菜地里的课程', 18], [line, 11], body('老师的提问要让学生有话可说，')]);
    expect(found.authors?.value).toEqual(authors);
  });
  it('takes no formula with @ in it for an address', () => {
    const found = chinese([
      ['高原材料学报　2019年第4期', 9],
      ['Fe3O4@SiO2核壳材料的制备及其吸附性能', 18],
      ['王丽，赵国庆', 12],
      ['（河西大学，甘肃 张掖 734000）', 9],
    ]);
    expect(found.title?.value).toBe('Fe3O4@SiO2核壳材料的制备及其吸附性能');
  });
  const english = (head: readonly (readonly [string, number])[]) =>
    read([
      ...head,
      ['Abstract. Water was read in each terrace for three years and the readings were compared.', 9],
      body('The text tells of other things. '),
    ]);
  it.each<readonly [string, readonly (readonly [string, number])[], string, string]>([
    [
      'a list of words',
      [
        ['LANGUAGE, SPEECH AND MIND', 12],
        ['VOL. 44 NO. 3', 9],
        ['Spring 2016', 9],
      ],
      'LANGUAGE, SPEECH AND MIND',
      '44',
    ],
    [
      'over a volume in Roman numerals',
      [
        ['THE PLATEAU AND LABOUR', 12],
        ['VOL. XCVII May 2015 NO. 3', 9],
      ],
      'THE PLATEAU AND LABOUR',
      '97',
    ],
    [
      'shortened above itself',
      [
        ['Appl. Terraces (Hexi) 2015, 12(3), 7', 9],
        ['Applied Terraces (Hexi)', 12],
      ],
      'Applied Terraces (Hexi)',
      '12',
    ],
    [
      'behind the short authors',
      [
        ['Tao et al. Terraces and Gobi  (2015) 12(3):88', 9],
        ['Terraces and Gobi', 12],
      ],
      'Terraces and Gobi',
      '12',
    ],
  ])('names an English journal %s', (_, head, journal, volume) => {
    const found = english([
      ...head,
      ['Seasonal soil water of loess terraces', 18],
      ['Wangshu Tao1, Pieter van der Holm2*& Li Zhao3', 11],
      ['1Hexi University, Zhangye, China', 9],
    ]);
    expect([found.journal?.value, found.volume?.value, found.issue?.value]).toEqual([journal, volume, '3']);
    expect(found.authors?.value).toEqual(['Wangshu Tao', 'Pieter van der Holm', 'Li Zhao']);
  });
  it('goes on with a title in capitals, and with a smaller subtitle over the people', () => {
    const found = english([
      ['Plateau Letters 12(3) (2015) 1-9', 9],
      ['THE PERCEPTION OF SOIL WATER BY SECOND', 16],
      ['TERRACE FARMERS', 16],
      ['Readings from three years', 12],
      ['Wangshu Tao', 11],
      ['Hexi Institute of Soils', 9],
    ]);
    expect([found.title?.value, found.authors?.value]).toEqual([
      'THE PERCEPTION OF SOIL WATER BY SECOND TERRACE FARMERS: Readings from three years',
      ['Wangshu Tao'],
    ]);
  });
  it.each<readonly [string, readonly (readonly [string, number])[], readonly string[]]>([
    [
      'with degrees, each over a unit of its own',
      [
        ['Mei-Ling Chou, PhD, RN', 11],
        ['Hexi University', 9],
        ['Samuel K. Adjei, MSN, RN, CNS', 11],
        ['Hexi Institute of Health', 9],
      ],
      ['Mei-Ling Chou', 'Samuel K. Adjei'],
    ],
    ['with degrees, between points', [['Ingrid Solheim, RN, PhD • Park Ji-woo, RN, MPH', 11]], ['Ingrid Solheim', 'Park Ji-woo']],
  ])('reads English names %s', (_, lines, authors) => {
    const found = english([['Plateau Nursing 12(3) (2015) 1-9', 9], ['Open visiting in intensive care', 18], ...lines]);
    expect(found.authors?.value).toEqual(authors);
  });
  it('reads a title whose words stand in quotation marks, over its subtitle', () => {
    const found = read([
      ['从“互见”到“对照”', 18],
      ['——县志中的水利书写', 15],
      ['严　明', 12],
      ['（黑河师范学院，甘肃 张掖 734000）', 9],
      ['摘　要：县志记水利，详略各有缘由。', 9],
      ['关键词：县志；水利', 9],
      ['〔收稿日期〕2021－01－23', 8],
      body('正文说的是别的事，'),
    ]);
    expect(found.title?.value).toBe('从“互见”到“对照”——县志中的水利书写');
    expect(found.receivedDate?.value).toBe('2021-01-23');
  });

  it('reads a title in letters that are neither Han nor Latin', () => {
    const found = read([['ئۇيغۇر تىلىدىكى يېڭى سۆزلەر ھەققىدە', 18], body('بۇ ماقالىدە يېڭى سۆزلەر مۇھاكىمە قىلىنىدۇ ')]);
    expect(found.title?.value).toBe('ئۇيغۇر تىلىدىكى يېڭى سۆزلەر ھەققىدە');
  });

  it('reads people over the title', () => {
    const found = english([
      ['Plateau Letters 12(3) (2015) 1-9', 9],
      ['Giulia Bonfanti1, Rajesh Menon2', 11],
      ['Do mandates fill repositories?', 18],
    ]);
    expect([found.title?.value, found.authors?.value]).toEqual(['Do mandates fill repositories?', ['Giulia Bonfanti', 'Rajesh Menon']]);
  });
  it.each<readonly [string, readonly (readonly [string, number])[], readonly [string, string, string]]>([
    [
      'with the day in a line of its own',
      [
        ['2023年10月16日', 9],
        ['第41期', 9],
        ['经济与戈壁', 14],
      ],
      ['经济与戈壁', '2023', '41'],
    ],
    [
      'with the day beside its number',
      [
        ['高原周刊', 12],
        ['2019年12月9日 No.50', 9],
      ],
      ['高原周刊', '2019', '50'],
    ],
  ])('reads a weekly %s, and who wrote for it', (_, head, told) => {
    const found = read([...head, ['一个县的账本', 18], ['◎本刊记者 王丽 实习生 赵国庆 / 文', 11], body('账本上的每一行都有来历，')]);
    expect([found.journal, found.year, found.issue].map((field) => field?.value)).toEqual(told);
    expect(found.authors?.value).toEqual(['王丽', '赵国庆']);
  });
  it('joins a name that the masthead breaks over two lines', () => {
    const found = chinese([
      ['高原教育', 14],
      ['2021年9月 第5期', 9],
      ['学院学报', 14],
      ['乡村教师的专业认同', 18],
      ['王丽，赵国庆', 12],
    ]);
    expect(found.journal?.value).toBe('高原教育学院学报');
  });
  it('reads dates in the foot of a Word page', () => {
    const foot = { value: '收稿：2019/11/22', page: 1, span: { start: 0, end: 0 }, confidence: 0.9 };
    expect(read([['一垄菜地里的课程', 18], ['王丽', 11], body('正文说的是别的事，')], [foot]).receivedDate?.value).toBe('2019-11-22');
  });
});
