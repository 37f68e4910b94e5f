import type { ModelPerson, ModelTask, StaffingModel } from './staffing-model';

/** Starts and ends of intervals that are tried, and intervals that are kept for each person: measured, more add nothing. */
const MOST_TIMES = 14;
const MOST_INTERVALS = 25;
/** Intervals in which the tasks of a fair share take less than this share of the time cannot bind. */
const LEAST_CROWDED = 0.2;

/**
 * What every plan keeps, as Σ_j share_kj · x_ij ≤ 1: for each person the load limit, and for the most crowded intervals of
 * the day the minutes that are worked in them. Pairs (task, person who may do it) are numbered task by task.
 */
export interface TimeConstraints {
  count: number;
  pairs: number;
  /** Entries of pair p stand from first[p] to first[p + 1]. */
  first: Int32Array;
  constraint: Int32Array;
  share: Float64Array;
}

interface Candidate {
  minutes: number;
  /** By position in the person's own list of tasks. */
  shares: Float64Array;
  crowding: number;
}

/**
 * Interval [A, B) of a person offers the minutes that are worked in it. A task that starts anywhere between its earliest
 * and latest start takes at least the smaller of its minutes in [A, B) at these two: counted in minutes of work, what
 * lies in the interval rises, stays and falls as the start moves on, so that it is least at an end (the left-right shift
 * of energetic reasoning; Erschler and Lopez 1990, Baptiste, Le Pape and Nuijten 2001).
 */
export function timeConstraints({ persons, tasks, horizon }: StaffingModel): TimeConstraints {
  const starts = spread([0, ...tasks.map(({ earliest }) => earliest)]);
  const ends = spread([horizon, ...tasks.map(({ deadline }) => deadline)]);
  const pairOf = new Map<ModelTask, number>();
  let pairs = 0;
  for (const task of tasks) {
    pairOf.set(task, pairs);
    pairs += task.able.length;
  }
  const entries: { constraint: number; share: number }[][] = Array.from({ length: pairs }, () => []);
  let count = 0;
  persons.forEach((person, index) => {
    const own = tasks.filter(({ able, possible }) => possible && able.includes(index));
    const add = (shares: ArrayLike<number>, offered: number) => {
      const usable = roundedDown(offered, shares);
      own.forEach((task, position) => {
        const share = shares[position]! / usable;
        if (share > 0)
          entries[pairOf.get(task)! + task.able.indexOf(index)]!.push({ constraint: count, share });
      });
      count += 1;
    };
    if (own.length === 0) return;
    add(
      own.map(({ minutes }) => minutes),
      person.room,
    );
    for (const { shares, minutes } of crowded(person, own, starts, ends)) add(shares, minutes);
  });
  const first = new Int32Array(pairs + 1);
  entries.forEach((list, pair) => (first[pair + 1] = first[pair]! + list.length));
  const flat = entries.flat();
  return {
    count,
    pairs,
    first,
    constraint: Int32Array.from(flat, ({ constraint }) => constraint),
    share: Float64Array.from(flat, ({ share }) => share),
  };
}

/**
 * What of the offered minutes tasks can fill: sums of shares are multiples of their greatest common divisor, such as five
 * minutes (Chvátal-Gomory rounding). Never below the largest share, which fits by itself.
 */
function roundedDown(offered: number, shares: ArrayLike<number>): number {
  let divisor = 0;
  for (let position = 0; position < shares.length; position += 1)
    divisor = greatestCommonDivisor(shares[position]!, divisor);
  return divisor === 0 ? offered : Math.floor(offered / divisor) * divisor;
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}

/** At most MOST_TIMES of the values, evenly by rank, the least and the most among them. */
function spread(values: readonly number[]): number[] {
  const distinct = [...new Set(values)].sort((one, other) => one - other);
  if (distinct.length <= MOST_TIMES) return distinct;
  const step = (distinct.length - 1) / (MOST_TIMES - 1);
  return Array.from({ length: MOST_TIMES }, (_, index) => distinct[Math.round(index * step)]!);
}

function crowded(
  { time }: ModelPerson,
  own: readonly ModelTask[],
  starts: readonly number[],
  ends: readonly number[],
): Candidate[] {
  const { work, horizon } = time;
  const at = (t: number) => work[Math.min(t, horizon)]!;
  const early = own.map(({ earliest, minutes, resumable }) =>
    at(time.earliest(earliest, minutes, resumable)),
  );
  const late = own.map(({ deadline, minutes, resumable }) => at(time.latest(deadline, minutes, resumable)));
  const seen = new Set<number>();
  const found: Candidate[] = [];
  for (const start of starts)
    for (const end of ends) {
      if (end <= start) continue;
      const [from, to] = [at(start), at(end)];
      if (to <= from || seen.has(from * 4096 + to)) continue;
      seen.add(from * 4096 + to);
      const shares = new Float64Array(own.length);
      let wanted = 0;
      own.forEach(({ minutes, persons, able }, position) => {
        const within = (begin: number) => Math.max(0, Math.min(begin + minutes, to) - Math.max(begin, from));
        shares[position] = Math.min(within(early[position]!), within(late[position]!));
        wanted += (shares[position]! * persons) / able.length;
      });
      found.push({ minutes: to - from, shares, crowding: wanted / (to - from) });
    }
  return found
    .filter(({ crowding }) => crowding >= LEAST_CROWDED)
    .sort((one, other) => other.crowding - one.crowding)
    .slice(0, MOST_INTERVALS);
}
