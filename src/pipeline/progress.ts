/** Stages of a scan, in order. */
export const STAGES = ['discover', 'extract', 'ocr', 'index', 'compare', 'online', 'assess', 'review', 'report'] as const;
export type Stage = (typeof STAGES)[number];

/** What a scan says of itself while it runs. */
export type ScanEvent =
  | { readonly type: 'stage-begin'; readonly stage: Stage; readonly total: number; readonly pages?: number }
  /** One item ended; `reused` when its result was in the workspace already. */
  | { readonly type: 'item'; readonly stage: Stage; readonly label: string; readonly state: 'done' | 'reused' | 'failed' }
  | { readonly type: 'stage-end'; readonly stage: Stage; readonly tookMs: number };

export type OnScanEvent = (event: ScanEvent) => void;
