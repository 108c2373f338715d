/** What is known of one applicant: whether a senior title was awarded, and whether the unit is a village or township one. */
export interface ShareFact {
  readonly awarded: boolean | undefined;
  readonly rural: boolean | undefined;
}

/** Awards counted under the reading least and most favourable to the share. */
export interface ShareBounds {
  readonly least: { readonly rural: number; readonly awarded: number };
  readonly most: { readonly rural: number; readonly awarded: number };
}

/** What is unknown counts against the share in `least` and for it in `most`: nobody without a result is awarded unless that moves the share so. */
export function shareBounds(facts: readonly ShareFact[]): ShareBounds {
  const count = (favourable: boolean): { rural: number; awarded: number } => {
    let [rural, awarded] = [0, 0];
    for (const fact of facts) {
      const counts = fact.rural ?? favourable;
      const given = fact.awarded ?? counts === favourable;
      if (!given) continue;
      awarded += 1;
      if (counts) rural += 1;
    }
    return { rural, awarded };
  };
  return { least: count(false), most: count(true) };
}

/** Whether the share is at least so many percent: exactly at it is enough. Whole numbers, so that 30 % is 30 %. */
export const reaches = ({ rural, awarded }: ShareBounds['least'], percent: number): boolean => rural * 100 >= percent * awarded;
