import { parseArgs } from 'node:util';
import { newCallContext } from '#libs/bus';
import { Day, PersonaId, QuartermasterError, specialistAgents, ToolCall } from '#libs/contracts';
import { type Command, UsageError } from './command';
import { type AskedData, commandLinePrincipal, withTools } from './local-services';
import { say, writeLine } from './output';

const OPTIONS = {
  persona: { type: 'string', multiple: true },
  database: { type: 'string' },
  today: { type: 'string' },
  args: { type: 'string' },
} as const;

export const toolList: Command = {
  name: 'tool list',
  usage: 'qm tool list --persona P      one tool a line, with its arguments',
  summary: "Lists a persona's calculations",
  async run(argv, settings) {
    const { values } = parseArgs({ args: argv, options: { persona: OPTIONS.persona } });
    const [persona, ...besides] = personasOf(values.persona);
    await withTools(settings, {}, async (services) => {
      const context = newCallContext({ principal: commandLinePrincipal(persona, ...besides) });
      const { tools } = await services.call(specialistAgents.tools, { persona }, context);
      for (const tool of tools) await writeLine(tool);
    });
  },
};

export const toolRun: Command = {
  name: 'tool run',
  usage: [
    `qm tool run NAME --persona P [--args '{"warehouse_code":"WH-01"}'] [--database FILE.duckdb] [--today DATE]`,
    '  a second --persona is one that the caller has besides: a buyer sees purchase orders',
  ].join('\n'),
  summary: 'Runs a calculation on the loaded data, or on a DuckDB file with the tables',
  async run(argv, settings) {
    const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: OPTIONS });
    const [persona, ...besides] = personasOf(values.persona);
    if (positionals.length !== 1) throw new UsageError('Give the name of one tool.');
    if (values.today !== undefined && !Day.safeParse(values.today).success)
      throw new UsageError('--today wants a date, YYYY-MM-DD');
    const call = ToolCall.safeParse({ tool: positionals[0], arguments: jsonOf(values.args ?? '{}') });
    if (!call.success) {
      const [issue] = call.error.issues;
      throw new UsageError(
        issue?.path[0] === 'tool'
          ? issue.message
          : '--args wants a JSON object of texts, numbers and lists of them.',
      );
    }
    const data: AskedData = { database: values.database, today: values.today };
    await withTools(settings, data, async (services, today) => {
      const context = newCallContext({
        timeoutMs: specialistAgents.run.timeoutMs,
        principal: commandLinePrincipal(persona, ...besides),
      });
      const events = services.stream(specialistAgents.run, { persona, call: call.data, today }, context);
      for await (const event of events) {
        if (event.type === 'result') return writeLine(event.result);
        say(
          `${Math.round(100 * event.share)
            .toString()
            .padStart(3)} %  ${event.text}`,
        );
      }
      throw new QuartermasterError('INTERNAL', { cause: new Error('the run has no result') });
    });
  },
};

function personasOf(given: string[] | undefined): [string, ...string[]] {
  const [persona, ...besides] = given ?? [];
  if (persona === undefined || ![persona, ...besides].every((one) => PersonaId.safeParse(one).success))
    throw new UsageError('Give --persona, for example warehouse_manager.');
  return [persona, ...besides];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('--args is not JSON.');
  }
}
