import { Parser } from 'htmlparser2';

/** One step of a place: a tag, an id or a class, in any mix (`tbody`, `#a`, `.b`, `tr.c`). */
type Step = { readonly tag?: string; readonly id?: string; readonly class?: string };

/** Where the text of an element is wanted: the last step is the element, the others its ancestors, outermost first. */
export interface WantedPlace {
  readonly name: string;
  readonly steps: readonly Step[];
}

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const SILENT = new Set(['script', 'style', 'template']);
const MOST_MATCHES = 5000;
const LONGEST_TEXT = 5000;

/** @returns a place from a selector of tags, ids and classes apart by spaces. */
export const place = (name: string, selector: string): WantedPlace => ({
  name,
  steps: selector.split(' ').map((part) => {
    const found = /^([a-z][a-z0-9]*)?(?:#([\w-]+))?(?:\.([\w-]+))?$/i.exec(part);
    return {
      ...(found?.[1] === undefined ? {} : { tag: found[1].toLowerCase() }),
      ...(found?.[2] === undefined ? {} : { id: found[2] }),
      ...(found?.[3] === undefined ? {} : { class: found[3] }),
    };
  }),
});

interface Open {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly captures: string[][];
}

const fits = (step: Step, { classes, id, tag }: Open): boolean =>
  (step.tag === undefined || step.tag === tag) &&
  (step.id === undefined || step.id === id) &&
  (step.class === undefined || classes.includes(step.class));

/** @returns the text of every element at each place, in order. Streams: nesting of any depth costs memory only. */
export function collectHtmlFields(html: string, places: readonly WantedPlace[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[][]>(places.map(({ name }) => [name, []]));
  const stack: Open[] = [];
  let silent = 0;
  const isAt = ({ steps }: WantedPlace, element: Open): boolean => {
    const last = steps.at(-1);
    if (last === undefined || !fits(last, element)) return false;
    let wanted = steps.length - 2;
    for (let depth = stack.length - 1; depth >= 0 && wanted >= 0; depth--) {
      const [open, step] = [stack[depth], steps[wanted]];
      if (open !== undefined && step !== undefined && fits(step, open)) wanted--;
    }
    return wanted < 0;
  };
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (SILENT.has(tag)) silent++;
        const element: Open = { tag, id: attributes['id'] ?? '', classes: (attributes['class'] ?? '').split(/\s+/u), captures: [] };
        for (const wanted of places) {
          const matches = found.get(wanted.name) ?? [];
          if (matches.length >= MOST_MATCHES || !isAt(wanted, element)) continue;
          const capture: string[] = [];
          matches.push(capture);
          element.captures.push(capture);
        }
        if (!VOID.has(tag)) stack.push(element);
        else if (tag === 'br') for (const open of stack) for (const capture of open.captures) capture.push('\n');
      },
      ontext: (text) => {
        if (silent > 0) return;
        for (const open of stack) for (const capture of open.captures) capture.push(text);
      },
      onclosetag: (tag) => {
        if (SILENT.has(tag)) silent = Math.max(0, silent - 1);
        const at = stack.findLastIndex((open) => open.tag === tag);
        if (at >= 0) stack.length = at;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return new Map(
    [...found].map(([name, matches]) => [name, matches.map((parts) => parts.join('').replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TEXT))]),
  );
}
