import { readFileSync } from 'node:fs';
import type { Span } from '../../../src/domain/span.ts';

/** A Chinese passage, its faithful translation, and a free one that changes words and order; see README.md beside this file. */
export interface Trio {
  readonly topic: string;
  readonly zh: string;
  readonly en: string;
  readonly free: string;
}

export type PairClass = 'faithful' | 'free' | 'same-topic' | 'unrelated';

export interface LabelledPair {
  readonly name: string;
  readonly kind: PairClass;
  readonly suspicious: string;
  readonly source: string;
  /** Where the translation is; absent when there is none. */
  readonly truth?: { readonly suspicious: Span; readonly source: Span };
}

export type Half = 'dev' | 'held-out';

export function readTrios(half: Half): Trio[] {
  const text = readFileSync(new URL(`./${half}.txt`, import.meta.url), 'utf8');
  return text
    .split(/^# topic: /m)
    .slice(1)
    .map((block) => {
      const [topic = '', ...lines] = block.trim().split('\n');
      const field = (name: string): string => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      return { topic, zh: field('zh'), en: field('en'), free: field('free') };
    });
}

/** Mulberry32: the same pairs every time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const HOSTS_EACH = 7;

interface Embedded {
  readonly text: string;
  readonly span: Span;
}

/** Puts a passage at a drawn place among paragraphs of other topics. */
function embed(passage: string, hosts: readonly string[], draw: (below: number) => number): Embedded {
  const place = draw(hosts.length + 1);
  const before = hosts
    .slice(0, place)
    .map((host) => `${host}\n\n`)
    .join('');
  const after = hosts
    .slice(place)
    .map((host) => `\n\n${host}`)
    .join('');
  return { text: before + passage + after, span: { start: before.length, end: before.length + passage.length } };
}

/** Paragraphs of topics other than the pair's own, one language each side and no topic on both sides. */
function drawHosts(trios: readonly Trio[], own: readonly string[], draw: (below: number) => number): { zh: string[]; en: string[] } {
  const others = trios.filter((trio) => !own.includes(trio.topic));
  const topics = [...new Set(others.map((trio) => trio.topic))];
  for (let i = topics.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    [topics[i], topics[j]] = [topics[j] ?? '', topics[i] ?? ''];
  }
  const half = topics.length >> 1;
  const of = (chosen: readonly string[]): Trio[] => others.filter((trio) => chosen.includes(trio.topic)).slice(0, HOSTS_EACH);
  return {
    zh: of(topics.slice(0, half)).map((trio) => trio.zh),
    en: of(topics.slice(half)).map((trio) => (draw(2) === 0 ? trio.en : trio.free)),
  };
}

/** All pairs of a half, both ways round: every passage in both translations, its sibling of the same topic, and strangers. */
export function labelledPairs(half: Half): LabelledPair[] {
  const trios = readTrios(half);
  const draw = generator(half === 'dev' ? 11 : 23);
  const pairs: LabelledPair[] = [];
  const add = (name: string, kind: PairClass, own: readonly string[], zh: string, en: string): void => {
    const hosts = drawHosts(trios, own, draw);
    const chinese = embed(zh, hosts.zh, draw);
    const english = embed(en, hosts.en, draw);
    const translated = kind === 'faithful' || kind === 'free';
    for (const [way, suspicious, source] of [['zh-en', chinese, english] as const, ['en-zh', english, chinese] as const]) {
      const truth = translated ? { truth: { suspicious: suspicious.span, source: source.span } } : {};
      pairs.push({ name: `${name}-${way}`, kind, suspicious: suspicious.text, source: source.text, ...truth });
    }
  };
  trios.forEach((trio, t) => {
    const sibling = trios.find((other) => other !== trio && other.topic === trio.topic);
    const stranger = trios[(t + 7) % trios.length];
    if (sibling === undefined || stranger === undefined) throw new Error(`topic ${trio.topic} needs two passages`);
    add(`${t}-faithful`, 'faithful', [trio.topic], trio.zh, trio.en);
    add(`${t}-free`, 'free', [trio.topic], trio.zh, trio.free);
    add(`${t}-sibling`, 'same-topic', [trio.topic], trio.zh, sibling.en);
    add(`${t}-sibling-free`, 'same-topic', [trio.topic], trio.zh, sibling.free);
    add(`${t}-stranger`, 'unrelated', [trio.topic, stranger.topic], trio.zh, stranger.en);
  });
  return pairs;
}
