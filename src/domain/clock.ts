/** Where the present comes from. Injected, so that the same inputs give the same bytes. */
export interface Clock {
  /** The present instant, ISO 8601 in UTC. */
  nowIso(): string;
}

export const fixedClock = (iso: string): Clock => ({ nowIso: () => iso });
