import { type Kpi, QuartermasterError, type Recommendation } from '#libs/contracts';
import { inStore, SOFIA, TODAY, worked } from '../testing/store-world';
import { storeKpis } from './store-kpis.tool';

const SPAN = { from: '2026-11-11', to: TODAY };
const kpi = (id: Kpi['id'], name: string, unit: Kpi['unit'], value: number | null): Kpi => ({
  id,
  name,
  unit,
  value,
  before: null,
  comparison: `${name} against before.`,
  better: null,
  note: value === null ? 'Nothing was imported.' : null,
  formula: `how ${name} is counted`,
  inputs: [],
  ...SPAN,
  asOf: '2026-11-18T05:00:00.000Z',
  trend: [],
  parts: [],
  rows: 0,
});
const KPIS = [
  kpi('waste', 'Waste', 'money', null),
  kpi('sales', 'Sales', 'money', 1234567.8),
  kpi('out-of-stock', 'Out of stock', 'count', 12),
  kpi('tasks-on-time', 'Tasks on time', 'share', 0.873),
  kpi('labour-hours', 'Labour hours', 'hours', 310.5),
];
const RECOMMENDATION: Recommendation = {
  id: 'old-requests',
  kind: 'old-requests',
  title: 'People wait for a decision',
  why: '2 requests wait.',
  rule: 'At least 3 days old.',
  evidence: [],
  tasks: [
    {
      title: 'Decide on 2 open requests',
      description: '',
      area: 'Front of store',
      priority: 2,
      estimateMinutes: 15,
      requiredSkills: [],
      day: TODAY,
      due: { day: TODAY, minute: null },
      assigneeId: null,
    },
  ],
};
const overview = (more: object = {}) => ({
  'store-analytics.overview': ({ period }: { period: string }) => ({
    period,
    ...SPAN,
    kpis: KPIS,
    recommendations: [],
    underWay: [],
    ...more,
  }),
});
const ask = async (figure: string, services = overview()) => {
  const context = inStore(services, { as: SOFIA });
  return { context, ...worked(await storeKpis.run({ period: 'week', figure: figure as 'all' }, context)) };
};

describe('store_kpis', () => {
  it('says the most important ones, and shows all of them, those first', async () => {
    const { context, sentence, table, formulas } = await ask('all');
    expect(sentence).toBe(
      'Wednesday 11 November to Tuesday 17 November: sales 1,234,567.80, tasks on time 87.3 % and out of stock 12.',
    );
    expect(table.rows.map(([figure, value]) => [figure, value])).toEqual([
      ['Sales', '1,234,567.80'],
      ['Tasks on time', '87.3 %'],
      ['Out of stock', '12'],
      ['Waste', 'not known'],
      ['Labour hours', '310.5 hours'],
    ]);
    expect(formulas.map(({ label, text }) => [label, text])).toContainEqual([
      'Sales',
      'how Sales is counted',
    ]);
    expect(context.lookups).toEqual([
      {
        operation: 'store-analytics.overview',
        input: { period: 'week' },
        note: { label: 'Figures of the store, 2026-11-11 to before 2026-11-18', count: 5 },
      },
    ]);
  });

  it('says one that is asked for with its comparison, and that one is not known', async () => {
    const labour = await ask('labour-hours');
    expect(labour.sentence).toBe(
      'Wednesday 11 November to Tuesday 17 November: labour hours 310.5 hours. Labour hours against before.',
    );
    expect(labour.table.rows[0]![0]).toBe('Labour hours');
    const { sentence, table } = await ask('waste');
    expect(sentence).toContain('waste not known.');
    expect(table.rows[0]).toEqual(['Waste', 'not known', 'Waste against before.', 'Nothing was imported.']);
  });

  it('adds what is recommended, with why', async () => {
    const { notes } = await ask('all', overview({ recommendations: [RECOMMENDATION] }));
    expect(notes).toEqual(['People wait for a decision: 2 requests wait.']);
  });

  it('is refused as the figures are', async () => {
    const notManager = {
      'store-analytics.overview': () => {
        throw new QuartermasterError('NOT_THE_MANAGER');
      },
    };
    await expect(ask('all', notManager as never)).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
  });
});
