import type { MetricQuery, ToolArguments } from '#libs/contracts';
import { parseArguments } from '../check-arguments';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { optimizeDeliveryRoute as tool } from './optimize-delivery-route.tool';
import { order } from '../testing/sales-orders';

const ORDERS = [
  order('SO-1001', { delivery_address: '9 Mill Street, North' }),
  order('SO-1002', { delivery_address: '2 Mill Street, North', order_units: 30 }),
  order('SO-1003', { delivery_area: 'South', status: 'Processing' }),
  order('SO-1004', { status: 'Delivered' }),
  order('SO-1005', { status: 'Cancelled' }),
  order('SO-1006', { status: 'Shipped' }),
  order('SO-1007', { warehouse_code: 'WH-02' }),
  order('SO-1008', { order_units: 500 }),
  order('SO-1009'),
  order('WEB-1009'),
];

/** What the warehouse would answer to a filter on references and numbers. */
function named(query: Partial<MetricQuery>) {
  const values = new Set(JSON.stringify(query.filters).match(/[\w-]*\d{4}/g));
  return ORDERS.filter(
    ({ order_reference, sales_order_number }) =>
      values.has(order_reference) || values.has(sales_order_number),
  );
}

function run(given: ToolArguments, waiting = ORDERS.slice(0, 3)) {
  const context = new FakeContext({
    persona: 'field_engineer',
    settings: { vehicleCapacityUnits: 100, maxStops: 2000, routeSearchMs: 30 },
    answers: { 'The orders named': named, 'Orders that wait for delivery': waiting },
  });
  return { context, outcome: tool.run(parseArguments(tool, given), context) };
}

async function resultOf(given: ToolArguments, waiting?: typeof ORDERS) {
  const { context, outcome } = run(given, waiting);
  const result = await outcome;
  if (result.kind !== 'result') throw new Error(result.message);
  expect(unprovenNumbers(result)).toEqual([]);
  const value = (name: string) => result.figures.find((figure) => figure.name === name)?.value;
  return { ...result, rows: recordsOf(result.table), value, context };
}

describe('delivery routes by area', () => {
  it('keep loads, one area a route, stops by street and number', async () => {
    const { rows, value, drawing, notes, context, sentence } = await resultOf({ warehouse_code: 'WH-01' });
    expect(rows.map(({ route, stop, order_reference: reference }) => [route, stop, reference])).toEqual([
      [1, 1, 'SO-1002'],
      [1, 2, 'SO-1001'],
      [2, 1, 'SO-1003'],
    ]);
    expect([value('routes'), value('planned_orders'), value('units')]).toEqual([2, 3, 110]);
    expect(value('load_share')).toBe(110 / 200);
    expect(drawing).toMatchObject({
      kind: 'petals',
      depot: { label: 'WH-01' },
      routes: [{ label: 'North' }, {}],
    });
    expect(drawing!.routes[0]!.stops.map(({ id }) => id)).toEqual(['SO-1002', 'SO-1001']);
    expect(notes.join()).toContain('no coordinates');
    expect(sentence).toBe('2 routes from WH-01 deliver 3 orders with 110 units, grouped by delivery area.');
    expect(context.told.length).toBeGreaterThan(1);
  });

  it('take what waits at the warehouse and is due by tomorrow, or by another day', async () => {
    const due = async (given: ToolArguments) =>
      JSON.stringify((await resultOf(given)).context.asked[0]!.query.filters);
    expect(await due({ warehouse_code: 'WH-01' })).toContain('"lte","values":["2026-06-18"]');
    expect(await due({ warehouse_code: 'WH-01', days: 7 })).toContain('"lte","values":["2026-06-24"]');
  });

  it('take orders as they are written, each once', async () => {
    const { rows } = await resultOf({ order_ids: ['so 1001', '1001', 'SO-1001', '#1002'] });
    expect(rows.map(({ order_reference: reference }) => reference)).toEqual(['SO-1002', 'SO-1001']);
  });

  it('list what is not planned, with the reason', async () => {
    const { rows, value } = await resultOf({
      order_ids: ['1001', '1004', '1005', '1006', '1007', '1008', '1009', '4711'],
      warehouse_code: 'WH-01',
    });
    expect(value('planned_orders')).toBe(1);
    const reasons = rows.slice(1).map((row) => [row.order_reference, row.not_planned]);
    expect(Object.fromEntries(reasons)).toEqual({
      'SO-1008': 'Its load of 500 is more than the 100 that a vehicle carries.',
      4711: 'There is no such order.',
      1009: 'It is the number of SO-1009 and WEB-1009: give it with its prefix.',
      'SO-1004': 'It is already delivered.',
      'SO-1005': 'It was cancelled.',
      'SO-1006': 'It has already left the warehouse.',
      'SO-1007': 'It is delivered from WH-02, not from WH-01.',
    });
  });

  it('leave from the warehouse that most of the orders are at, when none is named', async () => {
    const { rows, sentence } = await resultOf({ order_ids: ['1001', '1002', '1007'] });
    expect(sentence).toContain('from WH-01');
    expect(rows[2]!.not_planned).toBe('It is delivered from WH-02, not from WH-01.');
  });

  it('use no more vehicles than there are, and the capacity given', async () => {
    const { rows, inputs } = await resultOf({ warehouse_code: 'WH-01', vehicles: 1, vehicle_capacity: 75 });
    expect(rows.map((row) => row.not_planned)).toEqual([
      null,
      null,
      'The 1 vehicles are used; 2 are needed.',
    ]);
    expect(inputs.map(({ value }) => value)).toEqual([75, 1, 1]);
  });
});

