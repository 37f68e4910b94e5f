import type { AnswerEvent } from '../api/types';
import { inWords } from './asked';
import { advance, newRun } from './run';

const start = newRun({
  id: '1',
  asked: inWords('Dead stock by warehouse'),
  persona: 'warehouse_manager',
  conversationId: null,
});
const after = (...events: AnswerEvent[]) => events.reduce(advance, start);

test('collects steps with their times and the sentence piece by piece', () => {
  const run = after(
    { type: 'step-start', step: 'read', label: 'Reading' },
    { type: 'reading', summary: 'Dead stock per warehouse', words: [], chips: [], confidence: 1 },
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

test('a changed query is called by what it means as soon as that is known; words keep their own', () => {
  const reading: AnswerEvent = {
    type: 'reading',
    summary: 'Dead stock per area',
    words: [],
    chips: [],
    confidence: 1,
  };
  const query = { measures: [], dimensions: [], timeDimensions: [], filters: [] };
  const edit = { title: 'Area', edit: { answerId: 'a1', query, periods: [] } };
  expect(advance(newRun({ ...start, asked: edit }), reading).question).toBe('Dead stock per area');
  expect(advance(start, reading).question).toBe('Dead stock by warehouse');
});

test('progress shows on the step that runs and goes when it ends', () => {
  const during = after(
    { type: 'step-start', step: 'routes', label: 'Planning routes' },
    { type: 'progress', step: 'routes', share: 0.25, text: '412 km so far' },
    { type: 'progress', step: 'elsewhere', share: 0.9, text: 'nobody’s' },
  );
  expect(during.steps).toEqual([
    { step: 'routes', label: 'Planning routes', progress: { share: 0.25, text: '412 km so far' } },
  ]);
  const ended = advance(during, { type: 'step-end', step: 'routes', ms: 900, ok: true });
  expect(ended.steps[0]).toMatchObject({ ms: 900, ok: true });
  expect(ended.steps[0]!.progress).toBeUndefined();
  expect(advance(ended, { type: 'progress', step: 'routes', share: 1, text: 'late' })).toEqual(ended);
});
