import type { Evidence } from '../api/types';

export type Timing = Exclude<keyof Evidence['timings'], 'totalMs'> | 'otherMs';

export interface TimingPart {
  name: Timing;
  ms: number;
  /** Of the total, 0 to 1. */
  share: number;
}

/** Where the time went; what the parts do not explain is shown as the rest. */
export function timingParts({ totalMs, ...timings }: Evidence['timings']): TimingPart[] {
  const named = (['readMs', 'compileMs', 'guardMs', 'executeMs'] as const).map((name) => ({
    name,
    ms: timings[name],
  }));
  const sum = named.reduce((total, { ms }) => total + ms, 0);
  const total = Math.max(totalMs, sum);
  const all = [...named, { name: 'otherMs' as const, ms: Math.max(0, totalMs - sum) }];
  return all.map((part) => ({ ...part, share: total === 0 ? 0 : part.ms / total }));
}
