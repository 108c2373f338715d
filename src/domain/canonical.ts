/** @returns JSON with object keys in code-unit order and `undefined` fields left out: equal values give equal bytes. */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return JSON.stringify(value);
  let json = '';
  if (Array.isArray(value)) {
    for (const item of value) json += json === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
    return `[${json}]`;
  }
  const fields: Readonly<Record<string, unknown>> = { ...value };
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    if (field !== undefined) json += `${json === '' ? '' : ','}${quoted(key)}:${canonicalJson(field)}`;
  }
  return `{${json}}`;
}

const quoted = (text: string): string => JSON.stringify(text);
