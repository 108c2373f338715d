import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { REASON_CLASSES, type ReasonClass } from './types.ts';

const schema = z.object({
  source: z.object({ zh: z.string(), en: z.string() }),
  classes: z.partialRecord(z.enum(REASON_CLASSES), z.array(z.string())),
});

const FILE = fileURLToPath(new URL('../../../registries/retraction-reasons.yaml', import.meta.url));

let known: ReadonlyMap<string, ReasonClass> | undefined;

/** @returns classes by reason, from the shipped table (registries/retraction-reasons.yaml); read once. */
export function reasonClasses(): ReadonlyMap<string, ReasonClass> {
  if (known !== undefined) return known;
  const { classes } = schema.parse(parse(readFileSync(FILE, 'utf8')));
  const made = new Map<string, ReasonClass>();
  for (const name of REASON_CLASSES) for (const reason of classes[name] ?? []) made.set(reasonKey(reason), name);
  known = made;
  return made;
}

const reasonKey = (reason: string): string =>
  reason
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** @returns the classes of some reasons, each once, in the order of `REASON_CLASSES`; an unknown reason is `context`. */
export function classesOf(reasons: readonly string[]): ReasonClass[] {
  const classes = reasonClasses();
  const found = new Set(reasons.map((reason) => classes.get(reasonKey(reason)) ?? 'context'));
  return REASON_CLASSES.filter((name) => found.has(name));
}
