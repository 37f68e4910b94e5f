import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import { Reader } from '../reader';
import { ValueIndex } from '../values/value-index';

const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));
const reader = (persona: string) =>
  new Reader(
    model,
    persona,
    ValueIndex.build(model, persona, [{ member: 'sales_order.status', value: 'Cancelled' }]),
  );

function reading(persona: string, question: string) {
  const result = reader(persona).read({ question, today: '2026-06-17', history: [] });
  if (result.kind !== 'reading') throw new Error(`${question}: ${result.kind}`);
  return result.reading;
}

describe('assumptions', () => {
  it.each([
    ['warehouse_manager', 'revenue last month?', 'Without cancelled orders'],
    ['warehouse_manager', 'units sold by product group this year', 'Without cancelled orders'],
    ['warehouse_manager', 'best sellers this year', 'By revenue'],
    ['warehouse_manager', 'top customers this year', 'By number of orders'],
    ['procurement_specialist', 'spend by supplier this year', 'Without cancelled purchase orders'],
    ['procurement_specialist', 'top suppliers this year', 'By spend'],
    ['procurement_specialist', 'best suppliers', 'By fill rate'],
  ])('%s: "%s" can be switched: %s', (persona, question, label) => {
    const { query, assumptions } = reading(persona, question);
    const found = assumptions
      .flatMap(({ alternatives = [] }) => alternatives)
      .find((each) => each.label === label);
    expect(found).toBeDefined();
    const switched = reading(persona, found!.question);
    expect(switched.query).not.toEqual(query);
    // What was switched is no longer assumed.
    const still = switched.assumptions.flatMap(({ alternatives = [] }) => alternatives);
    expect(still.map((each) => each.label)).not.toContain(label);
  });

  it('offer no question that is too long to be asked', () => {
    const { assumptions } = reading('warehouse_manager', `revenue${' '.repeat(975)}last month`);
    expect(assumptions.length).toBeGreaterThan(0);
    expect(assumptions.flatMap(({ alternatives = [] }) => alternatives)).toEqual([]);
  });

  it('are not made where the question says so itself', () => {
    const { assumptions } = reading('warehouse_manager', 'revenue last month excluding cancelled orders');
    expect(assumptions.map(({ text }) => text)).not.toContain(
      'Revenue counts every order line, whatever became of the order.',
    );
  });
});
