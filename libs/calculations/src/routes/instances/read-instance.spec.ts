import { solveRoutes } from '../improve-routes';
import { readRoutingInstance } from './read-instance';

const cvrp = `NAME : \ttoy-n4-k2\t
COMMENT : "made by hand: for the spec"
TYPE : CVRP
DIMENSION : 4
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 10
NODE_COORD_SECTION
1 0 0
2 0 3
3 4 3
4 1 1
DEMAND_SECTION
1 0
2 4
3 5
4 6
DEPOT_SECTION
 1
 -1
EOF
`;

const solomon = `TOY

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME

    0      0         0          0          0       230          0
    1      1         1         10        161       171         10
    2      0         3          7         50        60         10
`.replaceAll('\n', '\r\n');

/** The instance with one piece of its text changed. */
const changed = (text: string, from: string, to: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

describe('a CVRPLIB file', () => {
  it('is read with stops numbered from 1 and distances rounded', () => {
    const { name, problem } = readRoutingInstance(cvrp);
    expect(name).toBe('toy-n4-k2');
    expect(problem.vehicles).toEqual({ capacity: 10 });
    expect(problem.depot).toMatchObject({ x: 0, y: 0 });
    expect(problem.stops).toEqual([
      { id: '1', x: 0, y: 3, load: 4 },
      { id: '2', x: 4, y: 3, load: 5 },
      { id: '3', x: 1, y: 1, load: 6 },
    ]);
    // 0-1-2-0 is 3 + 4 + 5; 0-3-0 is √2 twice, rounded.
    expect(solveRoutes(problem, { seed: 1, iterations: 100 }).cost).toBe(14);
  });

  it('may have its depot anywhere', () => {
    const { problem } = readRoutingInstance(changed(cvrp, '\n 1\n -1', '\n 3\n -1'));
    expect(problem.depot).toMatchObject({ x: 4, y: 3 });
    expect(problem.stops.map(({ id }) => id)).toEqual(['0', '1', '3']);
  });

  it('keeps the longest route and the service time', () => {
    const { problem } = readRoutingInstance(
      changed(cvrp, 'CAPACITY', 'DISTANCE : 20\nSERVICE_TIME : 2\nCAPACITY'),
    );
    expect(problem.depot.closes).toBe(20);
    expect(problem.stops.map(({ service }) => service)).toEqual([2, 2, 2]);
  });

  const full = [0, 1, 2, 3, 1, 0, 4, 5, 2, 4, 0, 6, 3, 5, 6, 0];
  it.each([
    ['FULL_MATRIX', full],
    ['LOWER_ROW', [1, 2, 4, 3, 5, 6]],
    ['LOWER_DIAG_ROW', [0, 1, 0, 2, 4, 0, 3, 5, 6, 0]],
    ['UPPER_ROW', [1, 2, 3, 4, 5, 6]],
    ['UPPER_DIAG_ROW', [0, 1, 2, 3, 0, 4, 5, 0, 6, 0]],
    ['LOWER_COL', [1, 2, 3, 4, 5, 6]],
  ])('may list its distances as %s', (format, weights) => {
    const text = changed(cvrp, 'EUC_2D', `EXPLICIT\nEDGE_WEIGHT_FORMAT : ${format}`).replace(
      /NODE_COORD_SECTION[^D]*/,
      `EDGE_WEIGHT_SECTION\n${weights.slice(0, 3).join(' ')}\n${weights.slice(3).join(' ')}\n`,
    );
    expect([...(readRoutingInstance(text).problem.distance as Float64Array)]).toEqual(full);
  });

  it.each([
    ['CAPACITY : 10', 'CAPACITY : ten', 'line 6, CAPACITY: "ten" is not a number'],
    ['CAPACITY : 10', 'CAPACITY : 0', 'line 6, CAPACITY: 0 is not more than 0'],
    ['CAPACITY : 10\n', '', 'line 20, CAPACITY: missing'],
    ['TYPE : CVRP', 'TYPE : HCP', 'line 3, TYPE: "HCP" is not CVRP'],
    ['EUC_2D', 'GEO', 'line 5, EDGE_WEIGHT_TYPE: "GEO" is not one of EUC_2D, CEIL_2D, EXACT_2D, EXPLICIT'],
    ['3 4 3', '3 4', 'line 10, y: missing'],
    ['3 4 3', '3 4 x', 'line 10, y: "x" is not a number'],
    ['3 4 3', '2 4 3', 'line 10, node: 2 is given in line 9 already'],
    ['3 4 3', '7 4 3', 'line 10, node: 7 is not a node from 1 to 4'],
    ['3 5\n', '', 'line 15, DEMAND_SECTION: node 3 of 4 is missing'],
    ['3 5\n', '3 -5\n', 'line 15, demand: -5 is negative'],
    [' 1\n -1', ' 1\n 2\n -1', 'line 19, DEPOT_SECTION: more than one depot'],
    ['DEPOT_SECTION\n 1\n -1\n', '', 'line 18, DEPOT_SECTION: the section is missing'],
    ['DIMENSION : 4', 'DIMENSION : 4.5', 'line 4, DIMENSION: 4.5 is not a number of nodes from 2'],
    ['NODE_COORD_SECTION\n', '', 'line 7, 1: neither "FIELD : value" nor part of a section'],
  ])('with %j as %j is refused with line and field', (from, to, message) => {
    expect(() => readRoutingInstance(changed(cvrp, from, to))).toThrow(
      expect.objectContaining({ code: 'VALIDATION_FAILED', message }) as Error,
    );
  });
});

describe('a Solomon file', () => {
  it('is read with its windows, distances cut after one decimal and times uncut', () => {
    const { name, problem } = readRoutingInstance(solomon);
    expect(name).toBe('TOY');
    expect(problem).toMatchObject({
      depot: { x: 0, y: 0, opens: 0, closes: 230 },
      vehicles: { capacity: 10, count: 2 },
    });
    expect(problem.stops).toEqual([
      { id: '1', x: 1, y: 1, load: 10, opens: 161, closes: 171, service: 10 },
      { id: '2', x: 0, y: 3, load: 7, opens: 50, closes: 60, service: 10 },
    ]);
    const plan = solveRoutes(problem, { seed: 1, iterations: 100 });
    expect(plan.cost).toBeCloseTo(1.4 + 1.4 + 3 + 3, 9);
    expect(plan.routes.flatMap(({ stops }) => stops).find(({ id }) => id === '1')!.arrives).toBe(Math.SQRT2);
  });

  it.each([
    ['161       171', '181       171', 'line 11, DUE DATE: 171 lies before the ready time 181'],
    ['161       171', '161', 'line 11, SERVICE TIME: missing'],
    ['161       171', '161 early', 'line 11, DUE DATE: "early" is not a number'],
    ['161       171', '161 171 0', 'line 11, 10: more than 7 columns'],
    ['    2      0', '    1      0', 'line 12, CUST NO.: 1 is given in line 11 already'],
    ['    0      0', '    5      0', 'line 10, CUST NO.: the first customer must be 0, the depot'],
    ['  2         10', '  2', 'line 5, CAPACITY: missing'],
    ['  2         10', '  0  10', 'line 5, NUMBER: 0 is not a number of vehicles'],
  ])('with %j as %j is refused with line and field', (from, to, message) => {
    expect(() => readRoutingInstance(changed(solomon, from, to))).toThrow(
      expect.objectContaining({ code: 'VALIDATION_FAILED', message }) as Error,
    );
  });
});

it.each(['', 'hello', '\0\0\0', '{"a": 1}'])('%j is refused as neither format', (text) => {
  expect(() => readRoutingInstance(text)).toThrow(/line 1, format: neither/);
});
