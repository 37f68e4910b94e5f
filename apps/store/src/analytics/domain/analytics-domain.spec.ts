import { weekdayOf } from '../../domain/days';
import { assign } from './assign';
import { lowestCover } from './cover';
import type { Evidence } from './evidence';
import type { Facts } from './facts';
import { KPIS } from './kpis';
import { makeKpi } from './make-kpi';
import { recommend } from './recommend';
import { nextWeekday, spansOf } from './spans';
import { compare } from './words';

const spans = spansOf('week', '2026-06-17');
const none = { rows: [], since: null };
/** Two weeks of one day each: 8 of 10 tasks on time against 9 of 10; 600.00 in 40 baskets against 500.00 in 25. */
const facts: Facts = {
  tasks: {
    since: '2026-06-01',
    rows: [
      { day: '2026-06-09', due: 10, onTime: 9, late: 1, unfinished: 0 },
      { day: '2026-06-16', due: 10, onTime: 8, late: 1, unfinished: 1 },
    ],
  },
  labour: {
    since: '2026-06-01',
    rows: [
      { day: '2026-06-09', planned: 1_200, sick: 0, off: 0 },
      { day: '2026-06-16', planned: 1_500, sick: 300, off: 200 },
    ],
  },
  sales: {
    since: '2026-06-03',
    rows: [
      { day: '2026-06-09', sales: 500, transactions: 25 },
      { day: '2026-06-16', sales: 600, transactions: 40 },
    ],
  },
  waste: none,
  stock: { products: 200, out: 6, low: 14 },
  requests: { open: 2, oldestDays: 4.7 },
};
const around = { asOf: '2026-06-17T09:00:00.000Z', parts: [], rows: 0 };
const made = Object.fromEntries(KPIS.map((kpi) => [kpi.id, makeKpi(kpi, facts, spans, around)]));

it('has periods of full days that ended yesterday', () => {
  expect([spans.now, spans.before]).toEqual([
    { from: '2026-06-10', to: '2026-06-17' },
    { from: '2026-06-03', to: '2026-06-10' },
  ]);
  expect(spans.trend).toHaveLength(8);
  expect(spans.trend[0]!.from).toBe('2026-04-22');
  // A Tuesday is compared with a Tuesday.
  const day = spansOf('day', '2026-06-17');
  expect([day.now.from, day.before.from, weekdayOf(day.now.from), weekdayOf(day.before.from)]).toEqual([
    '2026-06-16',
    '2026-06-09',
    2,
    2,
  ]);
  expect(nextWeekday(3, '2026-06-17')).toBe('2026-06-17');
  expect(nextWeekday(2, '2026-06-17')).toBe('2026-06-23');
});

it.each([
  // 8 ÷ 10 against 9 ÷ 10
  ['tasks-on-time', 0.8, 0.9, false],
  ['tasks-late', 1, 1, null],
  ['tasks-unfinished', 1, 0, false],
  ['sales', 600, 500, true],
  // 600 ÷ 40 against 500 ÷ 25
  ['basket', 15, 20, false],
  ['transactions', 40, 25, true],
  // 1,500 ÷ 60 against 1,200 ÷ 60
  ['labour-hours', 25, 20, null],
  // 600 ÷ 25 against 500 ÷ 20
  ['sales-per-hour', 24, 25, false],
  // 300 ÷ 2,000
  ['sick-share', 0.15, 0, false],
  ['time-off-share', 0.1, 0, null],
  ['out-of-stock', 6, null, null],
  ['low-stock', 14, null, null],
  ['requests-waiting', 2, null, null],
  ['waste', null, null, null],
])('%s is %p after %p', (id, value, before, better) => {
  expect(made[id]).toMatchObject({ value, before, better });
});

it('gives a gap and never zero for weeks before the data, and for a ratio of nothing', () => {
  expect(made['sales']!.trend.map(({ value }) => value)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    500,
    600,
  ]);
  const idle = { ...facts, tasks: { since: '2026-06-01', rows: [] } };
  const onTime = makeKpi(
    KPIS.find(({ id }) => id === 'tasks-on-time')!,
    idle,
    spans,
    around,
  );
  expect([onTime.value, onTime.note]).toEqual([null, 'No tasks were due on these days.']);
});

