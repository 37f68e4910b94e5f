import { DeletionQueue } from './deletion-queue';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const outcome = () => ({ done: jest.fn(() => Promise.resolve()), failed: jest.fn() });

test('hides at once, deletes after the delay, and shows nothing again', async () => {
  const send = jest.fn(() => Promise.resolve());
  const queue = new DeletionQueue(6000, send);
  const settled = outcome();
  queue.add('a', settled);
  expect([...queue.pending()]).toEqual(['a']);
  await jest.advanceTimersByTimeAsync(5999);
  expect(send).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(send).toHaveBeenCalledWith('a', false);
  expect(settled.done).toHaveBeenCalled();
  expect(queue.pending().size).toBe(0);
});

test('undo brings it back and nothing is sent', async () => {
  const send = jest.fn(() => Promise.resolve());
  const queue = new DeletionQueue(6000, send);
  queue.add('a', outcome());
  queue.undo('a');
  await jest.advanceTimersByTimeAsync(10_000);
  expect(send).not.toHaveBeenCalled();
  expect(queue.pending().size).toBe(0);
});

test('leaving the page sends what still waits, once', async () => {
  const send = jest.fn(() => Promise.resolve());
  const queue = new DeletionQueue(6000, send);
  queue.add('a', outcome());
  queue.flush();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(send.mock.calls).toEqual([['a', true]]);
});

test('a refused deletion shows the entry again and says so', async () => {
  const error = new Error('offline');
  const queue = new DeletionQueue(1, () => Promise.reject(error));
  const settled = outcome();
  queue.add('a', settled);
  await jest.advanceTimersByTimeAsync(1);
  expect(settled.failed).toHaveBeenCalledWith(error);
  expect(queue.pending().size).toBe(0);
});
