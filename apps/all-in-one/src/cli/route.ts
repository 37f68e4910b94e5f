import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readRoutingInstance, solveRoutes, verifyRoutePlan } from '#libs/calculations';
import { QuartermasterError } from '#libs/contracts';
import { readBoundedFile } from './bounded-file';
import type { Command } from './command';
import { writeLine } from './output';

const Row = z.object({
  instance: z.union([z.string(), z.number()]),
  file: z.string().min(1),
  seconds: z.number().positive().max(3600),
});

/** A table of 2,000 places is smaller; what is larger is no instance. */
const LIMIT = { bytes: 64 * 1024 * 1024, nextStep: 'Give a CVRPLIB or Solomon instance.' };

const SEED = 1;

export const route: Command = {
  name: 'route',
  usage:
    'qm route [FILE.jsonl] < rows.jsonl      rows {instance, file, seconds}; CVRPLIB (.vrp) or Solomon files',
  summary: 'Plans vehicle routes for published instances within a time',
  async run(argv) {
    const { positionals } = parseArgs({ args: argv, allowPositionals: true });
    const input = positionals[0] === undefined ? process.stdin : createReadStream(positionals[0]);
    let number = 0;
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') await writeLine(await answer(line, number));
    }
  },
};

/** One row's plan; whatever is wrong with it becomes its error, and the next row is planned all the same. */
async function answer(line: string, number: number): Promise<object> {
  const start = performance.now();
  const value = jsonOf(line);
  const instance = Row.pick({ instance: true }).safeParse(value).data?.instance ?? null;
  try {
    const { success, data, error } = Row.safeParse(value);
    if (!success) throw wrongRow(number, error);
    return { instance, ...(await plan(data, start)), ms: Math.round(performance.now() - start) };
  } catch (thrown) {
    const { code, message, nextStep } = QuartermasterError.from(thrown);
    return { instance, error: { code, message, nextStep } };
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function wrongRow(number: number, { issues: [first] }: z.ZodError): QuartermasterError {
  const fault = `${first?.path.join('.') || 'row'}: ${first?.message ?? 'wrong'}`;
  return new QuartermasterError('VALIDATION_FAILED', {
    message: `Line ${number}, ${fault}.`,
    nextStep: 'Correct the row; it wants {instance, file, seconds}. The others are not affected.',
  });
}

async function plan({ file, seconds }: z.infer<typeof Row>, start: number): Promise<object> {
  const { problem } = readRoutingInstance(await readBoundedFile(file, LIMIT));
  const clock = () => performance.now();
  // Reading the file is part of the time given.
  const milliseconds = Math.max(1, seconds * 1000 - (clock() - start));
  const found = solveRoutes(problem, { seed: SEED, clock, milliseconds });
  const faults = verifyRoutePlan(problem, found);
  if (faults.length > 0)
    throw new QuartermasterError('INTERNAL', { message: `The plan did not pass its check: ${faults[0]}.` });
  return {
    routes: found.routes.map(({ stops }) => stops.map(({ id }) => Number(id))),
    cost: Math.round(found.cost * 1000) / 1000,
    unserved: found.unserved.map(({ id, ...why }) => ({ customer: Number(id), ...why })),
  };
}
