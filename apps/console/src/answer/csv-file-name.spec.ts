import { csvFileName } from './csv-file-name';

const createdAt = '2026-06-17T09:00:00.000Z';

test.each([
  ['Revenue by product group?', 'revenue-by-product-group-2026-06-17.csv'],
  ['../../etc/passwd', 'etc-passwd-2026-06-17.csv'],
  ['Umsatz für Äpfel', 'umsatz-für-äpfel-2026-06-17.csv'],
  ['???', 'answer-2026-06-17.csv'],
])('%s', (question, expected) => {
  expect(csvFileName({ question, createdAt })).toBe(expected);
});

test('a long question gives a short name', () => {
  expect(csvFileName({ question: 'stock '.repeat(200), createdAt }).length).toBeLessThan(80);
});
