// Invented works: people, journals and texts of no existence, the same for the same seed.
import { seeded } from '../throughput-texts.ts';

export interface Person {
  readonly chinese: string;
  readonly english: string;
  /** 1-based places in the list of units. */
  readonly units: readonly number[];
  readonly corresponding: boolean;
}

/** What a first page says; the truth the reading is measured by. */
export interface PrintedWork {
  readonly title: string;
  readonly englishTitle: string;
  readonly people: readonly Person[];
  readonly units: readonly string[];
  readonly englishUnits: readonly string[];
  readonly journal: string;
  readonly englishJournal: string;
  readonly year: number;
  readonly month: number;
  readonly volume: number;
  readonly issue: number;
  readonly total: number;
  readonly firstPage: number;
  readonly lastPage: number;
  readonly issn: string;
  readonly cn: string;
  readonly doi: string;
  readonly received: string;
  readonly revised: string;
  readonly accepted: string;
  readonly fund: string;
  readonly abstract: string;
  readonly englishAbstract: string;
  readonly keywords: readonly string[];
  readonly englishKeywords: readonly string[];
  readonly classification: string;
  readonly body: readonly string[];
  readonly englishBody: readonly string[];
}

type Pick = <T>(values: readonly T[]) => T;

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const PINYIN =
  'WANG LI ZHANG LIU CHEN YANG HUANG ZHAO WU ZHOU XU SUN MA ZHU HU GUO HE LIN LUO GAO ZHENG LIANG XIE SONG TANG XU HAN FENG DENG CAO PENG ZENG XIAO TIAN DONG PAN YUAN CAI JIANG YU YU DU YE CHENG SU WEI LYU DING REN SHEN YAO LU JIANG CUI ZHONG TAN LU WANG FAN JIN SHI LIAO JIA XIA WEI FU FANG BAI ZOU MENG XIONG QIN QIU JIANG YIN XUE YAN DUAN LEI HOU LONG SHI TAO LI HE GU MAO HAO GONG SHAO WAN QIAN YAN QIN WU DAI MO KONG XIANG TANG'.split(
    ' ',
  );
const RARE: readonly (readonly [string, string])[] = [
  ['欧阳', 'OUYANG'],
  ['麻', 'MA'],
  ['訾', 'ZI'],
  ['尉迟', 'YUCHI'],
  ['逯', 'LU'],
];
const GIVEN: readonly (readonly [string, string])[] =
  '明 ming 丽 li 建国 jianguo 晓燕 xiaoyan 志远 zhiyuan 芳 fang 永强 yongqiang 海霞 haixia 玉兰 yulan 小平 xiaoping 伟 wei 春生 chunsheng 学文 xuewen 静 jing 雪梅 xuemei 国庆 guoqing 成林 chenglin 雅琴 yaqin 涛 tao 秀英 xiuying 红军 hongjun 思源 siyuan 文 wen 怀谷 huaigu 景行 jingxing 若水 ruoshui 期 qi 方 fang 月 yue'
    .split(' ')
    .reduce<[string, string][]>((pairs, word, at, all) => {
      if (at % 2 === 0) pairs.push([word, all[at + 1] ?? '']);
      return pairs;
    }, []);
