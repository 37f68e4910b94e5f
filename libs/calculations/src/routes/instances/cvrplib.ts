import { ROUTE_LIMITS, type RouteProblem, type RouteStop } from '../route-problem';
import type { Metric } from '../search/travel';
import { EDGE_WEIGHT_FORMATS, edgeWeightTable } from './edge-weights';
import { numberAt, type RoutingInstance, shortened, unreadable } from './instance';

/** EDGE_WEIGHT_TYPE that is calculated from coordinates. */
const METRICS = new Map<string, Metric>([
  ['EUC_2D', 'euclidean_rounded'],
  ['CEIL_2D', 'euclidean_ceiling'],
  ['EXACT_2D', 'euclidean'],
]);

const SECTIONS = new Set([
  'NODE_COORD_SECTION',
  'DEMAND_SECTION',
  'DEPOT_SECTION',
  'EDGE_WEIGHT_SECTION',
  'DISPLAY_DATA_SECTION',
]);

interface Line {
  number: number;
  words: string[];
}

interface Fields {
  value: (name: string) => { text: string; line: number } | undefined;
  section: (name: string) => Line[] | undefined;
  end: number;
}

/**
 * Reads a CVRP instance of CVRPLIB (TSPLIB 95 format): EUC_2D, CEIL_2D, EXACT_2D or EXPLICIT weights, one depot. Stops are
 * named by node number minus 1, as in CVRPLIB's solution files. DISTANCE, the longest route, and SERVICE_TIME are kept
 * as the depot's closing and the time at each stop.
 * @throws VALIDATION_FAILED with line and field, PAYLOAD_TOO_LARGE naming the limit.
 */
export function parseCvrplib(text: string): RoutingInstance {
  const fields = fieldsOf(text);
  const type = required(fields, 'TYPE');
  if (!['CVRP', 'ACVRP'].includes(type.text.toUpperCase()))
    throw unreadable(type.line, 'TYPE', `"${shortened(type.text)}" is not CVRP`);
  const dimension = positive(fields, 'DIMENSION');
  if (!Number.isInteger(dimension) || dimension < 2)
    throw unreadable(
      required(fields, 'DIMENSION').line,
      'DIMENSION',
      `${dimension} is not a number of nodes from 2`,
    );
  const capacity = positive(fields, 'CAPACITY');
  const loads = perNode(fields, 'DEMAND_SECTION', dimension, ['demand']);
  const depot = depotOf(fields, dimension);
  const { distance, coordinates } = travelOf(fields, dimension, depot);
  const service = fields.value('SERVICE_TIME') === undefined ? undefined : positive(fields, 'SERVICE_TIME');
  const closes = fields.value('DISTANCE') === undefined ? undefined : positive(fields, 'DISTANCE');
  const stops: RouteStop[] = [];
  for (let node = 1; node <= dimension; node += 1) {
    if (node === depot) continue;
    const [x, y] = coordinates?.[node]?.values ?? [];
    const { values, line } = loads[node]!;
    if (values[0]! < 0) throw unreadable(line, 'demand', `${values[0]} is negative`);
    stops.push({ id: String(node - 1), x, y, load: values[0]!, service });
  }
  const [x, y] = coordinates?.[depot]?.values ?? [];
  return {
    name: fields.value('NAME')?.text ?? 'unnamed',
    problem: { depot: { x, y, closes }, stops, vehicles: { capacity }, distance },
  };
}

function fieldsOf(text: string): Fields {
  const values = new Map<string, { text: string; line: number }>();
  const sections = new Map<string, Line[]>();
  let current: Line[] | undefined;
  const lines = text.split('\n');
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const number = index + 1;
    if (line === '') continue;
    if (line === 'EOF') break;
    const keyword = line.split(/[\s:]/, 1)[0]!.toUpperCase();
    const isHeading = SECTIONS.has(keyword);
    const colon = line.indexOf(':');
    if (isHeading) {
      current = [];
      sections.set(keyword, current);
    } else if (colon >= 0) {
      values.set(line.slice(0, colon).trim().toUpperCase(), {
        text: line.slice(colon + 1).trim(),
        line: number,
      });
      current = undefined;
    } else if (current !== undefined) current.push({ number, words: line.split(/\s+/) });
    else throw unreadable(number, shortened(keyword), 'neither "FIELD : value" nor part of a section');
  }
  return { value: (name) => values.get(name), section: (name) => sections.get(name), end: lines.length };
}

