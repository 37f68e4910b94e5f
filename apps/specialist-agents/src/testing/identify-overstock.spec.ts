import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsOf } from '../result-rows';
import { FakeContext } from './fake-context';
import { identifyOverstock } from './identify-overstock.tool';
import { unprovenNumbers } from './sentence-numbers';
import { stockRow } from './small-warehouse';

describe('identify_overstock', () => {
  it('puts the most money tied up first', async () => {
    const context = new FakeContext({
      answers: {
        'Items above the threshold': [
          stockRow('P-1', { current_stock: 130, maximum_stock: 100, unit_cost: 2 }),
          stockRow('P-2', { current_stock: 110, maximum_stock: 100, unit_cost: 9.5 }),
        ],
      },
    });
    const outcome = await identifyOverstock.run({ warehouse_code: 'WH-01', threshold: 100 }, context);
    if (outcome.kind !== 'result') throw new Error(outcome.message);
    expect(recordsOf(outcome.table)).toMatchObject([
      { product_code: 'P-2', excess: 10, tied_up: 95 },
      { product_code: 'P-1', excess: 30, tied_up: 60 },
    ]);
    expect(outcome.sentence).toBe(
      '2 products in WH-01 hold too much; 155 is tied up in what is above the maximum.',
    );
    expect(unprovenNumbers(outcome)).toEqual([]);
  });

  it('is the example that docs/guides/add-your-own-tool.md shows, word for word', () => {
    const guide = readFileSync(join(__dirname, '../../../../docs/guides/add-your-own-tool.md'), 'utf8');
    const shown = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
    expect(shown).toContain(readFileSync(join(__dirname, 'identify-overstock.tool.ts'), 'utf8'));
  });
});
