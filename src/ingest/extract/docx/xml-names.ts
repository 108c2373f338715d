/** Prefixes are a file's own choice; WordprocessingML names are told by their local part. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export const attributeOf = (attributes: Record<string, string>, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