function required(fields: Fields, name: string): { text: string; line: number } {
  const found = fields.value(name);
  if (found === undefined) throw unreadable(fields.end, name, 'missing');
  return found;
}

function positive(fields: Fields, name: string): number {
  const { text, line } = required(fields, name);
  const value = numberAt(text, line, name);
  if (value <= 0) throw unreadable(line, name, `${value} is not more than 0`);
  return value;
}

function sectionOf(fields: Fields, name: string): Line[] {
  const found = fields.section(name);
  if (found === undefined) throw unreadable(fields.end, name, 'the section is missing');
  return found;
}

/** Rows "node value …" by node number: each node exactly once. */
function perNode(
  fields: Fields,
  name: string,
  dimension: number,
  columns: readonly string[],
): { values: number[]; line: number }[] {
  const rows: { values: number[]; line: number }[] = [];
  const section = sectionOf(fields, name);
  for (const { number: line, words } of section) {
    const node = numberAt(words[0], line, 'node');
    if (!Number.isInteger(node) || node < 1 || node > dimension)
      throw unreadable(line, 'node', `${node} is not a node from 1 to ${dimension}`);
    if (rows[node] !== undefined)
      throw unreadable(line, 'node', `${node} is given in line ${rows[node].line} already`);
    rows[node] = { values: columns.map((column, index) => numberAt(words[index + 1], line, column)), line };
  }
  const last = section.at(-1)?.number ?? fields.end;
  for (let node = 1; node <= dimension; node += 1)
    if (rows[node] === undefined) throw unreadable(last, name, `node ${node} of ${dimension} is missing`);
  return rows;
}

function depotOf(fields: Fields, dimension: number): number {
  const numbers = sectionOf(fields, 'DEPOT_SECTION').flatMap(({ number: line, words }) =>
    words.map((word) => ({ line, node: numberAt(word, line, 'DEPOT_SECTION') })),
  );
  const end = numbers.findIndex(({ node }) => node === -1);
  const [depot, second] = end < 0 ? numbers : numbers.slice(0, end);
  if (depot === undefined) throw unreadable(fields.end, 'DEPOT_SECTION', 'no depot is given');
  if (second !== undefined) throw unreadable(second.line, 'DEPOT_SECTION', 'more than one depot');
  if (!Number.isInteger(depot.node) || depot.node < 1 || depot.node > dimension)
    throw unreadable(depot.line, 'DEPOT_SECTION', `${depot.node} is not a node from 1 to ${dimension}`);
  return depot.node;
}

function travelOf(fields: Fields, dimension: number, depot: number) {
  const { text, line } = required(fields, 'EDGE_WEIGHT_TYPE');
  const type = text.toUpperCase();
  const metric = METRICS.get(type);
  if (metric !== undefined) {
    const coordinates = perNode(fields, 'NODE_COORD_SECTION', dimension, ['x', 'y']);
    return { distance: metric as RouteProblem['distance'], coordinates };
  }
  if (type !== 'EXPLICIT')
    throw unreadable(
      line,
      'EDGE_WEIGHT_TYPE',
      `"${shortened(text)}" is not one of ${[...METRICS.keys(), 'EXPLICIT'].join(', ')}`,
    );
  if (dimension > ROUTE_LIMITS.tablePlaces)
    throw unreadable(
      required(fields, 'DIMENSION').line,
      'DIMENSION',
      `${dimension} is more than the limit of ${ROUTE_LIMITS.tablePlaces} nodes with explicit weights`,
    );
  const format = required(fields, 'EDGE_WEIGHT_FORMAT');
  const cells = EDGE_WEIGHT_FORMATS.get(format.text.toUpperCase());
  if (cells === undefined)
    throw unreadable(
      format.line,
      'EDGE_WEIGHT_FORMAT',
      `"${shortened(format.text)}" is not one of ${[...EDGE_WEIGHT_FORMATS.keys()].join(', ')}`,
    );
  const rows = sectionOf(fields, 'EDGE_WEIGHT_SECTION');
  return { distance: edgeWeightTable(rows, cells, dimension, depot), coordinates: undefined };
}
