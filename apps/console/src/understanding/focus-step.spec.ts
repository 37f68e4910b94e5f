import { focusStep } from './focus-step';

test.each([
  ['ArrowRight', 0, 3, 1],
  ['ArrowRight', 2, 3, 2],
  ['ArrowLeft', 0, 3, 0],
  ['ArrowLeft', 2, 3, 1],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['Enter', 0, 3, null],
  ['ArrowRight', -1, 3, null],
])('%s at %d of %d leads to %p', (key, at, count, next) => {
  expect(focusStep(key, at, count)).toBe(next);
});
