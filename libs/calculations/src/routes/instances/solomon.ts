import type { RouteStop } from '../route-problem';
import { numberAt, type RoutingInstance, shortened, unreadable } from './instance';

const COLUMNS = ['CUST NO.', 'XCOORD.', 'YCOORD.', 'DEMAND', 'READY TIME', 'DUE DATE', 'SERVICE TIME'];

interface Line {
  number: number;
  words: string[];
}

/**
 * Reads an instance in the format of Solomon (1987), also used by Gehring and Homberger: a name, VEHICLE with number and
 * capacity, CUSTOMER with seven columns; customer 0 is the depot.
 *
 * Distances are cut after one decimal, as the published optima and the DIMACS challenge count them. Times are not cut: a
 * plan on time with true distances is on time with shorter ones too, so it holds by either reading.
 * @throws VALIDATION_FAILED with line and field.
 */
export function parseSolomon(text: string): RoutingInstance {
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, words: line.trim().split(/\s+/) }))
    .filter(({ words }) => words[0] !== '');
  const end = text.split('\n').length;
  const vehicle = lines.findIndex(({ words }) => words[0]!.toUpperCase() === 'VEHICLE');
  const customer = lines.findIndex(({ words }) => words[0]!.toUpperCase() === 'CUSTOMER');
  if (vehicle < 0) throw unreadable(end, 'VEHICLE', 'the section is missing');
  if (customer < vehicle) throw unreadable(end, 'CUSTOMER', 'the section is missing');
  const fleet = lines.slice(vehicle + 1, customer).find(startsWithNumber);
  if (fleet === undefined)
    throw unreadable(lines[vehicle]!.number, 'NUMBER', 'the line with number and capacity is missing');
  const count = numberAt(fleet.words[0], fleet.number, 'NUMBER');
  if (!Number.isInteger(count) || count < 1)
    throw unreadable(fleet.number, 'NUMBER', `${count} is not a number of vehicles`);
  const capacity = numberAt(fleet.words[1], fleet.number, 'CAPACITY');
  if (capacity <= 0) throw unreadable(fleet.number, 'CAPACITY', `${capacity} is not more than 0`);
  // The column titles take one or two lines.
  const first = lines.findIndex((line, index) => index > customer && startsWithNumber(line));
  const rows = first < 0 ? [] : lines.slice(first);
  const [depot, ...stops] = customersOf(rows);
  if (depot === undefined) throw unreadable(end, COLUMNS[0]!, 'there is no line with a customer');
  if (depot.id !== '0')
    throw unreadable(rows[0]!.number, COLUMNS[0]!, 'the first customer must be 0, the depot');
  return {
    name: vehicle > 0 ? lines[0]!.words.join(' ') : 'unnamed',
    problem: {
      depot: { x: depot.x, y: depot.y, opens: depot.opens, closes: depot.closes },
      stops,
      vehicles: { capacity, count },
      distance: 'euclidean_tenths',
      duration: 'euclidean',
    },
  };
}

const startsWithNumber = ({ words }: Line): boolean => /^[-+.\d]/.test(words[0]!);

function customersOf(rows: readonly Line[]): RouteStop[] {
  const seen = new Map<number, number>();
  return rows.map(({ number: line, words }) => {
    if (words.length > COLUMNS.length)
      throw unreadable(line, shortened(words[COLUMNS.length]!), `more than ${COLUMNS.length} columns`);
    const [id, x, y, load, opens, closes, service] = COLUMNS.map((column, index) =>
      numberAt(words[index], line, column),
    ) as [number, number, number, number, number, number, number];
    if (!Number.isInteger(id) || id < 0)
      throw unreadable(line, COLUMNS[0]!, `${id} is not a customer number`);
    const before = seen.get(id);
    if (before !== undefined) throw unreadable(line, COLUMNS[0]!, `${id} is given in line ${before} already`);
    seen.set(id, line);
    if (load < 0) throw unreadable(line, COLUMNS[3]!, `${load} is negative`);
    if (closes < opens) throw unreadable(line, COLUMNS[5]!, `${closes} lies before the ready time ${opens}`);
    if (service < 0) throw unreadable(line, COLUMNS[6]!, `${service} is negative`);
    return { id: String(id), x, y, load, opens, closes, service };
  });
}
