import { ApiError, type ConsoleErrorCode } from '../api/api-error';
import type { AskOptions } from '../api/ask';
import type { Answer, AskRequest } from '../api/types';
import { inWords } from './asked';
import { randomId, RunStore } from './run-store';

const start = { asked: inWords('Dead stock'), persona: 'warehouse_manager', conversationId: null };
const failure = (code: ConsoleErrorCode) =>
  new ApiError({ code, message: code, nextStep: 'again', retryable: true });

/** Asks that are settled by hand. */
function asks() {
  const calls: {
    body: AskRequest;
    options: AskOptions;
    answer(answer: Partial<Answer>): Promise<void>;
    fail(error: unknown): Promise<void>;
  }[] = [];
  const store = new RunStore(
    (body, options) =>
      new Promise((resolve, reject) => {
        options.signal.addEventListener('abort', () => reject(options.signal.reason));
        const settled = () => new Promise<void>((done) => setImmediate(done));
        calls.push({
          body,
          options,
          answer: (answer) => (resolve(answer as Answer), settled()),
          fail: (error) => (reject(error), settled()),
        });
      }),
    (thrown) => thrown as ApiError,
  );
  return { store, calls };
}
const settle = () => new Promise((done) => setImmediate(done));

test('reports progress, then hands over the answer and is done', async () => {
  const { store, calls } = asks();
  const onAnswer = jest.fn();
  store.onAnswer = onAnswer;
  const seen = jest.fn();
  store.subscribe(seen);
  store.start(start);
  expect(calls[0]!.body).toEqual({ question: 'Dead stock', persona: 'warehouse_manager' });
  calls[0]!.options.onEvent({ type: 'step-start', step: 'read', label: 'Reading' });
  expect(store.current()).toMatchObject({ state: 'running', steps: [{ label: 'Reading' }] });
  await calls[0]!.answer({ id: 'a1' });
  expect(onAnswer).toHaveBeenCalledWith({ id: 'a1' }, expect.objectContaining({ question: 'Dead stock' }));
  expect(store.current()).toBeNull();
  expect(seen).toHaveBeenCalledTimes(3);
});

test('asks for what was asked and for nothing else', () => {
  const { store, calls } = asks();
  store.start({ ...start, asked: { title: 'Stock in Dairy', saved: 's1' } });
  expect(calls[0]!.body).toEqual({ saved: 's1', persona: 'warehouse_manager' });
  expect(store.current()?.question).toBe('Stock in Dairy');
});

test('stopping ends the request and keeps the question in sight', async () => {
  const { store, calls } = asks();
  store.start({ ...start, conversationId: 'c1' });
  expect(calls[0]!.body.conversationId).toBe('c1');
  store.stop();
  await settle();
  expect(calls[0]!.options.signal.aborted).toBe(true);
  expect(store.current()).toMatchObject({ state: 'stopped', question: 'Dead stock' });
});

test.each([
  ['INTERRUPTED', true],
  ['UNREACHABLE', true],
  ['REQUEST_IN_PROGRESS', true],
  ['WAREHOUSE_UNAVAILABLE', false],
] as const)('after %s the same key is used again: %s', async (code, same) => {
  const { store, calls } = asks();
  store.start(start);
  await calls[0]!.fail(failure(code));
  expect(store.current()).toMatchObject({ state: 'failed', error: { code } });
  store.retry();
  expect(store.current()?.state).toBe('running');
  expect(store.current()?.error).toBeUndefined();
  expect(calls[1]!.options.idempotencyKey === calls[0]!.options.idempotencyKey).toBe(same);
});

test('a question that was replaced says nothing any more', async () => {
  const { store, calls } = asks();
  const onAnswer = jest.fn();
  store.onAnswer = onAnswer;
  store.start(start);
  store.start({ ...start, asked: inWords('Low stock') });
  expect(calls[0]!.options.signal.aborted).toBe(true);
  await calls[0]!.answer({ id: 'late' });
  calls[0]!.options.onEvent({ type: 'answer-delta', text: 'late' });
  expect(onAnswer).not.toHaveBeenCalled();
  expect(store.current()).toMatchObject({ question: 'Low stock', sentence: '' });
  store.dismiss();
  await settle();
  expect(store.current()).toBeNull();
});

test('ids are random UUIDs of version 4', () => {
  const ids = Array.from({ length: 50 }, randomId);
  expect(new Set(ids).size).toBe(50);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});
