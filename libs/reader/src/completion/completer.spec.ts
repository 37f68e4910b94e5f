import fc from 'fast-check';
import type { Completion } from '#libs/contracts';
import { builtInModel } from '../../../semantics/test/built-in-model';
import { Reader, ValueIndex } from '..';

const TODAY = '2026-06-17';
const model = builtInModel();
const VALUES = [
  ...['WH-01', 'WH-03', 'WH-10'].map((value) => ({ member: 'stock.warehouse_code', value })),
  { member: 'product.product_code', value: 'P-0186', names: 'Whole Milk 1L' },
  { member: 'product.product_code', value: 'P-0187', names: 'Café Crème' },
  { member: 'product.supplier_code', value: 'S-1', names: 'Alpine Dairy' },
  { member: 'purchase_order.status', value: 'Quarantined' },
];
const TEXTS = new Set(VALUES.flatMap((each) => ('names' in each ? [each.value, each.names] : [each.value])));
const PERSONAS = ['warehouse_manager', 'field_engineer', 'procurement_specialist'];
const readers = new Map(
  PERSONAS.map((persona) => [persona, new Reader(model, persona, ValueIndex.build(model, persona, VALUES))]),
);

function complete(
  text: string,
  persona = 'warehouse_manager',
  cursor = text.length,
  limit = 8,
): Completion[] {
  return readers.get(persona)!.understanding.complete({ text, cursor, today: TODAY, limit });
}
const inserts = (...args: Parameters<typeof complete>): string[] =>
  complete(...args).map(({ insert }) => insert);
const result = (text: string, { start, end, insert }: Completion): string =>
  text.slice(0, start) + insert + text.slice(end);

describe('completion', () => {
  it('goes on with phrases of several words and replaces only what was typed of them', () => {
    const [first] = complete('show stock va');
    expect(first).toMatchObject({ kind: 'measure', insert: 'stock value', start: 5, end: 13 });
    expect(result('show stock va', first!)).toBe('show stock value');
  });

  it('goes on after a space', () => {
    expect(inserts('stock ')).toContain('stock value');
  });

  it('knows periods, with the days that they are', () => {
    expect(complete('orders last mo')[0]).toMatchObject({
      kind: 'period',
      insert: 'last month',
      detail: '1 to 31 May 2026',
    });
    expect(inserts('orders in the last 4 w')).toContain('last 4 weeks');
    expect(complete('orders due next w')[0]).toMatchObject({
      insert: 'next week',
      detail: '22 to 28 June 2026',
    });
  });

  it.each([
    ['stock in wh-0', 'WH-01'],
    ['stock in wh0', 'WH-01'],
    ['stock of p0186', undefined],
    ['stock of p-018', 'P-0186'],
    ['stock of whole m', 'Whole Milk 1L'],
    ['stock of milk', 'Whole Milk 1L'],
    ['STOCK OF CAFE', 'Café Crème'],
  ])('finds the value for %s', (text, value) => {
    expect(inserts(text).find((insert) => TEXTS.has(insert))).toBe(value);
  });

  it('tells which code a name has and which name a code has', () => {
    expect(complete('whole mi')[0]!.detail).toBe('Product name, P-0186');
    expect(complete('p-018')[0]!.detail).toBe('Product code, Whole Milk 1L');
  });

  it('offers whole questions where nothing or the beginning of one was typed', () => {
    const { examples } = model.personas.get('warehouse_manager')!;
    expect(inserts('')).toEqual(examples.slice(0, 8));
    const [example] = examples as [string];
    const typed = `  ${example.slice(0, 12).toUpperCase()}`;
    expect(result(typed, complete(typed)[0]!)).toBe(example);
  });

  it('replaces the rest of a word that the cursor stands in', () => {
    const text = 'show stock value by warehouse';
    const [first] = complete('show sto va by warehouse', undefined, 8);
    expect(first!.end).toBe(8);
    expect(complete(text, undefined, 12).every(({ end }) => end === 16)).toBe(true);
  });

  it('does not offer what stands there already', () => {
    expect(inserts('stock value')).not.toContain('stock value');
    expect(inserts('WH-03')).not.toContain('WH-03');
  });

  it('shows each persona its own words and values only', () => {
    expect(inserts('quar', 'procurement_specialist')).toContain('Quarantined');
    expect(inserts('quar', 'field_engineer')).not.toContain('Quarantined');
    expect(inserts('purchase sp', 'procurement_specialist')).toContain('purchase spend');
    expect(inserts('purchase sp', 'field_engineer')).not.toContain('purchase spend');
  });

  it('begins a sentence with a capital where one was typed', () => {
    expect(inserts('Stock va')[0]).toBe('Stock value');
  });

  it('never leaves the text, whatever was typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        'stock ',
        'last ',
        'wh-',
        'p-01',
        'orders by ',
        'Whole ',
        '7',
        '\n',
        '️',
        '__proto__',
        'constructor ',
      ),
    );
    const typing = fc
      .array(piece, { maxLength: 60 })
      .map((pieces) => pieces.join('').slice(0, 1000))
      .chain((text) => fc.tuple(fc.constant(text), fc.nat({ max: text.length + 3 })));
    fc.assert(
      fc.property(
        typing,
        fc.constantFrom(...PERSONAS),
        fc.integer({ min: 1, max: 50 }),
        (typed, persona, limit) => {
          const [text, cursor] = typed;
          const found = complete(text, persona, cursor, limit);
          expect(found.length).toBeLessThanOrEqual(limit);
          for (const completion of found) {
            expect(completion.start).toBeGreaterThanOrEqual(0);
            expect(completion.start).toBeLessThanOrEqual(completion.end);
            expect(completion.end).toBeLessThanOrEqual(text.length);
            expect(result(text, completion).length).toBeLessThanOrEqual(1000);
            expect(result(text, completion)).not.toBe(text);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('offers only what is then understood as one phrase', () => {
    for (const text of ['last', 'stock', 'over', 'cust', 'wh', 'this', 'next 3']) {
      for (const each of complete(text, undefined, text.length, 20)) {
        const read = readers
          .get('warehouse_manager')!
          .read({ question: each.insert, today: TODAY, history: [] });
        const unknown = read.kind === 'reading' ? [] : read.words.filter(({ role }) => role === 'unknown');
        expect([each.insert, unknown]).toEqual([each.insert, []]);
      }
    }
  });
});
