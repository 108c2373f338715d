/** Everything the language itself puts into every realm, by name: what a library replaces there, it replaces for all that runs after it. */
function holders(): object[] {
  return Object.getOwnPropertyNames(globalThis).flatMap((name) => {
    const value: unknown = Object.getOwnPropertyDescriptor(globalThis, name)?.value;
    if (typeof value === 'function') {
      const prototype: unknown = Object.getOwnPropertyDescriptor(value, 'prototype')?.value;
      return typeof prototype === 'object' && prototype !== null ? [value, prototype] : [value];
    }
    return typeof value === 'object' && value !== null && value !== globalThis ? [value] : [];
  });
}

/**
 * Loads a library and puts back what it replaced of the language: polyfills take a slower way round faults that nothing here meets (in Node 20
 * those of pdf.js replace `Array.prototype.push`, `JSON.parse` and `JSON.stringify`). What it added stays.
 */
export async function withBuiltInsKept<T>(load: () => Promise<T>): Promise<T> {
  const before = holders().map((holder) => ({ holder, fields: Object.getOwnPropertyDescriptors(holder) }));
  try {
    return await load();
  } finally {
    for (const { fields, holder } of before) {
      for (const [name, field] of Object.entries(fields)) {
        const now = Object.getOwnPropertyDescriptor(holder, name);
        if (field.configurable === true && typeof field.value === 'function' && now?.value !== field.value)
          Object.defineProperty(holder, name, field);
      }
    }
  }
}
