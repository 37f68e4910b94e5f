import type { Reading, ReadWord } from '#libs/contracts';
import { modelReading, periodsSaid } from './model-reading';
import type { Unread } from './worth-asking';

const query: Reading['query'] = {
  measures: [{ measure: 'stock.stock_value' }],
  dimensions: [],
  timeDimensions: [{ dimension: 'sales_order.order_date', dateRange: ['2026-05-01', '2026-06-01'] }],
  filters: [{ member: 'stock.warehouse_code', operator: 'equals', values: ['WH-03'] }],
};
const said: Reading = {
  intent: 'SQL_QUERY',
  query,
  summary: 'Stock value.',
  words: [],
  chips: [],
  periods: [],
  assumptions: [],
  confidence: 1,
};
const word = (text: string, role: ReadWord['role'], value?: string): ReadWord => ({
  text,
  start: 0,
  end: text.length,
  role,
  meaning: text,
  ...(value !== undefined && { value }),
});
const unread = (...words: ReadWord[]): Unread => ({
  kind: 'clarify',
  message: '',
  choices: [],
  unresolved: ['gizmos'],
  words,
});

describe('a reading of a model', () => {
  it('is less sure than the reader, and says what it took the question for', () => {
    expect(modelReading(said, unread(word('wh3', 'value', 'WH-03')))).toMatchObject({
      words: [],
      confidence: 0.6,
      assumptions: [
        {
          text: 'Read by a language model: it took the question for “Stock value”. What “gizmos” means is its guess.',
        },
      ],
    });
  });

  it('says what it left out of what the reader had placed, and is less sure again', () => {
    const { confidence, assumptions } = modelReading(said, unread(word('wh5', 'value', 'WH-05')));
    expect(confidence).toBe(0.4);
    expect(assumptions[0]!.text).toMatch(/It left out “wh5”\.$/);
  });

  it('offers the periods that were said, for the reader to find out whether they are meant', () => {
    expect(periodsSaid([word('last month', 'time'), word('wh3', 'value', 'WH-03')], query)).toEqual([
      { text: 'last month', range: ['2026-05-01', '2026-06-01'] },
    ]);
  });
});
