import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { QuartermasterError } from '#libs/contracts';

/** Reads and checks one JSON value a line; an empty line is skipped, a wrong one is named by its number. */
export async function* readJsonLines<T extends z.ZodType>(
  schema: T,
  file?: string,
): AsyncGenerator<z.infer<T>> {
  const input = file === undefined ? process.stdin : createReadStream(file);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    yield parseLine(schema, line, number, file ?? 'standard input');
  }
}

function parseLine<T extends z.ZodType>(schema: T, line: string, number: number, source: string): z.infer<T> {
  const invalid = (message: string) =>
    new QuartermasterError('VALIDATION_FAILED', {
      message: `${source}, line ${number}: ${message}`,
      nextStep: 'Correct the line and run the command again.',
    });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw invalid('not JSON');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw invalid(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  return parsed.data;
}