const LATIN_PEOPLE = [
  'Ruth E. Calloway',
  'Tomás Ibarra',
  'Hanne van der Voort',
  'Joon-ho Baek',
  "Niamh O'Dwyer",
  'K. M. Osei',
  'Lars Lindqvist',
];
const PLACES = ['陇原', '河曲', '祁南', '洮岷', '黑河', '疏勒', '崆西', '环东'];
const LATIN_PLACES = ['Longyuan', 'Hequ', 'Qinan', 'Taomin', 'Heihe', 'Shule', 'Kongxi', 'Huandong'];
const JOURNALS: readonly (readonly [string, string])[] = [
  ['P农业大学学报', 'Journal of P Agricultural University'],
  ['P大学学报（自然科学版）', 'Journal of P University (Natural Sciences)'],
  ['P医药', 'P Medicine and Pharmacy'],
  ['旱区水利P', 'Dryland Hydraulics P'],
  ['P教育研究', 'P Education Research'],
  ['P林业科技', 'P Forestry Science and Technology'],
  ['当代P', 'Contemporary P'],
  ['P畜牧兽医杂志', 'P Journal of Animal Husbandry'],
  ['草原与P', 'Grassland and P'],
  ['P师范学院学报(哲学社会科学版)', 'Journal of P Normal College (Philosophy and Social Sciences)'],
  ['P地质', 'P Geology'],
  ['护理P', 'Nursing P'],
];
const TITLES: readonly (readonly [string, string])[] = [
  ['覆膜方式对旱地玉米产量及水分利用效率的影响', 'Effects of Film Mulching Patterns on Yield and Water Use Efficiency of Dryland Maize'],
  ['高寒草甸退化过程中土壤微生物群落的变化特征', 'Changes in Soil Microbial Communities during Degradation of Alpine Meadow'],
  ['基于改进YOLO的苹果花期识别方法研究', 'Recognition of Apple Flowering Stages Based on an Improved YOLO'],
  [
    '乡村小规模学校教师专业发展的困境与出路——以某县12所学校为例',
    'Dilemmas and Ways Out of Teacher Development in Small Rural Schools: A Case of 12 Schools',
  ],
  ['老年髋部骨折患者围手术期护理的临床效果观察', 'Clinical Observation of Perioperative Nursing in Elderly Patients with Hip Fracture'],
  ['黄土丘陵区淤地坝溃决风险评价', 'Risk Assessment of Check Dam Failure in the Loess Hilly Region'],
  ['论地方文献数字化的三个问题', 'Three Problems in the Digitization of Local Documents'],
  [
    '2008—2018年疏勒河流域植被覆盖度时空变化及驱动因素分析',
    'Spatiotemporal Changes and Drivers of Vegetation Cover in the Shule River Basin from 2008 to 2018',
  ],
  ['小学语文课堂提问的有效性研究', 'On the Effectiveness of Questioning in Primary Chinese Classes'],
  ['胡麻新品种“定亚26号”的选育及其配套栽培技术要点', 'Breeding and Cultivation of a New Flax Variety Dingya 26'],
  ['输水渠道混凝土衬砌冻胀破坏机理与防治措施', 'Mechanism and Control of Frost Heave Damage to Concrete Canal Linings'],
  ['牦牛犊牛腹泻病原的PCR检测与耐药性分析', 'PCR Detection and Resistance of Pathogens Causing Diarrhea in Yak Calves'],
];
const UNITS: readonly (readonly [string, string])[] = [
  ['P农业大学 草业学院，甘肃 兰州 730070', 'College of Grassland Science, P Agricultural University, Lanzhou 730070, China'],
  ['P省水土保持科学研究所，甘肃 天水 741000', 'P Institute of Soil and Water Conservation, Tianshui 741000, China'],
  ['P县人民医院骨科，甘肃 定西 743000', 'Department of Orthopaedics, P County Hospital, Dingxi 743000, China'],
  ['P市第一中学，甘肃 平凉 744000', 'P No. 1 Middle School, Pingliang 744000, China'],
  ['P师范学院教育学院，甘肃 张掖 734000', 'School of Education, P Normal College, Zhangye 734000, China'],
  ['P勘察设计有限公司，甘肃 酒泉 735000', 'P Survey and Design Co., Ltd., Jiuquan 735000, China'],
];
const KEYWORDS: readonly (readonly [string, string])[] = [
  ['旱地', 'dryland'],
  ['水分利用效率', 'water use efficiency'],
  ['高寒草甸', 'alpine meadow'],
  ['课堂提问', 'classroom questioning'],
  ['护理干预', 'nursing intervention'],
  ['风险评价', 'risk assessment'],
  ['土壤微生物', 'soil microbes'],
  ['驱动因素', 'driving factors'],
];
const SENTENCES = [
  '为明确不同处理之间的差异，于连续三个生长季布设了定位试验',
  '结果显示各处理的平均值随年份略有起伏，但排列次序保持不变',
  '与对照相比，处理组的变幅缩小了近三成，差异达到显著水平',
  '样地坡度在十五度以下，土层较厚，灌溉条件有限',
  '调查采用分层抽样的办法，共回收有效问卷四百余份',
  '由此可见，单一措施难以长期维持，需要与管理制度配合使用',
  '文献中对这一现象有两种解释，本研究的观测更接近后一种',
  '所用仪器在每次测定之前均按说明书校准，读数取三次平均',
  '从空间上看，高值区集中在流域中段，低值区沿河谷分布',
  '上述结论尚需在更长的时间尺度上加以检验',
];
const ENGLISH_SENTENCES = [
  'Plots were laid out along the slope and sampled in three consecutive seasons.',
  'Means differed among treatments, while their order stayed the same over the years.',
  'Compared with the control, variation fell by almost a third.',
  'Questionnaires were handed out by stratified sampling and more than four hundred were returned.',
  'Two explanations of this pattern are found in earlier work, and our data favour the second.',
  'All readings are averages of three and instruments were calibrated beforehand.',
  'High values gathered in the middle reaches, low ones followed the valley.',
];

type Pairs = readonly (readonly [string, string])[];
/** The words works are made of; P stands for an invented place. */
export interface Stock {
  readonly titles: Pairs;
  readonly journals: Pairs;
  readonly units: Pairs;
  readonly keywords: Pairs;
  readonly given: Pairs;
  /** Names that don't follow the usual surname and given name. */
  readonly wholeNames: Pairs;
  readonly latinPeople: readonly string[];
}
const FIRST_STOCK: Stock = {
  titles: TITLES,
  journals: JOURNALS,
  units: UNITS,
  keywords: KEYWORDS,
  given: GIVEN,
  wholeNames: [],
  latinPeople: LATIN_PEOPLE,
};

