/** Prefixes are a file's own choice; names are told by their local part. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  for (const key in attributes) if (key === name || (key.endsWith(name) && localName(key) === name)) return attributes[key];
  return undefined;
}
