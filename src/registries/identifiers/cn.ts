import { remembering } from '../../domain/remembering.ts';
import { type Parsed, plain, refuse } from './parsed.ts';

/** Regions of GB/T 9999.1-2018; 10 continues Beijing, whose 11 is used up. */
const CN_REGIONS: Readonly<Record<string, string>> = {
  10: '北京',
  11: '北京',
  12: '天津',
  13: '河北',
  14: '山西',
  15: '内蒙古',
  21: '辽宁',
  22: '吉林',
  23: '黑龙江',
  31: '上海',
  32: '江苏',
  33: '浙江',
  34: '安徽',
  35: '福建',
  36: '江西',
  37: '山东',
  41: '河南',
  42: '湖北',
  43: '湖南',
  44: '广东',
  45: '广西',
  46: '海南',
  50: '重庆',
  51: '四川',
  52: '贵州',
  53: '云南',
  54: '西藏',
  61: '陕西',
  62: '甘肃',
  63: '青海',
  64: '宁夏',
  65: '新疆',
};

/** @returns the region's name, or its code where there is none. */
export const regionName = (region: string): string => CN_REGIONS[region] ?? region;

type CnMedium = 'newspaper' | 'print' | 'network' | 'tangible-electronic';

export interface CnNumber {
  /** `RR-SSSS/C`, or `RR-SSSS` when no class is given. */
  readonly value: string;
  /** `RR-SSSS`: what tells one serial from another. */
  readonly serialKey: string;
  readonly region: string;
  readonly serial: number;
  /** From the serial's range (GB/T 9999.1-2018). */
  readonly medium: CnMedium;
  /** Chinese Library Classification letter and digits, for example `G4`, `TP`. */
  readonly classCode?: string;
}

/** Top letters of the Chinese Library Classification; L, M, W and Y are not used. T alone takes a second letter. */
const CLASS_CODE = /^(?:[ABCDEFGHIJKNOPQRSUVXZ]\d{0,2}|T[BDEFGHJKLMNPQSUV]?\d{0,2})$/u;

function mediumOf(serial: number): CnMedium | undefined {
  if (serial >= 1 && serial <= 999) return 'newspaper';
  if (serial >= 1000 && serial <= 5999) return 'print';
  if (serial >= 6000 && serial <= 8999) return 'network';
  return serial >= 9000 ? 'tangible-electronic' : undefined;
}

/** Reads a mainland serial number. There is no check digit: form, region, serial range and class are all there is to test. */
export const parseCn = remembering((text): Parsed<CnNumber> => {
  const match = /^(?:CN\s*:?\s*)?(\d{2})\s*-\s*(\d{4})(?:\s*\/\s*([A-Z][A-Z]?\d{0,2}))?$/u.exec(plain(text).toUpperCase());
  const [, region, digits, classCode] = match ?? [];
  if (region === undefined || digits === undefined) return refuse('malformed');
  if (CN_REGIONS[region] === undefined) return refuse('unknown-region');
  const serial = Number(digits);
  const medium = mediumOf(serial);
  if (medium === undefined) return refuse('serial-out-of-range');
  const serialKey = `${region}-${digits}`;
  if (classCode === undefined) return { ok: true, value: serialKey, serialKey, region, serial, medium };
  if (!CLASS_CODE.test(classCode)) return refuse('unknown-class');
  return { ok: true, value: `${serialKey}/${classCode}`, serialKey, region, serial, medium, classCode };
});
