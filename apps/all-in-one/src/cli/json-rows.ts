import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** A row's fault as the calculating commands print it. */
export interface RowError {
  code: string;
  message: string;
  nextStep: string;
}

export type Row<T> =
  { id: string | number | null; value: T } | { id: string | number | null; error: RowError };

const Identified = z.object({ id: z.union([z.string(), z.number()]) });

/**
 * Reads one JSON value a line from standard input. A wrong line is a row with an error, not the end of the batch;
 * its id is null when the line has none. Empty lines are skipped.
 */
export async function* readJsonRows<T extends z.ZodType>(
  schema: T,
  file?: string,
): AsyncGenerator<Row<z.infer<T>>> {
  const input = file === undefined ? process.stdin : createReadStream(file);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== '') yield parseRow(schema, line, number);
  }
}

function parseRow<T extends z.ZodType>(schema: T, line: string, number: number): Row<z.infer<T>> {
  const invalid = (id: string | number | null, message: string): Row<never> => ({
    id,
    error: {
      code: 'INVALID_INPUT',
      message: `Line ${number}: ${message}`,
      nextStep: 'Correct the row; the others are not affected.',
    },
  });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return invalid(null, 'not JSON.');
  }
  const id = Identified.safeParse(value).data?.id ?? null;
  if (id === null) return invalid(null, 'no id, a string or a number.');
  const { success, data, error } = schema.safeParse(value);
  if (success) return { id, value: data };
  // A hundred wrong figures in one series are one fault.
  const [first] = error.issues;
  return invalid(id, `${first?.path.join('.') ?? 'row'}: ${first?.message ?? 'wrong'}.`);
}