it.each([
  [0.8, 0.9, 'share', '10 points less than before (90%).'],
  [0.9, 0.9, 'share', 'As before (90%).'],
  [600, 500, 'money', '20% more than before (500.00).'],
  [3, 5, 'count', '2 fewer than before (5).'],
  [150, 100, 'count', '50% more than before (100).'],
  [7, 0, 'money', '7.00 more than before (0.00).'],
] as const)('writes %p after %p as %s: %s', (value, before, unit, words) => {
  expect(compare(value, before, unit, 'than before')).toBe(words);
});

const quiet: Evidence = {
  late: [],
  logs: [],
  shortSellers: [],
  cover: [],
  weekdays: [],
  requests: { open: 0, oldestDays: null },
};
const cell = (area: string, weekday: number, due: number, late: number) => ({
  area,
  weekday,
  due,
  late,
  worst: null,
});

describe('recommendations', () => {
  const kinds = (evidence: Partial<Evidence>) =>
    recommend({ ...quiet, ...evidence }, '2026-06-17').map(({ id }) => id);

  it('are none where nothing stands out', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ requests: { open: 4, oldestDays: 2.9 } })).toEqual([]);
    expect(kinds({ cover: [{ day: '2026-06-18', from: '07:00', people: 2, minimum: 2 }] })).toEqual([]);
  });

  it('name the area and weekday that is late more than usual, by number and by share', () => {
    const rest = cell('Tills', 1, 90, 5);
    expect(kinds({ late: [rest, cell('Deli', 6, 10, 4)] })).toEqual(['late-area:Deli:6']);
    // Two are chance; a tenth is usual; where everything is late no area is to blame.
    expect(kinds({ late: [rest, cell('Deli', 6, 4, 2)] })).toEqual([]);
    expect(kinds({ late: [rest, cell('Deli', 6, 40, 4)] })).toEqual([]);
    expect(kinds({ late: [cell('Tills', 1, 10, 4), cell('Deli', 6, 10, 4)] })).toEqual([]);
  });

  it('find the weekday that sells more than its share of the hours: 40% of sales with 25% of hours', () => {
    const load = (weekday: number, sales: number, minutes: number) => ({ weekday, sales, minutes });
    const [thin] = recommend(
      { ...quiet, weekdays: [load(1, 200, 300), load(2, 200, 300), load(3, 200, 300), load(6, 400, 300)] },
      '2026-06-17',
    );
    expect(thin).toMatchObject({ id: 'thin-weekday:6', tasks: [{ title: 'Ask for cover on 2026-06-20' }] });
    expect(thin!.why).toBe(
      'Saturdays bring 40% of the sales and have 25% of the hours, over the last 28 days.',
    );
    expect(kinds({ weekdays: [load(1, 100, 300), load(6, 102, 300)] })).toEqual([]);
  });
});

it('finds the half hour with the fewest people, breaks counted, sick ones not', () => {
  const shift = (startsAt: number, endsAt: number, status: 'planned' | 'sick' = 'planned') => ({
    day: '2026-06-18',
    startsAt,
    endsAt,
    breaks: [{ startsAt: 720, endsAt: 750 }],
    status,
  });
  const place = { opensAt: 480, closesAt: 960, minimumCover: 2 };
  expect(
    lowestCover([shift(420, 960), shift(480, 960), shift(480, 960, 'sick')], ['2026-06-18'], place),
  ).toEqual([{ day: '2026-06-18', from: '12:00', people: 0, minimum: 2 }]);
});

it('spreads tasks over those on shift with the skill; nobody where nobody has it', () => {
  const member = (staffId: string, skill: string, assignedMinutes: number, onShift = true) => ({
    staffId,
    name: staffId,
    skills: [{ skill, level: 2 }],
    assignedMinutes,
    shift: onShift ? { startsAt: 480, endsAt: 960 } : null,
  });
  const task = (skill: string, forManager = false) => ({
    title: 'x',
    description: '',
    area: 'Deli',
    priority: 2,
    estimateMinutes: 30,
    requiredSkills: [{ skill, level: 1 }],
    day: '2026-06-17',
    due: null,
    forManager,
  });
  const members = [member('a', 'deli', 0), member('b', 'deli', 20), member('c', 'bakery', 0, false)];
  const given = assign(
    [task('deli'), task('deli'), task('deli'), task('bakery'), task('deli', true)],
    members,
    'm',
  );
  expect(given.map(({ assigneeId }) => assigneeId)).toEqual(['a', 'b', 'a', null, 'm']);
});
