// Scripts a wrong character map yields among Chinese: CJK extension A, Yi, Canadian syllabics, phonetic extensions, Ethiopic, Khmer …
const STRAY_AMONG_HAN = /[\u0530-\u109f\u1200-\u1dbf\u3400-\u4dbf\ua000-\uabff]/;
const PRIVATE_USE = /\p{Co}/u;
const UNREADABLE = /[\p{Cn}\p{Cs}\ufffd]/u;
const CONTROL = /\p{Cc}/u;
const HAN = /[\u4e00-\u9fff]/;
const BLANK = /[\s\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad]/;
/** Ranges of letters and signs without a gap: patterns of whole categories, slow to make, are for what is rarer. */
const PLAIN =
  /[!-~\u00a1-\u00ac\u00ae-\u024f\u0391-\u03a1\u03a3-\u03c9\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2460-\u27bf\u3001-\u303f\uff01-\uff60]/;
const REPLACEMENT = '\ufffd';
// The commonest Chinese characters: three letters of four in running text of any field are among them; of a broken character map about one in twenty.
const COMMON_HAN = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运究研分析影响方法结果讨论显著水平组值随增加降低提示图表验证模型算法技能力育课堂生态土壤患者治疗护理疾病临床材料温度压力'.split(
    '',
  ),
);

/** Kinds of characters as `characterKind` tells them. */
export const Kind = {
  unknown: 0,
  blank: 1,
  plain: 2,
  han: 3,
  commonHan: 4,
  privateUse: 5,
  broken: 6,
  replacement: 7,
  stray: 8,
} as const;
/** Kinds of the code points of the basic plane, told once each. */
const kinds = new Uint8Array(0x10000);

/** @returns how many characters of each `Kind` a text holds, by the kind's number. */
export function countKinds(text: string): Uint32Array {
  const counts = new Uint32Array(Kind.stray + 1);
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00 && at + 1 < text.length) code = text.codePointAt(at++) ?? code;
    const kind = kinds[code] || characterKind(code);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** @returns one of `Kind` for a code point. */
function characterKind(code: number): number {
  const kind = tellKind(String.fromCodePoint(code));
  if (code < kinds.length) kinds[code] = kind;
  return kind;
}

function tellKind(character: string): number {
  if (PLAIN.test(character)) return Kind.plain;
  if (BLANK.test(character)) return Kind.blank;
  if (HAN.test(character)) return COMMON_HAN.has(character) ? Kind.commonHan : Kind.han;
  if (character === REPLACEMENT) return Kind.replacement;
  if (PRIVATE_USE.test(character)) return Kind.privateUse;
  if (CONTROL.test(character) || UNREADABLE.test(character)) return Kind.broken;
  return STRAY_AMONG_HAN.test(character) ? Kind.stray : Kind.plain;
}
