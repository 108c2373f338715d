import { isUtf8 } from 'node:buffer';
import { decodeCodePage } from './code-pages.ts';

/** Text and the encoding it was read with, by WHATWG label. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';
  /** Some bytes had no meaning in the encoding chosen. */
  readonly lossy: boolean;
}

const SAMPLE_BYTES = 65_536;
// The most frequent characters of Chinese prose, simplified then traditional: they tell a right decoding from a wrong one.
const COMMON_HAN = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
    '這個們來為國說時會對於著過發後裡經學現當沒動還進樣開從實軍無與長機關點業將兩間問應戰頭體見產話門給爾東聲員論處義幾認條係氣題別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張規萬覺術領確傳師觀識帶導爭運',
);

/** @returns whether the bytes can be text in one of the encodings read here, rather than binary data. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.length === 0) return true;
  if (unicodeOf(sample) !== undefined) return true;
  let control = 0;
  for (const byte of sample) {
    if (byte === 0 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27)) control++;
  }
  return control / sample.length < 0.005;
}

/** Decodes text of unstated encoding: byte-order mark, then valid UTF-8, then UTF-16 by its zero bytes, then the Chinese encoding that reads best. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = unicodeOf(bytes.subarray(0, SAMPLE_BYTES));
  if (marked !== undefined) return decodeAs(marked, bytes);
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', lossy: false };
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const candidates = (['utf-8', 'gb18030', 'big5', 'windows-1252'] as const).map((encoding) => ({
    encoding,
    score: plausibility(decodeCodePage(encoding, sample), encoding === 'windows-1252'),
  }));
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  return decodeAs(best.encoding, bytes);
}

function decodeAs(encoding: DecodedText['encoding'], bytes: Uint8Array): DecodedText {
  if (encoding === 'windows-1252') return { text: decodeCodePage(encoding, bytes), encoding, lossy: false };
  const text = tryFatal(encoding, bytes);
  return text === undefined ? { text: new TextDecoder(encoding).decode(bytes), encoding, lossy: true } : { text, encoding, lossy: false };
}

function tryFatal(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function unicodeOf(sample: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return utf16WithoutMark(sample);
}

/** UTF-16 without a mark shows zero high bytes at every line end and Latin letter, all on one side. */
function utf16WithoutMark(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (sample.length < 4 || sample.length % 2 === 1) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd < sample.length / 200 || Math.min(even, odd) > (even + odd) / 20) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  return plausibility(new TextDecoder(encoding).decode(sample), false) > 0 ? encoding : undefined;
}

/** Mean weight of the characters past ASCII: common Han speaks for a decoding, replacement and private use against it. */
function plausibility(text: string, latin: boolean): number {
  let total = 0;
  let score = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 12) score -= 5;
    if (code < 0x80) continue;
    total++;
    if (code === 0xfffd) score -= 5;
    else if (code >= 0xe000 && code <= 0xf8ff) score -= 3;
    else if (COMMON_HAN.has(character)) score += 2;
    else if (code >= 0x3000 && code <= 0x303f) score += 1;
    else if (code >= 0xff00 && code <= 0xff65) score += 0.5;
    else if (latin && /[À-ÖØ-öø-ÿ‘’“”–—]/.test(character)) score += 0.6;
  }
  return total === 0 ? (score < 0 ? score : 1) : score / total;
}
