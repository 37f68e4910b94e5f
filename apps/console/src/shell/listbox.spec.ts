import { moved, NONE } from './listbox';

test.each([
  ['ArrowDown', NONE, 3, 0],
  ['ArrowDown', 0, 3, 1],
  ['ArrowDown', 2, 3, 0],
  ['ArrowUp', NONE, 3, 2],
  ['ArrowUp', 0, 3, 2],
  ['ArrowUp', 2, 3, 1],
  ['PageDown', 0, 20, 8],
  ['PageDown', 18, 20, 19],
  ['PageUp', 3, 20, 0],
  ['ArrowLeft', 0, 3, null],
  ['a', 0, 3, null],
  ['ArrowDown', NONE, 0, null],
])('%s from %d of %d goes to %p', (key, active, count, next) => {
  expect(moved(key, active, count)).toBe(next);
});
