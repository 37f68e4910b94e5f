import { RepeatableKey } from './repeatable-key';

test('what is sent again has the same key, what was changed another', () => {
  const keys = new RepeatableKey();
  const first = keys.of({ quantity: 1 });
  expect(keys.of({ quantity: 1 })).toBe(first);
  expect(keys.of({ quantity: 2 })).not.toBe(first);
});
