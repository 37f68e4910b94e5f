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

test('what stands behind # comes along and never gets in front of it', () => {
  const address = signInPath('/ask#q=Dead+stock&persona=buyer');
  expect(address).toBe('/sign-in?next=%2Fask#q=Dead+stock&persona=buyer');
  const { search, hash } = new URL(address, 'http://host.invalid');
  expect(returnPath(search, hash)).toBe('/ask#q=Dead+stock&persona=buyer');
});
