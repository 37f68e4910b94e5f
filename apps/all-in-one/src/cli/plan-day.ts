import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DAILY_PLAN_LIMITS, planDay as plan } from '#libs/calculations';
import { QuartermasterError } from '#libs/contracts';
import { readBoundedFile } from './bounded-file';
import { type Command, UsageError } from './command';
import { say, writeLine } from './output';

/** The largest request that is planned is smaller. */
const LIMIT = { bytes: 16 * 1024 * 1024, nextStep: 'Plan one store and one day at a time.' };

const Span = z.object({ start: z.number(), end: z.number() });
const Skills = z.array(z.object({ skill: z.string(), level: z.number() }));
/** Shapes only: what the figures must be is checked by the calculation, which names every fault. */
const Request = z.object({
  staff: z.array(
    z.object({
      id: z.string().min(1),
      role: z.string().optional(),
      skills: Skills,
      shifts: z.array(Span),
      breaks: z.array(Span).optional(),
      maxLoadShare: z.number().optional(),
      takenMinutes: z.number().optional(),
      weekMinutes: z.number().optional(),
      contractMinutes: z.number().optional(),
    }),
  ),
  tasks: z.array(
    z.object({
      id: z.string().min(1),
      title: z.string(),
      priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      minutes: z.number(),
      skills: Skills.optional(),
      role: z.string().optional(),
      earliestStart: z.number().optional(),
      due: z.number().optional(),
      graceMinutes: z.number().optional(),
      assignees: z.array(z.string()).optional(),
      forbidden: z.array(z.string()).optional(),
      interruptible: z.boolean().optional(),
      area: z.string().optional(),
      persons: z.number().optional(),
    }),
  ),
  knownSkills: z.array(z.string()).optional(),
  now: z.number().optional(),
  weekHours: z.object({ strength: z.number(), mostWeight: z.number() }).optional(),
  previous: z
    .array(
      Span.extend({
        taskId: z.string(),
        staffId: z.string(),
        state: z.enum(['planned', 'started', 'done']),
      }),
    )
    .optional(),
});

export const planDay: Command = {
  name: 'plan-day',
  usage: `qm plan-day --file FILE.json [--iterations N] [--seed N]
FILE: {staff[], tasks[], knownSkills?, now?, weekHours?, previous?}; at most ${DAILY_PLAN_LIMITS.staff} staff, ${DAILY_PLAN_LIMITS.tasks} tasks`,
  summary: 'Plans who does which task today; bound and gap on standard error',
  async run(argv) {
    const { values } = parseArgs({
      args: argv,
      options: { file: { type: 'string' }, iterations: { type: 'string' }, seed: { type: 'string' } },
    });
    if (values.file === undefined) throw new UsageError('Give the day with --file.');
    const whole = (name: 'iterations' | 'seed') => {
      const text = values[name];
      if (text !== undefined && !/^\d{1,9}$/.test(text))
        throw new UsageError(`--${name} wants a whole number.`);
      return text === undefined ? undefined : Number(text);
    };
    const options = { iterations: whole('iterations'), seed: whole('seed') };
    const request = await requestOf(values.file);
    const start = performance.now();
    const result = plan(request, options);
    if (result.kind === 'refused')
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: result.message,
        nextStep: result.nextStep,
        details: { faults: result.faults.map(({ field, message }) => `${field}: ${message}`) },
      });
    await writeLine(result);
    const { score, bound, gap, unplaced, iterations } = result;
    say(
      `value ${score.value.toFixed(2)}, bound ${bound.toFixed(2)}, gap ${(100 * gap).toFixed(3)} %; ${unplaced.length} of ${request.tasks.length} tasks not planned; ${iterations} repairs in ${((performance.now() - start) / 1000).toFixed(2)} s`,
    );
  },
};

async function requestOf(file: string): Promise<z.infer<typeof Request>> {
  const text = await readBoundedFile(file, LIMIT);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: `${file} is not JSON.`,
      nextStep: 'Give one JSON object {staff[], tasks[]}.',
    });
  }
  const { success, data, error } = Request.safeParse(value);
  if (success) return data;
  const [first] = error.issues;
  throw new QuartermasterError('VALIDATION_FAILED', {
    message: `${first?.path.join('.') || 'request'}: ${first?.message ?? 'wrong'}.`,
    nextStep: 'Correct the field and plan again.',
  });
}
