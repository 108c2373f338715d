import type { PageSignals } from '../../domain/document.ts';
import { characterKind, Kind } from './quality.ts';

// The commonest Chinese characters: three letters of four in running text of any field are among them; of a broken character map about one in twenty.
const COMMON_HAN =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运究研分析影响方法结果讨论显著水平组值随增加降低提示图表验证模型算法技能力育课堂生态土壤患者治疗护理疾病临床材料温度压力';
/** 1 by their codes. */
const commonHan = new Uint8Array(0x10000);
for (let at = 0; at < COMMON_HAN.length; at++) commonHan[COMMON_HAN.charCodeAt(at)] = 1;
const COMMON_WORDS = new Set(
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years where much your way down should because long each just state those people too mr how little good make world still see own work using used data results method methods figure table study between based model analysis during both under high different system'.split(
    ' ',
  ),
);
const REPLACEMENT = 0xfffd;
const MIN_WORD = 2;
const LONGEST_COMMON = Math.max(...[...COMMON_WORDS].map((word) => word.length));

/** @param text of one page before private-use characters are dropped. */
export function pageSignals(text: string, disagreement: number | undefined): PageSignals {
  let total = 0;
  let unprintable = 0;
  let privateUse = 0;
  let replacement = 0;
  let han = 0;
  let common = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) code = text.codePointAt(at++) ?? code;
    const kind = characterKind(code);
    if (kind === Kind.blank) continue;
    total++;
    if (kind === Kind.han) {
      han++;
      if (commonHan[code] === 1) common++;
    } else if (kind === Kind.privateUse) privateUse++;
    else if (code === REPLACEMENT) replacement++;
    else if (kind === Kind.broken) unprintable++;
  }
  const words = wordLetters(text);
  return {
    printable: share(total - unprintable - replacement, total),
    dictionary: share(common + words.common, han + words.all),
    privateUse: share(privateUse, total),
    replacement: share(replacement, total),
    ...(disagreement === undefined ? {} : { disagreement: share(disagreement, 1) }),
  };
}

/** Letters of Latin words, and those of common ones. */
function wordLetters(text: string): { readonly all: number; readonly common: number } {
  let all = 0;
  let common = 0;
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const lower = at < text.length ? text.charCodeAt(at) | 0x20 : 0;
    if (lower >= 97 && lower <= 122) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      const length = at - start;
      if (length >= MIN_WORD) {
        all += length;
        if (length <= LONGEST_COMMON && COMMON_WORDS.has(text.slice(start, at).toLowerCase())) common += length;
      }
      start = -1;
    }
  }
  return { all, common };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1e4) / 1e4);
