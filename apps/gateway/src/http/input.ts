import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { MAX_QUESTION_LENGTH, QuartermasterError } from '#libs/contracts';
import type { Endpoint, InputOf } from '../endpoint';

const MAX_ERRORS_SHOWN = 20;

/**
 * What a request brings, checked against its endpoint.
 *
 * @throws QuartermasterError VALIDATION_FAILED with every wrong field, or QUESTION_TOO_LONG
 */
export function readInput<E extends Endpoint>(endpoint: E, request: FastifyRequest): InputOf<E> {
  return {
    params: parse(endpoint.params, request.params),
    query: parse(endpoint.query, request.query),
    body: endpoint.hasBody ? parse(endpoint.body, request.body ?? undefined, true) : undefined,
  } as InputOf<E>;
}

/** Fields of a form that was read by hand. @throws QuartermasterError VALIDATION_FAILED */
export function parseFields<S extends z.ZodType>(schema: S, fields: Record<string, string>): z.output<S> {
  return parse(schema, fields) as z.output<S>;
}

function parse(schema: z.ZodType, value: unknown, isBody = false): unknown {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw refusal(error.issues, isBody);
}

function refusal(issues: z.core.$ZodIssue[], isBody: boolean): QuartermasterError {
  const isTooLong = ({ code, path }: z.core.$ZodIssue) => code === 'too_big' && path.join('.') === 'question';
  if (isBody && issues.length === 1 && issues.some(isTooLong)) {
    return new QuartermasterError('QUESTION_TOO_LONG', { details: { maxLength: MAX_QUESTION_LENGTH } });
  }
  const errors = issues
    .slice(0, MAX_ERRORS_SHOWN)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'is not a known field' }))
        : [{ path: pathOf(issue.path), message: issue.message }],
    );
  return new QuartermasterError('VALIDATION_FAILED', { details: { errors } });
}

const MAX_PATH_LENGTH = 200;

/** Empty for the whole body. Names of unknown fields come from outside. */
const pathOf = (path: readonly PropertyKey[]) => path.map(String).join('.').slice(0, MAX_PATH_LENGTH);
