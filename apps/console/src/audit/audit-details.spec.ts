import { writeDetails } from './audit-details';

test('the telling details come first; ids and SQL wait until the entry is opened', () => {
  const { brief, all } = writeDetails({
    sql: 'SELECT 1',
    rows: 0,
    answerId: 'a1',
    ok: false,
    tables: ['product'],
    question: 'dead stock',
    none: null,
    blank: '',
  });
  expect(brief).toEqual([
    ['question', 'dead stock'],
    ['rows', '0'],
    ['ok', 'false'],
    ['tables', '["product"]'],
  ]);
  expect(all.map(([name]) => name)).toEqual(['question', 'rows', 'sql', 'answerId', 'ok', 'tables']);
});

test('cuts long values in sight only', () => {
  const { brief, all } = writeDetails({ question: 'x'.repeat(500) });
  expect(brief[0]![1]).toHaveLength(120);
  expect(all[0]![1]).toHaveLength(500);
});

test('an entry that has nothing but ids shows the first', () => {
  expect(writeDetails({ answerId: 'a1', traceId: 't' }).brief).toEqual([['answerId', 'a1']]);
  expect(writeDetails({}).brief).toEqual([]);
});
