import type { TimeSpan } from './daily-plan';

/** `from` without the minutes of `taken`; both in any order, the result sorted. */
export function without(from: readonly TimeSpan[], taken: readonly TimeSpan[]): TimeSpan[] {
  let left = [...from];
  for (const { start, end } of taken)
    left = left.flatMap((span) =>
      end <= span.start || start >= span.end
        ? [span]
        : [
            { start: span.start, end: Math.min(span.end, start) },
            { start: Math.max(span.start, end), end: span.end },
          ].filter((part) => part.end > part.start),
    );
  return left.sort((one, other) => one.start - other.start);
}

/** Shifts that touch are one stretch of work. */
export function joined(spans: readonly TimeSpan[]): TimeSpan[] {
  const result: TimeSpan[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

export function minutesOf(spans: readonly TimeSpan[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Minutes of `spans` within [start, end). */
export function minutesWithin(spans: readonly TimeSpan[], start: number, end: number): number {
  return spans.reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.end, end) - Math.max(span.start, start)),
    0,
  );
}

/** The stretches in which one person may work, with constant-time steps from minute to minute. */
export class WorkingTime {
  /** By minute t: minutes of work before t. */
  readonly work: Int16Array;
  /** The first minute from t on that is worked; `horizon` when there is none. */
  private readonly next: Int16Array;
  /** End of the stretch that minute t is in. */
  private readonly runEnd: Int16Array;
  /** The last moment up to t before which work is done; −1 when there is none. */
  private readonly last: Int16Array;
  /** Start of the stretch that ends at or goes over moment t. */
  private readonly runStart: Int16Array;
  /** Minute of the day of each minute of work. */
  private readonly minuteOf: Int16Array;

  constructor(
    readonly spans: readonly TimeSpan[],
    readonly horizon: number,
  ) {
    const size = horizon + 1;
    this.work = new Int16Array(size);
    this.next = new Int16Array(size).fill(horizon);
    this.runEnd = new Int16Array(size).fill(-1);
    this.last = new Int16Array(size).fill(-1);
    this.runStart = new Int16Array(size).fill(-1);
    const minutes: number[] = [];
    for (const { start, end } of spans)
      for (let minute = start; minute < end; minute += 1) {
        this.next[minute] = minute;
        this.runEnd[minute] = end;
        this.last[minute + 1] = minute + 1;
        this.runStart[minute + 1] = start;
        minutes.push(minute);
      }
    for (let t = 1; t < size; t += 1) {
      this.work[t] = this.work[t - 1]! + (this.last[t] === t ? 1 : 0);
      if (this.last[t] === -1) this.last[t] = this.last[t - 1]!;
    }
    for (let t = size - 2; t >= 0; t -= 1) if (this.next[t] === horizon) this.next[t] = this.next[t + 1]!;
    this.minuteOf = Int16Array.from(minutes);
  }

  get total(): number {
    return this.minuteOf.length;
  }

  /** The earliest start from t on of so many minutes; −1 when there is none. */
  earliest(t: number, minutes: number, resumable: boolean): number {
    if (t >= this.horizon) return -1;
    let start = this.next[t]!;
    if (resumable) return start < this.horizon && this.work[start]! + minutes <= this.total ? start : -1;
    while (start < this.horizon) {
      const end = this.runEnd[start]!;
      if (start + minutes <= end) return start;
      start = this.next[end]!;
    }
    return -1;
  }

  /** When work of so many minutes that starts at a worked minute ends. */
  end(start: number, minutes: number, resumable: boolean): number {
    return resumable ? this.minuteOf[this.work[start]! + minutes - 1]! + 1 : start + minutes;
  }

  /** The latest start of so many minutes that end by t; −1 when there is none. */
  latest(t: number, minutes: number, resumable: boolean): number {
    if (t <= 0) return -1;
    let end = this.last[Math.min(t, this.horizon)]!;
    if (resumable) {
      const first = end < 0 ? -1 : this.work[end]! - minutes;
      return first < 0 ? -1 : this.minuteOf[first]!;
    }
    while (end > 0) {
      const start = this.runStart[end]!;
      if (end - minutes >= start) return end - minutes;
      end = this.last[start]!;
    }
    return -1;
  }

  /** Whether [start, start + minutes) is one stretch of work. */
  fits(start: number, minutes: number): boolean {
    return start < this.horizon && this.next[start] === start && this.runEnd[start]! >= start + minutes;
  }

  /** [start, end) without what is not worked. */
  parts(start: number, end: number): TimeSpan[] {
    return this.spans
      .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
      .filter((part) => part.end > part.start);
  }
}
