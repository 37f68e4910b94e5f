import { parseArgs } from 'node:util';
import { newCallContext } from '#libs/bus';
import { costs, Day } from '#libs/contracts';
import { type Command, UsageError } from './command';
import { commandLinePrincipal, withLedger } from './local-services';
import { writeLine } from './output';

const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Days are YYYY-MM-DD. */
const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

export const costsOfAll: Command = {
  name: 'costs',
  usage: 'qm costs [--from DATE] [--to DATE]      days up to, not including, --to; the last 30 when absent',
  summary: 'Shows what was spent, by service, persona, user and day, and how much of the budgets',
  async run(argv, settings) {
    const { values } = parseArgs({
      args: argv,
      options: { from: { type: 'string' }, to: { type: 'string' } },
    });
    for (const [name, day] of Object.entries(values))
      if (!Day.safeParse(day).success) throw new UsageError(`--${name} wants a date, YYYY-MM-DD`);
    await withLedger(settings, async (services, today) => {
      const to = values.to ?? daysAfter(today, 1);
      const from = values.from ?? daysAfter(to, -DEFAULT_DAYS);
      const context = newCallContext({ principal: commandLinePrincipal() });
      await writeLine(await services.call(costs.summary, { scope: 'all', from, to }, context));
    });
  },
};
