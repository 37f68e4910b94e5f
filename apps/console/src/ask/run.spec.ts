import type { AnswerEvent } from '../api/types';
import { advance, newRun } from './run';

const start = newRun({
  id: '1',
  question: 'Dead stock by warehouse',
  persona: 'warehouse_manager',
  conversationId: null,
});
const after = (...events: AnswerEvent[]) => events.reduce(advance, start);

test('collects steps with their times and the sentence piece by piece', () => {
  const run = after(
    { type: 'step-start', step: 'read', label: 'Reading' },
    { type: 'reading', summary: 'Dead stock per warehouse', words: [], confidence: 1 },
    { type: 'step-end', step: 'read', ms: 2, ok: true },
    { type: 'step-start', step: 'query', label: 'Asking the warehouse' },
    { type: 'answer-delta', text: 'WH-03 holds ' },
    { type: 'answer-delta', text: 'most.' },
  );
  expect(run.steps).toEqual([
    { step: 'read', label: 'Reading', ms: 2, ok: true },
    { step: 'query', label: 'Asking the warehouse' },
  ]);
  expect(run.reading?.summary).toBe('Dead stock per warehouse');
  expect(run.sentence).toBe('WH-03 holds most.');
});

test('a step that runs twice is ended once at a time', () => {
  const run = after(
    { type: 'step-start', step: 'query', label: 'First' },
    { type: 'step-end', step: 'query', ms: 5, ok: false },
    { type: 'step-start', step: 'query', label: 'Second' },
    { type: 'step-end', step: 'query', ms: 7, ok: true },
  );
  expect(run.steps.map(({ ms, ok }) => [ms, ok])).toEqual([
    [5, false],
    [7, true],
  ]);
});
