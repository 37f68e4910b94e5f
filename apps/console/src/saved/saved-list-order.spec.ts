import type { SavedQuestion } from '../api/types';
import { namedLike, withSaved } from './saved-list-order';

const saved = (id: string, name: string): SavedQuestion => ({
  id,
  name,
  persona: 'warehouse_manager',
  question: `Question ${id}`,
  pinned: false,
  createdAt: '2026-06-01T08:00:00.000Z',
  updatedAt: '2026-06-01T08:00:00.000Z',
});
const known = [saved('1', 'Dead stock in Dairy'), saved('2', 'Late orders')];

test('a new one comes first, a renamed one stays where it was', () => {
  expect(withSaved(known, saved('3', 'Revenue')).map(({ id }) => id)).toEqual(['3', '1', '2']);
  expect(withSaved(known, saved('2', 'Orders that are late'))).toEqual([
    known[0],
    saved('2', 'Orders that are late'),
  ]);
});

test('is found by words of its name or of its question', () => {
  expect(namedLike(known, 'dairy stock').map(({ id }) => id)).toEqual(['1']);
  expect(namedLike(known, 'QUESTION 2').map(({ id }) => id)).toEqual(['2']);
  expect(namedLike(known, ' ')).toEqual(known);
  expect(namedLike(known, 'returns')).toEqual([]);
});
