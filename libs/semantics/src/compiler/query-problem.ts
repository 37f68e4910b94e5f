import { type ErrorDetails, QuartermasterError } from '#libs/contracts';

/** A metric query that cannot be compiled: QUERY_INVALID with what is wrong in plain words. */
export function queryProblem(problem: string, details: ErrorDetails = {}): QuartermasterError {
  return new QuartermasterError('QUERY_INVALID', { details: { problem, ...details } });
}
