import { QuartermasterError } from '#libs/contracts';

/** Who bought what, in three columns of one length: a row is a purchase line, a rating, a view. Order does not matter. */
export interface Interactions {
  readonly users: readonly string[];
  readonly items: readonly string[];
  /** Not below 0; rows of one user and item add up, and a sum of 0 is no interaction. Left out, every row is 1. */
  readonly quantities?: ArrayLike<number>;
}

export const INTERACTION_LIMITS = {
  rows: 5_000_000,
  users: 1_000_000,
  items: 100_000,
} as const;

/** What one purchase counts: `binary` 1 whatever the quantity, `log` log₂(1 + quantity), which is 1 for one unit. */
export type Weighting = 'binary' | 'log';

/** Users × items, sparse by row; the same for any order of the rows. */
export interface InteractionMatrix {
  /** Sorted by code units. */
  users: string[];
  /** By number of users, most first; equal ones by code units. */
  items: string[];
  /** By item: users who have it. */
  buyers: Uint32Array;
  /** By user: where the entries begin; one more than users. */
  starts: Uint32Array;
  /** Items of the entries, rising within a user. */
  columns: Uint32Array;
  values: Float64Array;
}

/**
 * @throws VALIDATION_FAILED naming the row (from 1), PAYLOAD_TOO_LARGE naming the limit
 */
export function interactionMatrix(
  { users, items, quantities }: Interactions,
  weighting: Weighting,
): InteractionMatrix {
  if (items.length !== users.length || (quantities !== undefined && quantities.length !== users.length))
    throw invalid('The columns of users, items and quantities have different lengths.');
  checkLimit(users.length, 'rows', 'interactions');
  const sums = new Map<string, Map<string, number>>();
  const itemNames = new Set<string>();
  for (let row = 0; row < users.length; row += 1) {
    const quantity = quantities === undefined ? 1 : quantities[row]!;
    checkRow(row + 1, users[row], items[row], quantity);
    if (quantity === 0) continue;
    itemNames.add(items[row]!);
    let own = sums.get(users[row]!);
    if (own === undefined) sums.set(users[row]!, (own = new Map()));
    own.set(items[row]!, (own.get(items[row]!) ?? 0) + quantity);
  }
  checkLimit(sums.size, 'users', 'users');
  checkLimit(itemNames.size, 'items', 'different items');
  return arrange(sums, weighting);
}

function arrange(sums: Map<string, Map<string, number>>, weighting: Weighting): InteractionMatrix {
  const count = new Map<string, number>();
  for (const own of sums.values()) for (const item of own.keys()) count.set(item, (count.get(item) ?? 0) + 1);
  const items = [...count.keys()].sort((a, b) => count.get(b)! - count.get(a)! || compare(a, b));
  const position = new Map(items.map((item, index) => [item, index]));
  const users = [...sums.keys()].sort(compare);
  const entries = [...count.values()].reduce((sum, one) => sum + one, 0);
  const matrix: InteractionMatrix = {
    users,
    items,
    buyers: Uint32Array.from(items, (item) => count.get(item)!),
    starts: new Uint32Array(users.length + 1),
    columns: new Uint32Array(entries),
    values: new Float64Array(entries),
  };
  let at = 0;
  users.forEach((user, row) => {
    const own = [...sums.get(user)!].map(([item, sum]): [number, number] => [position.get(item)!, sum]);
    for (const [column, sum] of own.sort(([a], [b]) => a - b)) {
      matrix.columns[at] = column;
      matrix.values[at] = weigh(sum, weighting);
      at += 1;
    }
    matrix.starts[row + 1] = at;
  });
  return matrix;
}

export function weigh(quantity: number, weighting: Weighting): number {
  return weighting === 'binary' ? 1 : Math.log2(1 + quantity);
}

function checkRow(row: number, user: unknown, item: unknown, quantity: unknown): void {
  if (typeof user !== 'string' || user === '') throw invalid(`Row ${row} has no user.`);
  if (typeof item !== 'string' || item === '') throw invalid(`Row ${row} has no item.`);
  if (typeof quantity !== 'number' || !Number.isFinite(quantity))
    throw invalid(`Row ${row}: the quantity ${String(quantity)} is not a number.`);
  if (quantity < 0) throw invalid(`Row ${row}: the quantity ${quantity} is below 0.`);
}

function checkLimit(given: number, limit: keyof typeof INTERACTION_LIMITS, what: string): void {
  const most = INTERACTION_LIMITS[limit];
  if (given > most)
    throw new QuartermasterError('PAYLOAD_TOO_LARGE', {
      message: `There are ${given} ${what}, more than the ${most} that recommendations are made from.`,
      nextStep: 'Give a shorter period, or only the products that are still sold.',
    });
}

function invalid(message: string): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', {
    message,
    nextStep: 'Correct the row, or leave it out; returns are no purchases. Nothing was changed.',
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
