import type { ConversationSummary } from '../api/types';
import { groupByDay, matching } from './by-day';

const conversation = (id: string, updatedAt: string, title = id): ConversationSummary => ({
  id,
  title,
  persona: 'warehouse_manager',
  turns: 1,
  createdAt: updatedAt,
  updatedAt,
});
const local = (day: number, hour: number) => new Date(2026, 5, day, hour).toISOString();

test('groups by local day, newest first, whatever the order they came in', () => {
  const groups = groupByDay(
    [conversation('b', local(16, 23)), conversation('c', local(3, 9)), conversation('a', local(17, 0))],
    new Date(2026, 5, 17, 12),
  );
  expect(groups.map(({ daysAgo, conversations }) => [daysAgo, conversations.map(({ id }) => id)])).toEqual([
    [0, ['a']],
    [1, ['b']],
    [14, ['c']],
  ]);
});

test('matching wants every word, anywhere in the title', () => {
  const all = [
    conversation('1', local(1, 1), 'Dead stock by warehouse'),
    conversation('2', local(1, 2), 'Stock of P-1'),
  ];
  expect(matching(all, 'STOCK ware').map(({ id }) => id)).toEqual(['1']);
  expect(matching(all, ' ')).toHaveLength(2);
});
