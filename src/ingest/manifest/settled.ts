/** A parsed value whose blank fields and blank list items are gone. */
export type Settled<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? Settled<Exclude<Item, undefined>>[]
    : { [K in keyof T]: Settled<Exclude<T[K], undefined>> };

/** Leaves out what is not stated, all the way down, as exactOptionalPropertyTypes asks. */
export function settled<T>(value: T): Settled<T> {
  return strip(value) as Settled<T>;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(strip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, strip(field)]),
  );
}
