import { parseArgs } from 'node:util';
import { z } from 'zod';
import { adviseOrder, type Refusal, stockoutProbability } from '#libs/calculations';
import type { Command } from './command';
import { readJsonRows } from './json-rows';
import { writeLine } from './output';

const Amount = z.number().nonnegative();
const StockRow = z.object({
  demand: z.array(z.number()),
  lead_times: z.array(z.number()),
  target: z
    .number()
    .positive()
    .lt(100)
    .refine((target) => target < 1 || target >= 50, 'a chance below 1, or per cent from 50'),
  stock: Amount,
  on_order: z.union([Amount, z.array(z.object({ quantity: Amount, in: Amount }))]).default(0),
  horizon: z.number().min(1),
});

export const stock: Command = {
  name: 'stock',
  usage: [
    'qm stock [FILE.jsonl] < rows.jsonl      rows {id, demand[], lead_times[], target, stock, on_order, horizon}',
    '  in units and periods (days, as a rule); target 0.95 or 95; on_order is a number of units that come in time,',
    '  or [{quantity, in}] with the periods until they come',
  ].join('\n'),
  summary: 'Reorder points and chances of running out',
  async run(argv) {
    const { positionals } = parseArgs({ args: argv, allowPositionals: true });
    for await (const row of readJsonRows(StockRow, positionals[0]))
      await writeLine('error' in row ? row : { id: row.id, ...answer(row.value) });
  },
};

function answer({ demand, lead_times, target, stock: onHand, on_order, horizon }: z.infer<typeof StockRow>) {
  const onOrder =
    typeof on_order === 'number'
      ? [{ quantity: on_order, inPeriods: 0 }]
      : on_order.map(({ quantity, in: inPeriods }) => ({ quantity, inPeriods }));
  const advice = adviseOrder({
    demand,
    leadTimes: lead_times,
    target: target < 1 ? target : target / 100,
    stock: onHand,
    onOrder,
  });
  const risk = stockoutProbability({ demand, stock: onHand, onOrder, horizon });
  if (advice.kind === 'refused') return refused(advice);
  if (risk.kind === 'refused') return refused(risk);
  return {
    reorder_point: advice.reorderPoint,
    stockout_prob: risk.probability,
    safety_stock: advice.safetyStock,
    order_now: advice.orderNow,
    order_quantity: advice.order.units,
    notes: advice.notes,
  };
}

function refused({ code, message, nextStep }: Refusal) {
  return { error: { code, message, nextStep } };
}
