import type { Completion, SavedQuestion } from '../api/types';
import { suggestionsFor } from './suggestions';

const completion = (insert: string, start: number, end: number): Completion => ({
  start,
  end,
  insert,
  label: insert,
  detail: '',
  kind: 'measure',
});
const saved: SavedQuestion = {
  id: '1',
  name: 'Dairy below minimum',
  persona: 'warehouse_manager',
  question: 'Dairy items below minimum',
  pinned: false,
  createdAt: '2026-06-01T08:00:00.000Z',
  updatedAt: '2026-06-01T08:00:00.000Z',
};
const none = { completions: [], saved: [], recent: [] };

test('a completion takes the place of the word at the cursor; at the end it leaves room to type on', () => {
  const [atEnd] = suggestionsFor('show rev', { ...none, completions: [completion('revenue', 5, 8)] });
  expect(atEnd!.result).toEqual({ text: 'show revenue ', cursor: 13 });
  const [inside] = suggestionsFor('rev by month', { ...none, completions: [completion('revenue', 0, 3)] });
  expect(inside!.result).toEqual({ text: 'revenue by month', cursor: 7 });
});

test('whole questions come after completions, each once, and never the one that stands there already', () => {
  const recent = ['Dairy sales by month', 'dairy', 'Dairy sales by month', 'Late orders', 'Dairy waste'];
  const offered = suggestionsFor('dairy', {
    completions: [completion('Dairy', 0, 5)],
    saved: [saved],
    recent,
  });
  expect(offered.map(({ kind, label }) => [kind, label])).toEqual([
    ['measure', 'Dairy'],
    ['saved', 'Dairy below minimum'],
    ['recent', 'Dairy sales by month'],
    ['recent', 'Dairy waste'],
  ]);
});

test('a letter or two offer no whole questions', () => {
  expect(suggestionsFor('da', { ...none, saved: [saved], recent: ['Dairy waste'] })).toEqual([]);
});

test('shows the words that will stand in the box, and what they are called where that differs', () => {
  const called = {
    ...completion('revenue per unit', 0, 3),
    label: 'Average price',
    detail: 'Revenue / units',
  };
  const plain = { ...completion('revenue', 0, 3), label: 'Revenue', detail: 'Sum of line totals' };
  const offered = suggestionsFor('rev', { ...none, completions: [called, plain] });
  expect(offered.map(({ label, detail }) => [label, detail])).toEqual([
    ['revenue per unit', 'Average price'],
    ['Revenue', 'Sum of line totals'],
  ]);
});
