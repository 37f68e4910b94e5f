import { keepHash, takeHash } from './return-hash';

const HASH = '#q=Dead+stock&persona=buyer';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const at = (pathname: string, search = '', hash = '') => ({ pathname, search, hash });

test('comes back once to the page that it belongs to', () => {
  const store = storage();
  keepHash('/ask?x=1', HASH, store);
  expect(takeHash(at('/ask', '?x=1'), store)).toBe(HASH);
  expect(takeHash(at('/ask', '?x=1'), store)).toBeNull();
});

test('waits at the sign-in page, as often as the sign-in fails', () => {
  const store = storage();
  keepHash('/ask', HASH, store);
  for (let i = 0; i < 2; i += 1)
    expect(takeHash(at('/sign-in', '?error=SIGN_IN_FAILED&next=%2Fask'), store)).toBe(HASH);
  expect(takeHash(at('/ask'), store)).toBe(HASH);
});

test('belongs to no other page, and replaces nothing', () => {
  const store = storage();
  keepHash('/ask', HASH, store);
  expect(takeHash(at('/sign-in', '?next=%2Fcosts'), store)).toBeNull();
  expect(takeHash(at('/ask', '', '#q=another'), store)).toBeNull();
  expect(takeHash(at('/costs'), store)).toBeNull();
  expect(takeHash(at('/ask'), store)).toBeNull();
});

test.each(['', 'null', '7', '{"path":1}', 'not json'])('takes no harm from %j', (written) => {
  const store = storage();
  store.setItem('qm.return', written);
  expect(takeHash(at('/ask'), store)).toBeNull();
});
