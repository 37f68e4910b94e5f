import { DatabaseError } from 'pg';
import { QuartermasterError } from '#libs/contracts';

/** Out of memory, a full disk or temp_file_limit, a value or statement beyond what PostgreSQL can hold. */
const TOO_LARGE = /^(53100|53200|53400|54)/;
/** Connection exceptions, shutdown, too many connections, internal errors. */
const UNAVAILABLE = /^(08|57P|53|XX|F0|58)/;
/** No such user, wrong password, no such database: somebody has to set the warehouse up. */
const NOT_SET_UP = /^(28|3D000)/;
/** Lost by chance against another transaction, or a connection that ended: the same statement may succeed. */
const PASSING = /^(40001|40P01|57P01|57P02|08003|08006)/;

const sqlState = (error: unknown): string | undefined =>
  error instanceof DatabaseError ? error.code : undefined;

/** Without a state the database said nothing: the connection was lost or never there. */
export function isWorthAnotherTry(error: unknown): boolean {
  const state = sqlState(error);
  return state === undefined ? !(error instanceof QuartermasterError) : PASSING.test(state);
}

export const notSetUp = (cause: unknown): QuartermasterError =>
  new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
    message: 'The PostgreSQL warehouse is not set up for this persona, or refuses its user.',
    nextStep: 'Run `qm warehouse setup`, and check warehouse.postgres.url (QM_WAREHOUSE_URL).',
    cause,
  });

/** The view that every transaction reads first is missing: `qm warehouse setup` makes it. */
export const isMissingRelation = (error: unknown): boolean => sqlState(error) === '42P01';

/** A failure of a persona's query, in the port's codes. */
export function queryError(error: unknown): QuartermasterError {
  if (error instanceof QuartermasterError) return error;
  const state = sqlState(error);
  if (state === undefined) return new QuartermasterError('WAREHOUSE_UNAVAILABLE', { cause: error });
  if (NOT_SET_UP.test(state)) return notSetUp(error);
  if (TOO_LARGE.test(state)) return new QuartermasterError('QUERY_TOO_LARGE', { cause: error });
  if (UNAVAILABLE.test(state)) return new QuartermasterError('WAREHOUSE_UNAVAILABLE', { cause: error });
  return new QuartermasterError('QUERY_INVALID', { cause: error });
}

/** A failure while setting up or loading: there the reason is for the person who does it. */
export function loadError(error: unknown): QuartermasterError {
  if (error instanceof QuartermasterError) return error;
  const reason =
    error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
  const state = sqlState(error);
  if (state === undefined || UNAVAILABLE.test(state) || NOT_SET_UP.test(state))
    return new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
      nextStep: 'Check warehouse.postgres.loadUrl (QM_WAREHOUSE_LOAD_URL) and that the database runs.',
      details: { reason },
      cause: error,
    });
  const { detail, hint } = error as { detail?: string; hint?: string };
  return new QuartermasterError('QUERY_INVALID', {
    message: 'PostgreSQL refused a statement; nothing was changed.',
    nextStep: 'See the reason in the details. `qm warehouse setup --print` shows every statement.',
    details: { reason: [reason, detail, hint].filter(Boolean).join(' ') },
    cause: error,
  });
}
