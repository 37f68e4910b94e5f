import { each, ENGINEER, MANAGER, SpecReaders } from '../../test/spec-readers';

const readers = new SpecReaders([
  ...each(['stock.warehouse_code', 'sales_order.warehouse_code'], ['WH-01', 'WH-02']),
  ...each(['sales_order.delivery_area'], ['Harbour', 'Airport']),
]);

/** What was said and is in no query makes the reader ask, whatever the rest of the sentence comes to. */
describe('words that no query accounts for', () => {
  it.each([
    [MANAGER, 'revenue of WH-01 per stock item price this year', 'clarify'],
    [ENGINEER, 'open orders with customer, address and phone', 'clarify'],
  ])('%s: %s', (persona, question, kind) => {
    expect(readers.result(persona, question).kind).toBe(kind);
  });

  it.each([
    'how many units of stock do we have altogether across every site',
    'stock value by warehouse, summed over all product groups',
    'total worth of orders placed today, tomorrow and on Saturday',
    'which product sold the most this year, and the amount',
  ])('leaves nothing out: %s', (question) => {
    expect(readers.result(MANAGER, question).kind).toBe('reading');
  });
});
