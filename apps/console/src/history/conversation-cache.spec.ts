import type { Answer, Conversation } from '../api/types';
import { withAnswer, withNewest } from './conversation-cache';

const answer = (id: string, question: string): Answer => ({
  id,
  conversationId: 'c1',
  question,
  persona: 'warehouse_manager',
  createdAt: '2026-06-17T09:00:00.000Z',
  kind: 'clarify',
  message: 'Which of these?',
  choices: [],
  unresolved: [],
  words: [],
  traceId: 't',
});

test('the first answer begins the conversation, the next ones follow', () => {
  const first = withAnswer(undefined, answer('a1', 'Dead stock'));
  expect(first).toMatchObject({ id: 'c1', title: 'Dead stock', turns: 1 });
  const second = withAnswer(first, answer('a2', 'only WH-03'));
  expect(second).toMatchObject({ title: 'Dead stock', turns: 2 });
  expect(second.answers.map(({ answerId, text }) => [answerId, text])).toEqual([
    ['a1', 'Which of these?'],
    ['a2', 'Which of these?'],
  ]);
});

test('the same answer given twice is one turn', () => {
  const once = withAnswer(undefined, answer('a1', 'Dead stock'));
  expect(withAnswer(once, answer('a1', 'Dead stock')).turns).toBe(1);
});

test('the conversation moves to the top of the history, once', () => {
  const conversation: Conversation = withAnswer(undefined, answer('a1', 'Dead stock'));
  const { answers: _answers, ...summary } = conversation;
  const page = (ids: string[]) => ({ data: ids.map((id) => ({ ...summary, id })), nextCursor: null });
  const known = { pages: [page(['c3', 'c2']), page(['c1'])], pageParams: [null, 'x'] };
  const result = withNewest(known, conversation)!;
  expect(result.pages.map(({ data }) => data.map(({ id }) => id))).toEqual([['c1', 'c3', 'c2'], []]);
  expect(withNewest(undefined, conversation)).toBeUndefined();
});
