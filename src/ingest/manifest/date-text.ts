/** @returns `YYYY-MM` for the ways a month is written (2019-6, 2019/06, 2019.6, 2019年6月, with or without a day); other text as it is. */
export function tidyMonth(text: string): string {
  const parts = /^(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})(?:\s*月)?(?:\s*[-/.]?\s*\d{1,2}\s*日?)?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  return parts === null ? text : `${parts[1] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}`;
}

/** @returns `YYYY-MM-DD` for the ways a day is written; other text as it is. */
export function tidyDay(text: string): string {
  const parts = /^(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return parts === null ? text : `${parts[1] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
}

/**
 * @returns `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM[:SS]+08:00` for the ways a time is written (2019-09-30 24:00, 2019年9月30日24时,
 * ISO 8601 with a zone); a time without a zone is one of Asia/Shanghai. Other text as it is.
 */
export function tidyMoment(text: string): string {
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (zoned !== null && zoned[1] !== '+08:00') {
    const at = Date.parse(text);
    return Number.isNaN(at) ? text : `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
  }
  const parts = /^(.*\d日?)[T ]*?(?:[T ]|(?<=日))(\d{1,2})(?:[:：时](\d{1,2})?)(?:[:：分](\d{1,2})?秒?)?分?(?:\+08:00)?$/.exec(text);
  if (parts === null) return tidyDay(text);
  const [hour, minute, second] = [parts[2] ?? '', parts[3] ?? '0', parts[4]].map((part) => part?.padStart(2, '0'));
  return `${tidyDay((parts[1] ?? '').trim())}T${hour}:${minute}${second === undefined ? '' : `:${second}`}+08:00`;
}

/** @returns the names in a cell or line: apart by ; or 、 or line breaks, and by commas unless they may part a family name from a given name. */
export function splitNames(text: string): string[] {
  const parts = text.split(/[;；、\n]/);
  const byComma = parts.length > 1 ? parts : text.split(/[,，]/);
  const whole = byComma.every((part) => /\p{Script=Han}/u.test(part) || /\S\s+\S/.test(part.trim()));
  return (whole ? byComma : parts).map((part) => part.trim()).filter((part) => part !== '');
}
