/** Prefixes are a file's own choice; names are told by their local part. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
