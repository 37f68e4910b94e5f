import { canTryAgain, categoryOf } from './error-category';

test.each([
  ['QUERY_TIMEOUT', true, true],
  ['SQL_REJECTED', false, false],
  ['FORBIDDEN', false, false],
  ['BUDGET_EXCEEDED', false, false],
  ['TOO_MANY_CALCULATIONS', true, true],
  // Somebody may have loaded data, or repaired what was broken.
  ['NO_DATA', false, true],
  ['INTERNAL', false, true],
  ['UNREACHABLE', true, true],
  ['UNEXPECTED', false, true],
] as const)('%s, retryable: %s', (code, retryable, offered) => {
  expect(canTryAgain({ code, retryable })).toBe(offered);
});

test('a code that the console does not know is the system’s', () => {
  expect(categoryOf('BRAND_NEW' as 'INTERNAL')).toBe('system');
});
