import { createLogUpdate } from 'log-update';
import pc from 'picocolors';
import type { ScanEvent, Stage } from '../pipeline/progress.ts';
import { maskResidentIds } from '../registries/identifiers/resident-id.ts';

interface StageState {
  readonly total: number;
  /** Where pages say more than items. */
  readonly pages: number | undefined;
  readonly beganAt: number;
  done: number;
  reused: number;
  failed: number;
  last: string;
  tookMs: number | undefined;
}

const NAMES: Record<Stage, string> = {
  discover: 'Finding dossiers',
  extract: 'Reading files',
  ocr: 'Recognising pages',
  index: 'Indexing texts',
  compare: 'Comparing texts',
  online: 'Public records',
  assess: 'Running checks',
  review: 'Assigning reviewers',
  report: 'Writing reports',
};
const BAR_CELLS = 24;
const FRAME_MS = 100;
const PLAIN_LINE_MS = 5_000;

/** Shows a scan's events. On a terminal: one living line a stage; elsewhere: plain lines, at most one every five seconds and stage. */
export interface ProgressDisplay {
  readonly onEvent: (event: ScanEvent) => void;
  /** Leaves the last state standing. */
  close(): void;
}

export type DisplayStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

export function createProgressDisplay(
  stream: DisplayStream,
  options: { readonly quiet?: boolean; readonly now?: () => number } = {},
): ProgressDisplay {
  if (options.quiet === true) return { onEvent: () => undefined, close: () => undefined };
  const now = options.now ?? (() => performance.now());
  return stream.isTTY === true ? terminalDisplay(stream, now) : plainDisplay(stream, now);
}

function track(stages: Map<Stage, StageState>, event: ScanEvent, now: number): StageState | undefined {
  if (event.type === 'stage-begin') {
    const state: StageState = {
      total: event.total,
      pages: event.pages,
      beganAt: now,
      done: 0,
      reused: 0,
      failed: 0,
      last: '',
      tookMs: undefined,
    };
    stages.set(event.stage, state);
    return state;
  }
  const state = stages.get(event.stage);
  if (state === undefined) return undefined;
  if (event.type === 'stage-end') {
    state.tookMs = event.tookMs;
    return state;
  }
  state.done++;
  if (event.state === 'reused') state.reused++;
  if (event.state === 'failed') state.failed++;
  state.last = maskResidentIds(event.label);
  return state;
}

function counts(state: StageState): string {
  const parts = [`${state.done}/${state.total}`];
  if (state.pages !== undefined && state.pages > 0) parts.push(`${state.pages} pages by OCR`);
  if (state.reused > 0) parts.push(`${state.reused} unchanged`);
  if (state.failed > 0) parts.push(`${state.failed} could not be done`);
  return parts.join(', ');
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function plainDisplay(stream: DisplayStream, now: () => number): ProgressDisplay {
  const stages = new Map<Stage, StageState>();
  let lastLine = Number.NEGATIVE_INFINITY;
  return {
    onEvent: (event) => {
      const state = track(stages, event, now());
      if (state === undefined || state.total === 0) return;
      if (event.type === 'stage-end') stream.write(`${NAMES[event.stage]}: ${counts(state)} (${seconds(event.tookMs)})\n`);
      else if (event.type === 'item' && now() - lastLine >= PLAIN_LINE_MS) {
        lastLine = now();
        stream.write(`${NAMES[event.stage]}: ${counts(state)}${remaining(state, now())}\n`);
      }
    },
    close: () => undefined,
  };
}

function remaining(state: StageState, now: number): string {
  const fresh = state.done - state.reused;
  if (fresh < 3 || state.done >= state.total) return '';
  const perItem = (now - state.beganAt) / fresh;
  return `, about ${seconds(perItem * (state.total - state.done))} left`;
}

function terminalDisplay(stream: DisplayStream, now: () => number): ProgressDisplay {
  const stages = new Map<Stage, StageState>();
  const logUpdate = createLogUpdate(stream, { showCursor: true });
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = (): void => {
    drawnAt = now();
    const width = Math.max(40, stream.columns ?? 80) - 1;
    logUpdate(
      [...stages]
        .filter(([, state]) => state.total > 0)
        .map(([stage, state]) => line(stage, state, now(), width))
        .join('\n'),
    );
  };
  return {
    onEvent: (event) => {
      track(stages, event, now());
      if (event.type !== 'item' || now() - drawnAt >= FRAME_MS) draw();
    },
    close: () => {
      draw();
      logUpdate.done();
    },
  };
}

function line(stage: Stage, state: StageState, now: number, width: number): string {
  const name = NAMES[stage].padEnd(20);
  if (state.tookMs !== undefined) {
    return (
      clip(`${state.failed > 0 ? pc.yellow('!') : pc.green('✓')} ${name} ${counts(state)}`, width - 10) +
      pc.dim(`  ${seconds(state.tookMs)}`)
    );
  }
  const filled = state.total === 0 ? 0 : Math.round((state.done / state.total) * BAR_CELLS);
  const bar = pc.cyan('█'.repeat(filled)) + pc.dim('░'.repeat(BAR_CELLS - filled));
  const head = `  ${name} `;
  const tail = ` ${counts(state)}${remaining(state, now)}`;
  const room = width - head.length - BAR_CELLS - tail.length - 2;
  return `${head}${bar}${tail}${room > 12 ? pc.dim(`  ${clip(state.last, room)}`) : ''}`;
}

/** Cuts to terminal columns; Han characters take two. */
export function clip(text: string, columns: number): string {
  let used = 0;
  let kept = '';
  for (const piece of text.match(/\u001b\[[0-9;]*m|[\s\S]/gu) ?? []) {
    const cells = piece.startsWith('\u001b') ? 0 : (piece.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
    if (used + cells > columns) break;
    used += cells;
    kept += piece;
  }
  return kept;
}
