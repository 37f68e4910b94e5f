import type { QueryExecutionStatus } from '@aws-sdk/client-athena';
import { QuartermasterError } from '#libs/contracts';
import { settingsFault } from '../aws-settings-fault';

const TOO_LARGE =
  /exhausted resources|memory limit|EXCEEDED_\w*MEMORY|CLUSTER_OUT_OF_MEMORY|bytes scanned limit/i;
/** Files that are not what the catalog says, and faults of the service: no fault of the statement. */
const UNAVAILABLE =
  /^(?:HIVE_|ICEBERG_|GENERIC_INTERNAL_ERROR|INTERNAL_ERROR|NO_NODES|REMOTE_|TOO_MANY_REQUESTS)/;
const SYSTEM_CATEGORY = 1;

/** The database or a table of the load that was asked is gone: a newer load is there, or the persona is new. */
export class LoadGone extends Error {}

/** How a query ended that did not succeed. */
export function failureOf({ State, StateChangeReason = '', AthenaError }: QueryExecutionStatus): Error {
  const cause = new Error(StateChangeReason);
  if (TOO_LARGE.test(StateChangeReason)) {
    const isCutOff = /bytes scanned/i.test(StateChangeReason);
    return new QuartermasterError('QUERY_TOO_LARGE', {
      message: isCutOff ? 'The query would have read more data than allowed and was stopped.' : undefined,
      cause,
    });
  }
  if (State === 'CANCELLED') return new QuartermasterError('CANCELLED', { cause });
  if (StateChangeReason.startsWith('SCHEMA_NOT_FOUND')) return new LoadGone(StateChangeReason);
  const isOurs = AthenaError?.ErrorCategory !== SYSTEM_CATEGORY && !AthenaError?.Retryable;
  if (isOurs && !UNAVAILABLE.test(StateChangeReason))
    return new QuartermasterError('QUERY_INVALID', { cause });
  return new QuartermasterError('WAREHOUSE_UNAVAILABLE', { cause });
}

/** What a call to AWS was refused with, in the port's codes. */
export function awsError(error: unknown): QuartermasterError {
  if (error instanceof QuartermasterError) return error;
  const {
    name = '',
    message = '',
    AthenaErrorCode: code,
  } = (error ?? {}) as Error & { AthenaErrorCode?: string };
  if (
    name === 'InvalidRequestException' &&
    (code === 'MALFORMED_QUERY' || /^line \d+:\d+|one sql statement/i.test(message))
  )
    return new QuartermasterError('QUERY_INVALID', { cause: error });
  return (
    settingsFault(error, 'warehouse.athena') ??
    new QuartermasterError('WAREHOUSE_UNAVAILABLE', { cause: error })
  );
}

/** The same for the person who sets up or loads: with AWS's own words. */
export function loadError(error: unknown): QuartermasterError {
  if (error instanceof QuartermasterError) return error;
  const { name = '', message = '' } = (error ?? {}) as Error;
  const fault = settingsFault(error, 'warehouse.athena');
  return new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
    message: fault?.message,
    retryable: fault?.retryable,
    nextStep:
      fault?.nextStep ??
      'Check the settings under warehouse.athena and what the AWS identity may do, then repeat it.',
    details: { reason: `${name}: ${message}` },
    cause: error,
  });
}

export const notSetUp = (cause?: unknown): QuartermasterError =>
  new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
    message: 'The Athena warehouse does not have the tables of this persona as they should be now.',
    nextStep: 'Run `qm warehouse setup`.',
    retryable: false,
    cause,
  });

export const noData = (): QuartermasterError =>
  new QuartermasterError('NO_DATA', { nextStep: 'Load it with `qm warehouse load`.' });
