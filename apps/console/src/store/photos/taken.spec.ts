import { mayBeTaken } from './taken';

test.each([
  ['image/jpeg', true],
  ['image/webp', true],
  ['image/heic', false],
  ['image/svg+xml', false],
  ['video/mp4', false],
  // The server looks inside.
  ['', true],
])('a file of type “%s”: %s', (type, taken) => {
  expect(mayBeTaken({ type })).toBe(taken);
});
