import { INTERACTION_LIMITS } from '#libs/calculations';
import { QuartermasterError } from '#libs/contracts';
import { readTableRows, type TableRow } from './table-rows';

/** A row of ratings or purchases; ids as text. */
export interface Ratings {
  users: string[];
  items: string[];
  /** Undefined where the file has no third column. */
  ratings: (number | undefined)[];
  userIds: Spelling;
  itemIds: Spelling;
}

/** Faults that one message names. */
const NAMED_FAULTS = 5;

const NAMES = {
  user: /^(user|household|customer|member|uid)([_ ]?id)?$/i,
  item: /^(item|product|movie|article|sku|iid)([_ ]?id)?$/i,
  rating: /^(rating|score|quantity|value)$/i,
} as const;
type Role = keyof typeof NAMES;
const POSITIONS: Readonly<Record<Role, number>> = { user: 0, item: 1, rating: 2 };

const WHOLE_NUMBER = /^(0|[1-9]\d{0,14})$/;

/** How ids are written: as numbers when all of them are whole ones, unless one was text in JSON. */
export class Spelling {
  numbers = true;

  add(value: unknown, typed: boolean): string {
    if (typeof value !== 'number' && (typed || !WHOLE_NUMBER.test(String(value)))) this.numbers = false;
    return String(value);
  }

  of(id: string): string | number {
    return this.numbers && WHOLE_NUMBER.test(id) ? Number(id) : id;
  }
}

/**
 * Rows user, item, rating with or without header; columns by name where the header names user and item, by place
 * otherwise. More columns do no harm.
 *
 * @throws VALIDATION_FAILED naming the wrong lines: nothing is learned from a part of a file
 */
export async function readRatings(file: string): Promise<Ratings> {
  const all: Ratings = {
    users: [],
    items: [],
    ratings: [],
    userIds: new Spelling(),
    itemIds: new Spelling(),
  };
  const faults: string[] = [];
  let header: readonly string[] | undefined;
  let first = true;
  for await (const row of readTableRows(file)) {
    if (first && isHeader(row)) header = row.cells.map(String);
    else {
      const read = ratingOf(row, header);
      if (typeof read === 'string') faults.push(`line ${row.line}: ${read}`);
      else {
        all.users.push(all.userIds.add(read.user, row.typed));
        all.items.push(all.itemIds.add(read.item, row.typed));
        all.ratings.push(read.rating);
      }
    }
    first = false;
    if (all.users.length > INTERACTION_LIMITS.rows) throw tooMany(file);
  }
  if (faults.length > 0) throw wrongRows(file, faults);
  return all;
}

/**
 * The users to answer, each once, in the order of the file; by id how it is to be written.
 *
 * @throws VALIDATION_FAILED naming the wrong lines
 */
export async function readUsers(file: string, ids: Spelling): Promise<Map<string, unknown>> {
  const users = new Map<string, unknown>();
  const faults: string[] = [];
  let header: readonly string[] | undefined;
  let first = true;
  for await (const row of readTableRows(file)) {
    const user = cellOf(row, header, 'user');
    if (first && isUserHeader(row, ids)) header = row.cells.map(String);
    else if (!isId(user)) faults.push(`line ${row.line}: it has no user`);
    else if (!users.has(String(user))) users.set(String(user), row.typed ? user : ids.of(String(user)));
    first = false;
  }
  if (faults.length > 0) throw wrongRows(file, faults);
  return users;
}

/** A name that we know, or a word where all users are numbers. */
function isUserHeader({ cells, typed }: TableRow, ids: Spelling): boolean {
  if (typed) return false;
  return (
    cells.some((cell) => nameOf(cell) !== undefined) || (ids.numbers && /^[a-z_]/i.test(String(cells[0])))
  );
}

/** Column names instead of values: a name that we know, or words only where the rating should be a number. */
function isHeader({ cells, typed }: TableRow): boolean {
  if (typed) return false;
  if (cells.some((cell) => nameOf(cell) !== undefined)) return true;
  const words = cells.every((cell) => /^[a-z_][\w .-]*$/i.test(String(cell)));
  return (
    words && cells.length > 2 && !/^(nan|inf|infinity|null|none)$/i.test(String(cells[POSITIONS.rating]))
  );
}

function ratingOf(
  row: TableRow,
  header?: readonly string[],
): { user: unknown; item: unknown; rating?: number } | string {
  const [user, item, rating] = (['user', 'item', 'rating'] as const).map((role) => cellOf(row, header, role));
  if (!isId(user)) return 'it has no user';
  if (!isId(item)) return 'it has no item';
  if (rating === undefined) return { user, item };
  const number = typeof rating === 'string' && rating !== '' ? Number(rating) : rating;
  if (typeof number !== 'number' || !Number.isFinite(number))
    return `the rating ${JSON.stringify(rating)} is not a number`;
  if (number < 0) return `the rating ${number} is below 0`;
  return { user, item, rating: number };
}

function cellOf({ cells, names }: TableRow, header: readonly string[] | undefined, role: Role): unknown {
  const roles = (names ?? header ?? []).map(nameOf);
  if (roles.includes(role)) return cells[roles.indexOf(role)];
  const told = names !== undefined || (roles.includes('user') && roles.includes('item'));
  return told ? undefined : cells[POSITIONS[role]];
}

function nameOf(cell: unknown): Role | undefined {
  if (typeof cell !== 'string') return undefined;
  // Some files put the type after the name: user_id:token.
  const name = cell.replace(/:\w+$/, '').trim();
  return (Object.keys(NAMES) as Role[]).find((role) => NAMES[role].test(name));
}

const isId = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isFinite(value));

function wrongRows(file: string, faults: string[]): QuartermasterError {
  const more = faults.length > NAMED_FAULTS ? `; and ${faults.length - NAMED_FAULTS} more` : '';
  return new QuartermasterError('VALIDATION_FAILED', {
    message: `${file}, ${faults.slice(0, NAMED_FAULTS).join('; ')}${more}.`,
    nextStep: 'Correct these lines and run the command again.',
  });
}

function tooMany(file: string): QuartermasterError {
  return new QuartermasterError('PAYLOAD_TOO_LARGE', {
    message: `${file} has more than the ${INTERACTION_LIMITS.rows} rows that recommendations are made from.`,
    nextStep: 'Give a shorter period, or only the products that are still sold.',
  });
}
