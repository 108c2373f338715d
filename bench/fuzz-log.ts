import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const endSchema = z.object({
  number: z.int(),
  format: z.string(),
  seed: z.string(),
  code: z.string(),
  milliseconds: z.number(),
  late: z.boolean(),
  message: z.string().optional(),
});
/** How one input ended. */
export type FuzzEnd = z.infer<typeof endSchema>;

/** A death or a limit: the child is started anew after it. */
const ENDS_CHILD = /^extract-/;
const REMARKABLE = /^(internal-error|extract-)/;

/** Every end as a line of a file, so that a run that is cut tells how far it came and is taken up where it stopped. */
export class FuzzLog {
  readonly ends: FuzzEnd[] = [];
  private readonly file: string | undefined;

  constructor(file: string | undefined) {
    this.file = file;
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const end = line === '' ? undefined : endSchema.safeParse(parsed(line)).data;
      if (end !== undefined) this.ends.push(end);
    }
  }

  add(end: FuzzEnd): void {
    this.ends.push(end);
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(end)}\n`);
  }

  /** Also written beside the log, as `<log>.summary`. */
  summary(head: string): string {
    const formats = [...new Set(this.ends.map(({ format }) => format))].sort();
    const rows = formats.map((format) => {
      const own = this.ends.filter((end) => end.format === format);
      const slowest = Math.max(...own.map(({ milliseconds }) => milliseconds));
      return `  ${format.padEnd(5)} ${String(own.length).padStart(6)}, slowest ${(slowest / 1000).toFixed(1)} s: ${counts(own)}`;
    });
    const spent = this.ends.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const remarkable = this.ends
      .filter(({ code, late }) => late || REMARKABLE.test(code))
      .map((end) => `  ${end.number} ${end.seed} ${end.code} ${(end.milliseconds / 1000).toFixed(1)} s ${end.message ?? ''}`);
    const lines = [
      `${head}, inputs ${this.ends.length}; past their time by 2 s: ${this.ends.filter(({ late }) => late).length}; children ended by a file: ${
        this.ends.filter(({ code }) => ENDS_CHILD.test(code)).length
      }; ${Math.round(spent / 1000)} s in all`,
      `  all: ${counts(this.ends)}`,
      ...rows,
      ...(remarkable.length === 0 ? [] : ['to look at:', ...remarkable.slice(0, 200)]),
    ];
    const text = `${lines.join('\n')}\n`;
    if (this.file !== undefined) writeFileSync(`${this.file}.summary`, text);
    return text;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The last line of a run that was cut.
    return undefined;
  }
}

function counts(ends: readonly FuzzEnd[]): string {
  const times = new Map<string, number>();
  for (const { code } of ends) times.set(code, (times.get(code) ?? 0) + 1);
  return [...times]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}