/** @returns the invented work of a seed; `latin` works are by people with Latin names. */
export function inventWork(seed: number, latin: boolean, stock: Stock = FIRST_STOCK): PrintedWork {
  const random = seeded(seed * 7919 + 17);
  for (let skip = 0; skip < 5; skip++) random();
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick: Pick = (values) => {
    const value = values[below(values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  };
  const place = below(PLACES.length);
  const named = ([chinese, english]: readonly [string, string]): [string, string] => [
    chinese.replace('P', PLACES[place] ?? ''),
    english.replace('P', LATIN_PLACES[place] ?? ''),
  ];
  const unitCount = 1 + below(3);
  const units = distinct(unitCount, () => pick(stock.units)).map(named);
  const count = latin ? 2 + below(4) : pick([1, 1, 2, 3, 3, 4, 5, 6, 7]);
  const lead = below(count);
  const people = distinct(count, () =>
    latin && random() < 0.6 ? (['', pick(stock.latinPeople)] as const) : person(random, pick, stock),
  ).map(
    ([chinese, english], at): Person => ({
      chinese,
      english,
      units: at === 0 && unitCount > 1 && random() < 0.3 ? [1, 2] : [1 + (at % unitCount)],
      corresponding: count > 1 && at === lead,
    }),
  );
  const [title, englishTitle] = pick(stock.titles);
  const [journal, englishJournal] = named(pick(stock.journals));
  const year = 2009 + below(14);
  const month = 1 + below(12);
  const firstPage = 1 + below(180);
  const keywords = distinct(3 + below(3), () => pick(stock.keywords));
  const paragraph = (sentences: readonly string[], join: string, end: string): string =>
    Array.from({ length: 5 + below(4) }, () => pick(sentences)).join(join) + end;
  const issn7 = `1${String(100000 + below(899999))}`;
  return {
    title,
    englishTitle,
    people,
    units: units.map(([chinese]) => chinese),
    englishUnits: units.map(([, english]) => english),
    journal,
    englishJournal,
    year,
    month,
    volume: 10 + below(50),
    issue: pick([1, 2, 3, 4, 5, 6, month, 11, 12, 24]),
    total: 100 + below(400),
    firstPage,
    lastPage: firstPage + 3 + below(8),
    issn: `${issn7.slice(0, 4)}-${issn7.slice(4)}${issnCheck(issn7)}`,
    cn: `62-1${String(100 + below(899))}/S`,
    // Only numbers of the cnki kind hold the issue.
    doi:
      latin && stock !== FIRST_STOCK
        ? `10.13${String(100 + below(800))}/s${issn7}-${month}${year % 100}-0${below(90) + 10}-x`
        : `10.13${String(100 + below(800))}/j.cnki.${issn7.slice(0, 4)}.${year}.${String(month).padStart(2, '0')}.${String(below(90) + 10)}`,
    received: `${year - 1}-0${1 + below(9)}-1${below(10)}`,
    revised: `${year - 1}-1${below(3)}-0${1 + below(9)}`,
    accepted: `${year}-01-2${below(9)}`,
    fund: pick([
      '国家自然科学基金项目（31560XXX）',
      '甘肃省教育科学“十三五”规划课题（GS[2018]GHB0XXX）',
      '甘肃省科技计划项目（18JR3RAXXX）',
    ]).replace(/X+/, String(100 + below(899))),
    abstract: paragraph(SENTENCES, '。', '。'),
    englishAbstract: paragraph(ENGLISH_SENTENCES, ' ', ''),
    keywords: keywords.map(([chinese]) => chinese),
    englishKeywords: keywords.map(([, english]) => english),
    classification: pick(['S812.2', 'G623.2', 'R473.6', 'TV698.2+3', 'S565.9']),
    body: Array.from({ length: 5 }, () => paragraph(SENTENCES, '。', '。')),
    englishBody: Array.from({ length: 5 }, () => paragraph(ENGLISH_SENTENCES, ' ', '')),
  };
}

function person(random: () => number, pick: Pick, stock: Stock): readonly [string, string] {
  if (stock.wholeNames.length > 0 && random() < 0.08) return pick(stock.wholeNames);
  const at = Math.floor(random() * SURNAMES.length);
  const [surname, latin] = random() < 0.06 ? pick(RARE) : ([SURNAMES[at] ?? '', PINYIN[at] ?? ''] as const);
  const [given, syllables] = pick(stock.given);
  return [surname + given, `${latin} ${syllables.charAt(0).toUpperCase()}${syllables.slice(1)}`];
}

function distinct<T extends readonly [string, string]>(count: number, make: () => T): T[] {
  const found: T[] = [];
  for (let tries = 0; found.length < count && tries < 200; tries++) {
    const next = make();
    if (!found.some(([, english]) => english === next[1])) found.push(next);
  }
  return found;
}

function issnCheck(seven: string): string {
  const sum = Array.from(seven).reduce((total, digit, at) => total + Number(digit) * (8 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}
