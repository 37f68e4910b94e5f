import type { Action } from '#libs/contracts';
import { formProblems } from './action-form';
import { type ExpediteFacts, type GoodsFacts, stockKey } from './action-facts';
import { examineExpedite } from './examine-expedite';
import { examineGoods } from './examine-goods';

const TODAY = '2026-06-17';
type Goods = Extract<Action, { kind: 'reorder' | 'transfer' }>;

const line = (productCode: string, quantity: number, unitCost = 2.5) => ({
  productCode,
  productName: 'as the caller says',
  quantity,
  unitCost,
});
const reorder: Goods = {
  kind: 'reorder',
  warehouseCode: 'WH-01',
  supplierCode: 'S-01',
  supplierName: 'whoever',
  lines: [line('P-2', 5, 4), line('P-1', 240)],
};
const transfer: Goods = {
  kind: 'transfer',
  fromWarehouseCode: 'WH-01',
  toWarehouseCode: 'WH-02',
  lines: [line('P-1', 30, 0)],
};
const facts: GoodsFacts = {
  products: {
    value: new Map([
      ['P-1', { name: 'Milk', unitCost: 2.5, supplierCode: 'S-01', supplierName: 'Northwind' }],
      ['P-2', { name: 'Butter', unitCost: 4, supplierCode: 'S-02', supplierName: 'Acme' }],
    ]),
  },
  warehouses: { value: new Set(['WH-01', 'WH-02']) },
  stock: { value: new Map([[stockKey('WH-01', 'P-1'), { inStock: 100, maximum: 200 }]]) },
  supplier: { value: { name: 'Northwind' } },
  onOrder: { value: new Map([['P-1', 40]]) },
  own: { incoming: new Map([[stockKey('WH-01', 'P-1'), 10]]), outgoing: new Map() },
  dataAsOf: '2026-06-17T05:00:00.000Z',
};
const messages = (action: Goods, known = facts) =>
  examineGoods(action, known).problems.map(({ path, message }) => `${path}: ${message}`);

describe('an order of goods', () => {
  it('has the names of the data, a title, an amount and what it changes', () => {
    expect(examineGoods(reorder, facts)).toMatchObject({
      action: {
        supplierName: 'Northwind',
        lines: [
          { productCode: 'P-1', productName: 'Milk' },
          { productCode: 'P-2', productName: 'Butter' },
        ],
      },
      title: 'Order 245 units of 2 products from Northwind for WH-01',
      amount: 620,
      sites: ['WH-01'],
      checked: true,
      available: null,
      problems: [],
      diff: [
        {
          label: 'P-1 Milk in WH-01',
          before: '100 in stock, 50 on order',
          after: '100 in stock, 290 on order',
        },
        { label: 'P-2 Butter in WH-01', before: 'not stocked, 0 on order', after: 'not stocked, 5 on order' },
        { label: 'P-2: supplier', before: 'S-02 Acme', after: 'S-01 Northwind' },
      ],
    });
  });

  it('counts at least the list cost, so that a price of nothing slips under no limit, and shows the price', () => {
    const cheap = { ...reorder, lines: [line('P-1', 1_000, 0.01)] };
    const { amount, diff } = examineGoods(cheap, facts);
    expect(amount).toBe(2_500);
    expect(diff).toContainEqual({ label: 'P-1: cost per unit', before: '2.5 (list)', after: '0.01' });
    expect(examineGoods({ ...reorder, lines: [line('P-1', 3, 9.99)] }, facts).amount).toBe(29.97);
  });

  it('says what the persona may not see', () => {
    const hidden = examineGoods(reorder, { ...facts, onOrder: { unknown: 'hidden' } });
    expect(hidden.diff[0]).toEqual({
      label: 'P-1 Milk in WH-01',
      before: '100 in stock, 10 on order here (other purchase orders not visible)',
      after: '100 in stock, 250 on order here (other purchase orders not visible)',
    });
    expect(hidden.checked).toBe(true);
  });

  it('can be proposed while the warehouse is away, and says that it is not checked', () => {
    const away = { unknown: 'away' as const };
    const unseen = examineGoods(reorder, {
      products: away,
      warehouses: away,
      stock: away,
      supplier: away,
      onOrder: away,
      own: facts.own,
      dataAsOf: null,
    });
    expect(unseen).toMatchObject({
      checked: false,
      problems: [],
      amount: 620,
      action: { supplierName: 'whoever' },
    });
    expect(unseen.diff[0]!.before).toBe(
      'stock not known now, 10 on order here (other purchase orders not known now)',
    );
  });

  it('names each code that the data does not have', () => {
    const wrong = { ...reorder, warehouseCode: 'WH-99', lines: [line('P-1', 1), line('P-9', 1)] };
    expect(messages(wrong, { ...facts, supplier: { value: null } })).toEqual([
      'warehouseCode: There is no warehouse WH-99.',
      'supplierCode: There is no supplier S-01.',
      'lines.1.productCode: There is no product P-9.',
    ]);
  });
});

