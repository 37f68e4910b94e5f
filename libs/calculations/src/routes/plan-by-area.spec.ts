import { array, assert, constantFrom, integer, option, property, record } from 'fast-check';
import { type AreaOrder, planByArea } from './plan-by-area';

const order = (id: string, area: string, load: number): AreaOrder => ({ id, area, load });

describe('planByArea', () => {
  const orders = [
    order('n1', 'North', 6),
    order('n2', 'North', 5),
    order('n3', 'North', 4),
    order('n4', 'North', 3),
    order('e1', 'East', 2),
    order('s1', 'South', 2),
    order('s2', 'South', 11),
  ];

  it('fills vehicles within each area, largest orders first', () => {
    const { routes, unserved } = planByArea({ orders, vehicles: { capacity: 10 } });
    expect(routes.filter(({ areas }) => areas[0] === 'North')).toEqual([
      { areas: ['North'], orders: ['n1', 'n3'], load: 10 },
      { areas: ['North'], orders: ['n2', 'n4'], load: 8 },
    ]);
    expect(routes).toHaveLength(4);
    expect(unserved).toEqual([
      { id: 's2', reason: 'too_big', message: 'Its load of 11 is more than the 10 that a vehicle carries.' },
    ]);
  });

  it('joins neighbours only: in a list the areas beside each other, past areas without orders', () => {
    const areasOf = (neighbours: string[]) =>
      planByArea({ orders, vehicles: { capacity: 10 }, neighbours }).routes.map(({ areas }) => areas);
    expect(areasOf(['North', 'East', 'South'])).toEqual([['North'], ['North', 'East'], ['South']]);
    expect(areasOf(['North', 'West', 'South', 'East'])).toEqual([['North'], ['North', 'South'], ['East']]);
    expect(areasOf(['East', 'South'])).toEqual([['North'], ['North'], ['East', 'South']]);
  });

  it('takes a map of neighbours, either way', () => {
    const neighbours = new Map([['East', ['South', 'Nowhere']]]);
    const { routes } = planByArea({ orders, vehicles: { capacity: 10 }, neighbours });
    expect(routes.map(({ areas }) => areas)).toEqual([['North'], ['North'], ['East', 'South']]);
  });

  it('sends the fullest loads when there are too few vehicles', () => {
    const { routes, unserved } = planByArea({ orders, vehicles: { capacity: 10, count: 2 } });
    expect(routes.map(({ load }) => load)).toEqual([10, 8]);
    expect(unserved.map(({ id, reason }) => `${id} ${reason}`)).toEqual([
      's2 too_big',
      'e1 no_vehicle_left',
      's1 no_vehicle_left',
    ]);
  });

  it('never overloads, and has every order once', () => {
    const areas = ['constructor', 'A', 'B', 'C', 'D'];
    assert(
      property(
        array(record({ area: constantFrom(...areas), load: integer({ min: 0, max: 12 }) }), {
          maxLength: 40,
        }),
        option(integer({ min: 1, max: 6 }), { nil: undefined }),
        option(array(constantFrom(...areas)), { nil: undefined }),
        (drawn, count, neighbours) => {
          const all = drawn.map((one, index) => ({ ...one, id: String(index) }));
          const plan = planByArea({ orders: all, vehicles: { capacity: 10, count }, neighbours });
          const loadOf = new Map(all.map(({ id, load }) => [id, load]));
          for (const route of plan.routes) {
            expect(route.orders.reduce((sum, id) => sum + loadOf.get(id)!, 0)).toBe(route.load);
            expect(route.load).toBeLessThanOrEqual(10);
          }
          expect(plan.routes.length).toBeLessThanOrEqual(count ?? Infinity);
          const ids = [...plan.routes.flatMap((route) => route.orders), ...plan.unserved.map(({ id }) => id)];
          expect(ids.sort()).toEqual([...loadOf.keys()].sort());
        },
      ),
    );
  });

  it.each([
    [[order('a', 'A', -1)], 'orders[0].load is -1; it must be a number from 0.'],
    [[order('a', 'A', 1), order('a', 'B', 1)], 'orders[1].id is a; it must be given once.'],
  ])('refuses %j with its field', (wrong, message) => {
    expect(() => planByArea({ orders: wrong, vehicles: { capacity: 10 } })).toThrow(message);
  });

  it('refuses more orders than its limit', () => {
    const many = Array.from({ length: 20_001 }, (_, index) => order(String(index), 'A', 1));
    expect(() => planByArea({ orders: many, vehicles: { capacity: 10 } })).toThrow(
      '20001 orders are more than the limit of 20000 orders a plan.',
    );
  });
});
