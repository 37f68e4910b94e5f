import { parseArguments } from '../check-arguments';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { compareSupplierCosts as tool } from './compare-supplier-costs.tool';

const bought = (
  product_code: string,
  supplier_code: string,
  unitCost: number,
  units: number,
  listCost = 10,
) => ({
  product_code,
  product_name: `Product ${product_code}`,
  supplier_code,
  supplier_name: `Name of ${supplier_code}`,
  spend: unitCost * units,
  units_ordered: units,
  lines: 3,
  listed_spend: listCost > 0 ? unitCost * units : 0,
  spend_at_list: listCost * units,
});

const DAIRY = [
  bought('P-1', 'SUP-1', 10, 100),
  bought('P-1', 'SUP-2', 12, 100),
  bought('P-2', 'SUP-1', 5, 200),
  bought('P-2', 'SUP-2', 6, 200),
  bought('P-3', 'SUP-3', 7, 50, 8),
];

async function run(given: Record<string, unknown>, rows = DAIRY) {
  const answers = {
    'What was paid for Dairy, by product and supplier': rows,
    'What was paid, by product and supplier': rows,
  };
  const context = new FakeContext({ persona: 'procurement_specialist', answers });
  const outcome = await tool.run(parseArguments(tool, given as never), context);
  if (outcome.kind === 'result') expect(unprovenNumbers(outcome)).toEqual([]);
  return outcome;
}

async function resultOf(given: Record<string, unknown>, rows = DAIRY) {
  const outcome = await run(given, rows);
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  return outcome;
}

describe('comparing what suppliers cost', () => {
  it('compares the same products, and one that shares none against the list', async () => {
    const { table, sentence, notes } = await resultOf({ product_group: 'Dairy' });
    const rows = recordsOf(table);
    const index = (at: number) => Number(rows[at]!.like_for_like_index);
    expect(index(1) / index(0)).toBeCloseTo(1.2, 12);
    expect(rows.map(({ supplier_code: code }) => code)).toEqual(['SUP-1', 'SUP-2', 'SUP-3']);
    expect(rows[2]).toMatchObject({ like_for_like_index: null, shared_products: 0, list_cost_index: 7 / 8 });
    expect(rows[0]).toMatchObject({
      shared_products: 2,
      products_bought: 2,
      spend: 2000,
      units_ordered: 300,
    });
    expect(sentence).toMatch(
      /On the same products of Dairy, Name of SUP-1 \(SUP-1\) is the cheapest of 2 suppliers/,
    );
    expect(notes.join()).toContain('1 supplier shared no product with another');
  });

  it('shows the products, with what was paid above the cheapest', async () => {
    const { table, figures } = await resultOf({ product_group: 'Dairy', group_by: 'product' });
    expect(recordsOf(table).map((row) => [row.product_code, row.supplier_code, row.extra_cost])).toEqual([
      ['P-1', 'SUP-1', 0],
      ['P-1', 'SUP-2', 200],
      ['P-2', 'SUP-1', 0],
      ['P-2', 'SUP-2', 200],
    ]);
    expect(figures.find(({ name }) => name === 'extra_cost')!.value).toBe(400);
    expect(recordsOf(table)[1]!.above_cheapest).toBeCloseTo(0.2, 12);
  });

  it('compares only the suppliers that are named; one alone with all others', async () => {
    const two = await resultOf({ product_group: 'Dairy', suppliers: ['SUP-1', 'SUP-3'] });
    expect(two.sentence).toContain('No product of Dairy was bought from more than one of the suppliers');
    expect(two.sentence).toContain('Name of SUP-1 (SUP-1) is lowest with 66.7 %');
    const one = await resultOf({ product_group: 'Dairy', suppliers: 'SUP-1' });
    expect(one.table.rowCount).toBe(3);
    expect(one.notes).toContain('One supplier was named, so it is shown beside all others.');
  });

  it('compares all products when no group is named', async () => {
    expect((await resultOf({})).sentence).toMatch(/^On the same products, Name of SUP-1/);
  });

  it('says that sets without a shared product are not comparable', async () => {
    const others = [bought('P-9', 'SUP-8', 3, 10), bought('P-9', 'SUP-9', 4, 10)];
    const { notes, table } = await resultOf({ product_group: 'Dairy' }, [...DAIRY, ...others]);
    expect(notes.join()).toContain('2 sets');
    expect(recordsOf(table).map(({ comparable_set: set }) => set)).toEqual([1, 1, 2, 2, null]);
  });

  it('is refused when nothing was bought', async () => {
    expect(await run({ product_group: 'Dairy', suppliers: ['SUP-1', 'SUP-2'] }, [])).toMatchObject({
      kind: 'refused',
      code: 'THIN_DATA',
      message: 'Nothing of Dairy was bought from SUP-1 and SUP-2 in the last 365 days.',
    });
  });

  it('goes on without list costs', async () => {
    const { sentence } = await resultOf({}, [bought('P-1', 'SUP-1', 3, 10, 0)]);
    expect(sentence).toContain('and the list has no cost for these');
  });
});
