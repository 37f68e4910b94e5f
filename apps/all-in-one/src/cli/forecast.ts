import { parseArgs } from 'node:util';
import { z } from 'zod';
import { forecast as forecastSeries, usualSeasonLengths } from '#libs/calculations';
import type { Command } from './command';
import { readJsonRows } from './json-rows';
import { writeLine } from './output';

const Series = z.object({
  // A year has 365.25 days, 52.18 weeks.
  m: z.number().min(1).transform(Math.round),
  h: z.number().int().min(1),
  x: z.array(z.number()),
});

export const forecast: Command = {
  name: 'forecast',
  usage: 'qm forecast [FILE.jsonl] < rows.jsonl      rows {id, m, h, x[]}: season length, horizon, history',
  summary: 'Forecasts series with 80 and 95 % intervals',
  async run(argv) {
    const { positionals } = parseArgs({ args: argv, allowPositionals: true });
    for await (const row of readJsonRows(Series, positionals[0])) {
      if ('error' in row) {
        await writeLine(row);
        continue;
      }
      const { m, h, x } = row.value;
      const start = performance.now();
      const result = forecastSeries({ history: x, seasonLengths: usualSeasonLengths(m), horizon: h });
      const ms = Math.round((performance.now() - start) * 100) / 100;
      if (result.kind === 'refused') {
        const { code, message, nextStep } = result;
        await writeLine({ id: row.id, error: { code, message, nextStep }, ms });
        continue;
      }
      const { mean, lower, upper, method, notes } = result;
      await writeLine({ id: row.id, mean, lower, upper, ms, method, notes });
    }
  },
};
