import { returnPath, signInPath } from './return-path';

test('leads back to where one was', () => {
  const address = signInPath('/answers/7?show=table', 'expired');
  expect(address).toBe('/sign-in?next=%2Fanswers%2F7%3Fshow%3Dtable&reason=expired');
  expect(returnPath(address.slice(address.indexOf('?')))).toBe('/answers/7?show=table');
  expect(signInPath('/')).toBe('/sign-in');
});

test.each([
  '//evil.example/x',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/sign-in',
  '',
])('never leaves this origin: %s', (next) => {
  expect(returnPath(`?next=${encodeURIComponent(next)}`)).toBe('/');
});