describe('delivery routes by coordinates', () => {
  const places = { latitudes: [50, 50.1, 50.1, 50], longitudes: [10, 10.1, 10, 10.1] };

  it('drive the short way, and say how far it is', async () => {
    const { rows, value, drawing } = await resultOf({
      order_ids: ['1001', '1002', '1003'],
      vehicle_capacity: 200,
      ...places,
    });
    // With the warehouse they are the corners of a rectangle.
    expect(value('distance')).toBeCloseTo(2 * 0.1 * 111.195 * (1 + Math.cos((50 * Math.PI) / 180)), 6);
    const order = rows.map(({ order_reference: reference }) => reference);
    expect([order, [...order].reverse()]).toContainEqual(['SO-1002', 'SO-1001', 'SO-1003']);
    expect(drawing!.kind).toBe('map');
  });

  it.each<ToolArguments>([
    { order_ids: ['1001'], latitudes: [1], longitudes: [1, 2] },
    { order_ids: ['1001'], latitudes: [1, 2] },
    { warehouse_code: 'WH-01', latitudes: [1, 2], longitudes: [1, 2] },
  ])('want one place each: %p', async (given) => {
    expect(await run(given).outcome).toMatchObject({ kind: 'refused', code: 'INVALID_INPUT' });
  });

  it('do not take places off the earth', () =>
    expect(() => parseArguments(tool, { ...places, order_ids: ['1'], latitudes: [91] })).toThrow(
      'latitudes',
    ));
});

describe('a delivery plan is refused', () => {
  it('for neither orders nor a warehouse', async () =>
    expect(await run({}).outcome).toMatchObject({ kind: 'refused', code: 'INVALID_INPUT' }));

  it('for 5,000 orders, before anything is asked', async () => {
    const { context, outcome } = run({
      order_ids: Array.from({ length: 5000 }, (_, index) => `SO-${index}`),
    });
    expect(await outcome).toMatchObject({
      kind: 'refused',
      code: 'NOT_POSSIBLE',
      message: '5,000 orders are more than the limit of 2,000 of one plan.',
    });
    expect(context.asked).toEqual([]);
  });

  it('for a warehouse where more than that is due', async () => {
    const many = Array.from({ length: 2001 }, (_, index) => order(`SO-${index}`));
    expect(await run({ warehouse_code: 'WH-01' }, many).outcome).toMatchObject({ code: 'NOT_POSSIBLE' });
  });

  it('when nothing is due, or nothing named can be delivered', async () => {
    expect(await run({ warehouse_code: 'WH-01' }, []).outcome).toMatchObject({
      code: 'NOT_POSSIBLE',
      message: 'No order of WH-01 that waits for delivery is due within 1 day.',
    });
    expect(await run({ order_ids: ['1004', '1005'] }).outcome).toMatchObject({
      message:
        'None of the orders can be planned. 1004: It is already delivered. The other 1 order cannot be planned either.',
    });
  });

  it.each<ToolArguments>([
    { vehicles: 0 },
    { vehicles: 1.5 },
    { vehicle_capacity: -5 },
    { vehicle_capacity: 1e12 },
    { days: -1 },
    { order_ids: [] },
  ])('for %p', (given) =>
    expect(() => parseArguments(tool, { warehouse_code: 'WH-01', ...given })).toThrow(
      'cannot be run like this',
    ),
  );
});

it('plans as many orders as it may', async () => {
  const many = Array.from({ length: 2000 }, (_, index) =>
    order(`SO-${index}`, { delivery_area: `Area ${index % 40}`, order_units: 1 + (index % 90) }),
  );
  const { rows, value } = await resultOf({ warehouse_code: 'WH-01' }, many);
  expect(rows).toHaveLength(2000);
  expect(value('planned_orders')).toBe(2000);
});
