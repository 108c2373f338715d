// Names of the Adobe Glyph List (https://github.com/adobe-type-tools/agl-aglfn) that fonts of papers use; accented letters are composed.
const PUNCTUATION = `space  exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’ parenleft ( parenright ) asterisk * plus +
comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal =
greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave \` quoteleft ‘ braceleft { bar | braceright }
asciitilde ~ exclamdown ¡ cent ¢ sterling £ fraction ⁄ yen ¥ florin ƒ section § currency ¤ quotedblleft “ guillemotleft « guilsinglleft ‹
guilsinglright › fi fi fl fl ff ff ffi ffi ffl ffl endash – dagger † daggerdbl ‡ periodcentered · middot · paragraph ¶ bullet • quotesinglbase ‚
quotedblbase „ quotedblright ” guillemotright » ellipsis … perthousand ‰ questiondown ¿ acute ´ circumflex ˆ tilde ˜ macron ¯ breve ˘
dotaccent ˙ dieresis ¨ ring ˚ cedilla ¸ hungarumlaut ˝ ogonek ˛ caron ˇ emdash — AE Æ ordfeminine ª Lslash Ł Oslash Ø OE Œ ordmasculine º ae æ
dotlessi ı dotlessj ȷ lslash ł oslash ø oe œ germandbls ß Eth Ð eth ð Thorn Þ thorn þ Dcroat Đ dcroat đ Euro € copyright © registered ® trademark ™
logicalnot ¬ degree ° plusminus ± mu µ multiply × divide ÷ onesuperior ¹ twosuperior ² threesuperior ³ onequarter ¼ onehalf ½
threequarters ¾ brokenbar ¦ nbspace  sfthyphen - softhyphen - infinity ∞ partialdiff ∂ integral ∫ summation ∑ product ∏ radical √ approxequal ≈
notequal ≠ lessequal ≤ greaterequal ≥ lozenge ◊ arrowleft ← arrowup ↑ arrowright → arrowdown ↓ arrowboth ↔ arrowdblright ⇒ arrowdblleft ⇐
arrowdblboth ⇔ element ∈ notelement ∉ suchthat ∋ intersection ∩ union ∪ propersubset ⊂ propersuperset ⊃ reflexsubset ⊆ reflexsuperset ⊇
universal ∀ existential ∃ emptyset ∅ gradient ∇ nabla ∇ proportional ∝ similar ∼ congruent ≅ equivalence ≡ perpendicular ⊥ therefore ∴
logicaland ∧ logicalor ∨ circleplus ⊕ circlemultiply ⊗ asteriskmath ∗ dotmath ⋅ prime ′ minute ′ second ″ angle ∠ angbracketleft 〈
angbracketright 〉 angleleft 〈 angleright 〉 bullet • openbullet ◦ circle ○ square □ filledbox ■ triangle △ heart ♥ diamond ♦ club ♣ spade ♠
lessmuch ≪ greatermuch ≫ element ∈ periodcentered · bardbl ∥ parallel ∥ mapsto ↦ star ⋆ visiblespace ␣ ell ℓ aleph ℵ weierstrass ℘ Ifraktur ℑ Rfraktur ℜ
coproduct ∐ contintegral ∮ plusminus ± minusplus ∓ quoteleftbase ‚ nonbreakingspace  apostrophe ' hyphentwo ‐ figuredash ‒ horizontalbar ―`;
const GREEK = `Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ
Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ nu ν xi ξ
omicron ο pi π rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω theta1 ϑ phi1 ϕ omega1 ϖ epsilon1 ϵ rho1 ϱ`;
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circumflex: '\u0302',
  dieresis: '\u0308',
  tilde: '\u0303',
  ring: '\u030a',
  cedilla: '\u0327',
  caron: '\u030c',
  ogonek: '\u0328',
  macron: '\u0304',
  breve: '\u0306',
  dotaccent: '\u0307',
  hungarumlaut: '\u030b',
  commaaccent: '\u0326',
};
const NAMES = new Map<string, string>();
for (const table of [PUNCTUATION, GREEK]) {
  const parts = table.replace(/\n/g, ' ').split(' ');
  for (let index = 0; index + 1 < parts.length; index += 2) NAMES.set(parts[index] ?? '', parts[index + 1] || ' ');
}

/** Names of letters another engine's longer list knows. */
const OTHER_SCRIPTS = /cyrillic|hebrew|arabic|hiragana|katakana|bopomofo|thai|deva|bengali|gurmukhi|gujarati|armenian|afii/;

/** @returns a glyph's text by its name; undefined when the name says nothing; '' for mathematical signs and their pieces, which no text compares by. */
export function textOfGlyphName(full: string): string | undefined {
  const name = full.replace(/\..*$/, '');
  if (name.length === 1 && /[A-Za-z]/.test(name)) return name;
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  const unicode = /^(?:uni|u)([0-9A-F]{4,6})$/.exec(name)?.[1];
  if (unicode !== undefined) return codePoint(Number.parseInt(unicode.slice(0, name.startsWith('uni') ? 4 : 6), 16));
  const accented = /^([A-Za-z])([a-z]+)$/.exec(name);
  const accent = accented === null ? undefined : ACCENTS[accented[2] ?? ''];
  if (accented !== null && accent !== undefined) return ((accented[1] ?? '') + accent).normalize('NFC');
  if (name === 'notdef' || name === '') return '';
  if (name.includes('_'))
    return name
      .split('_')
      .map((part) => textOfGlyphName(part) ?? '')
      .join('');
  return /^[A-Za-z]{5,}$/.test(name) && !OTHER_SCRIPTS.test(name) ? '' : undefined;
}

const codePoint = (value: number): string | undefined => (value > 0 && value <= 0x10ffff ? String.fromCodePoint(value) : undefined);