describe('a transfer', () => {
  it('shows both warehouses and is worth what the goods cost', () => {
    expect(examineGoods(transfer, facts)).toMatchObject({
      title: 'Move 30 units of P-1 Milk from WH-01 to WH-02',
      amount: 75,
      sites: ['WH-01', 'WH-02'],
      available: { units: { 'P-1': 100 }, asOf: '2026-06-17T05:00:00.000Z' },
      problems: [],
      diff: [
        { label: 'P-1 Milk in WH-01', before: '100 in stock', after: '70 in stock' },
        { label: 'P-1 Milk in WH-02', before: 'not stocked', after: '30 in stock' },
      ],
    });
  });

  it('takes no more than there is, less what was moved since the data was taken', () => {
    const gone = { incoming: new Map(), outgoing: new Map([[stockKey('WH-01', 'P-1'), 60]]) };
    expect(messages({ ...transfer, lines: [line('P-1', 40)] }, { ...facts, own: gone })).toEqual([]);
    expect(messages({ ...transfer, lines: [line('P-1', 41)] }, { ...facts, own: gone })).toEqual([
      'lines.0.quantity: WH-01 has 40 units of P-1 left to move.',
    ]);
    expect(messages({ ...transfer, lines: [line('P-2', 1)] })).toEqual([
      'lines.0.quantity: WH-01 has 0 units of P-2 left to move.',
    ]);
  });

  it('marks what goes over the maximum', () => {
    const known = new Map([
      [stockKey('WH-01', 'P-1'), { inStock: 100, maximum: 200 }],
      [stockKey('WH-02', 'P-1'), { inStock: 90, maximum: 100 }],
    ]);
    expect(examineGoods(transfer, { ...facts, stock: { value: known } }).diff[1]).toEqual({
      label: 'P-1 Milk in WH-02',
      before: '90 in stock',
      after: '120 in stock (maximum 100)',
    });
  });
});

describe('the form of an action', () => {
  const problems = (action: Action) => formProblems(action, TODAY).map(({ message }) => message);

  it('refuses a product that stands in two lines', () => {
    expect(problems({ ...reorder, lines: [line('P-1', 1), line('P-2', 1), line('P-1', 2)] })).toEqual([
      'P-1 stands in lines 1 and 3; put it in one.',
    ]);
  });
  it('refuses a transfer to where the goods are', () => {
    expect(problems({ ...transfer, toWarehouseCode: 'WH-01' } as Action)).toEqual([
      'A transfer needs two different warehouses.',
    ]);
  });
  it('refuses a day in the past, and codes that no query takes', () => {
    expect(problems({ ...expedite, wantedBy: '2026-06-16', orderId: 'SO\\1' })).toHaveLength(2);
    expect(problems({ ...reorder, lines: [{ ...line('P-1', 1), productName: 'a\u0007' }] })).toHaveLength(1);
    expect(problems(reorder)).toEqual([]);
  });
});

const expedite: Extract<Action, { kind: 'expedite' }> = {
  kind: 'expedite',
  orderId: 'SO-1',
  order: 'sales',
  wantedBy: '2026-06-20',
  amount: 1,
};
const order = {
  partner: 'Blue Bistro',
  warehouseCode: 'WH-01',
  dueOn: '2026-06-24',
  status: 'Processing',
  isOpen: true,
  value: 900,
};

describe('a request to hurry an order', () => {
  const examine = (known: Partial<ExpediteFacts> = {}) =>
    examineExpedite(expedite, { order: { value: order }, requestedFor: null, ...known }, TODAY);

  it('is worth the order, whatever the caller says', () => {
    expect(examine()).toMatchObject({
      title: 'Expedite sales order SO-1 for Blue Bistro, wanted by 2026-06-20',
      amount: 900,
      sites: ['WH-01'],
      checked: true,
      problems: [],
      diff: [
        {
          label: 'Delivery of sales order SO-1',
          before: 'due 2026-06-24 (Processing)',
          after: 'wanted by 2026-06-20',
        },
      ],
    });
  });

  it.each([
    ['an unknown order', { order: { value: null } }, 'There is no sales order SO-1 that you may see.'],
    [
      'a delivered one',
      { order: { value: { ...order, isOpen: false, status: 'Delivered' } } },
      'The sales order SO-1 is delivered already.',
    ],
    [
      'one that comes in time',
      { order: { value: { ...order, dueOn: '2026-06-20' } } },
      'The sales order SO-1 is due on 2026-06-20 already.',
    ],
    [
      'one that was asked for',
      { requestedFor: { number: 'QEX-2026-00001', wantedBy: '2026-06-20' } },
      'QEX-2026-00001 asks for it by 2026-06-20 already.',
    ],
  ])('refuses %s', (_name, known, message) => {
    expect(examine(known as Partial<ExpediteFacts>).problems.map((problem) => problem.message)).toEqual([
      message,
    ]);
  });

  it('takes an overdue order, and an earlier day than the one that was asked for', () => {
    expect(examine({ order: { value: { ...order, dueOn: '2026-06-01' } } }).problems).toEqual([]);
    expect(examine({ requestedFor: { number: 'QEX-1', wantedBy: '2026-06-21' } }).problems).toEqual([]);
  });

  it('is not checked where the order cannot be seen', () => {
    expect(examine({ order: { unknown: 'hidden' } })).toMatchObject({
      checked: false,
      sites: null,
      amount: 1,
      diff: [{ before: 'not visible' }],
    });
  });
});
