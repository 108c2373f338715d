/** How the text of a certificate's code stands to what the dossier says of the certificate. */
export type CodeAnswer =
  | { readonly answer: 'agrees'; readonly on: readonly string[] }
  | { readonly answer: 'differs'; readonly field: string; readonly shown: string; readonly stated: string }
  | { readonly answer: 'cannot-be-compared' };

export interface CodeLabels {
  /** Words that stand before the number, and before the holder's name, in codes and their addresses. */
  readonly number: readonly string[];
  readonly name: readonly string[];
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** @returns the value after one of the labels: `证书编号：A1`, `certNo=A1`, `"no":"A1"`. */
function labelled(text: string, labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const found = new RegExp(`(?:^|[^\\p{L}\\p{N}])${escaped(label)}["']?\\s*[:：=]\\s*["']?([^\\s&;；,，"'}]+)`, 'iu').exec(text);
    if (found?.[1] !== undefined) return found[1];
  }
  return undefined;
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Holds a code's text against number and name; text that names neither, such as an address with a key, can't be compared. */
export function compareCode(text: string, stated: { readonly number?: string; readonly name?: string }, labels: CodeLabels): CodeAnswer {
  const shown = decoded(text);
  const agreeing: string[] = [];
  for (const field of ['number', 'name'] as const) {
    const value = stated[field];
    if (value === undefined || plain(value) === '') continue;
    const given = labelled(shown, labels[field]);
    if (given !== undefined && plain(given) !== plain(value)) return { answer: 'differs', field, shown: given, stated: value };
    if (given !== undefined || hasWhole(shown, value)) agreeing.push(field);
  }
  return agreeing.length > 0 ? { answer: 'agrees', on: agreeing } : { answer: 'cannot-be-compared' };
}

/** Whether the value stands in the text by itself, and not as a part of a longer number or name. */
function hasWhole(text: string, value: string): boolean {
  const parts = text.split(/[\s&;；,，:：=?#"'{}|/]+/u).map(plain);
  return parts.includes(plain(value));
}
