import { QuartermasterError } from '#libs/contracts';
import { settingsFault } from '../aws-settings-fault';

/** https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html, "Considerations": what the Data API does not take. */
export const REDSHIFT_LIMITS = {
  sqlBytes: 100_000,
  statementsInBatch: 40,
  /** Per cluster or workgroup: more are answered with ActiveStatementsExceededException. */
  activeStatements: 500,
  resultBytes: 500_000_000,
  resultHours: 24,
} as const;

export const isGone = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ResourceNotFoundException';

/** A call that the service refused, or that nobody answered. */
export function callError(error: unknown): QuartermasterError {
  if (error instanceof QuartermasterError) return error;
  const fault = settingsFault(error, 'warehouse.redshift');
  if (fault !== undefined) return fault;
  const { name, message } = error as Error;
  if (name === 'ValidationException') return new QuartermasterError('QUERY_INVALID', { cause: error });
  if (name === 'ActiveStatementsExceededException')
    return new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
      message: `Redshift already runs as many statements as it takes (${REDSHIFT_LIMITS.activeStatements}).`,
      details: { reason: name },
      cause: error,
    });
  return new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
    details: { reason: name, service: message },
    cause: error,
  });
}

/** The Data API passes on the database's words and no code. */
const TOO_LARGE =
  /out of memory|disk full|insufficient memory|exceeds? the (maximum|limit)|result (set )?size|too large/i;
const STOPPED =
  /cancel(l)?ed on user's request|statement timeout|cancel(l)?ed by WLM|aborted by query monitoring/i;
const NOT_SET_UP =
  /relation "?quartermaster_load"? does not exist|(user|role) "[^"]+" does not exist|authentication failed|credentials/i;

/** Why a statement FAILED. */
export function statementError(reason = ''): QuartermasterError {
  const cause = new Error(reason);
  if (NOT_SET_UP.test(reason))
    return new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
      message: 'The Redshift warehouse is not set up for this persona, or refuses its user.',
      nextStep: 'Run `qm warehouse setup`, and check the secrets of warehouse.redshift.',
      cause,
    });
  if (STOPPED.test(reason)) return new QuartermasterError('QUERY_TIMEOUT', { cause });
  if (TOO_LARGE.test(reason)) return new QuartermasterError('QUERY_TOO_LARGE', { cause });
  return new QuartermasterError('QUERY_INVALID', { cause });
}

/** While setting up or loading, the reason is for the person who does it. */
export function loadError(error: unknown): QuartermasterError {
  const known = callError(error);
  if (known.code !== 'QUERY_INVALID' || known.details !== undefined) return known;
  return new QuartermasterError('QUERY_INVALID', {
    message: 'Redshift refused a statement.',
    nextStep: 'See the reason in the details. `qm warehouse setup --print` shows every statement.',
    details: { reason: known.cause instanceof Error ? known.cause.message : '' },
    cause: known,
  });
}
