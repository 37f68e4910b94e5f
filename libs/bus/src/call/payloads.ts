import type { z } from 'zod';
import { ErrorEnvelope, type Operation, QuartermasterError } from '#libs/contracts';

const MAX_LISTED_FAULTS = 20;

interface FieldFault {
  path: string;
  message: string;
}

function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues
    .slice(0, MAX_LISTED_FAULTS)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
}

/** @throws QuartermasterError VALIDATION_FAILED with the fields in `details.errors` */
export function checkedInput(operation: Operation, input: unknown): unknown {
  const { data, error } = operation.input.safeParse(input);
  if (error !== undefined)
    throw new QuartermasterError('VALIDATION_FAILED', {
      details: { errors: faultsOf(error) },
      cause: new Error(`input of ${operation.subject} is not valid`),
    });
  return data;
}

/** @throws QuartermasterError INTERNAL: the service broke its contract, which its caller cannot mend */
export function checkedOutput(operation: Operation, output: unknown): unknown {
  const { data, error } = operation.output.safeParse(output);
  if (error !== undefined) {
    const fields = faultsOf(error).map(({ path, message }) => `${path || '(all)'}: ${message}`);
    throw new QuartermasterError('INTERNAL', {
      cause: new Error(`output of ${operation.subject} is not valid: ${fields.join('; ')}`),
    });
  }
  return data;
}

/** `undefined` has no JSON; it travels as null. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** @throws QuartermasterError VALIDATION_FAILED */
export function decodeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new QuartermasterError('VALIDATION_FAILED', { cause });
  }
}

export function encodeError(error: QuartermasterError): string {
  try {
    return JSON.stringify(error.toEnvelope());
  } catch {
    // Details that have no JSON (cycles, bigint) must not hide the error itself.
    return JSON.stringify({ ...error.toEnvelope(), details: undefined });
  }
}

export function decodeError(text: string): QuartermasterError {
  try {
    return QuartermasterError.fromEnvelope(ErrorEnvelope.parse(JSON.parse(text)));
  } catch (cause) {
    return new QuartermasterError('INTERNAL', { cause });
  }
}
