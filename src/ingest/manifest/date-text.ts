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

/** @returns the names in a cell or line: apart by ; or 、 or line breaks, and by commas unless they may part a family name from a given name. */
export function splitNames(text: string): string[] {
  const parts = text.split(/[;；、\n]/);
  const byComma = parts.length > 1 ? parts : text.split(/[,，]/);
  const whole = byComma.every((part) => /\p{Script=Han}/u.test(part) || /\S\s+\S/.test(part.trim()));
  return (whole ? byComma : parts).map((part) => part.trim()).filter((part) => part !== '');
}
