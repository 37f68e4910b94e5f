import { returnPath } from './return-path';

const KEY = 'qm.return';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Address = Pick<Location, 'pathname' | 'search' | 'hash'>;

/** Before the browser leaves for the provider: what stands behind `#` goes to no server, so it is kept here. */
export function keepHash(path: string, hash: string, store: Store): void {
  if (hash === '') store.removeItem(KEY);
  else store.setItem(KEY, JSON.stringify({ path, hash }));
}

/**
 * What belongs behind the address that the browser came back to: the page itself, or the sign-in page that leads there.
 * Null where nothing does. Given once for the page; the sign-in page may yet send the browser away again.
 */
export function takeHash({ pathname, search, hash }: Address, store: Store): string | null {
  const kept = read(store);
  if (kept === null || hash !== '') return null;
  if (pathname === '/sign-in') return returnPath(search) === kept.path ? kept.hash : null;
  store.removeItem(KEY);
  return kept.path === pathname + search ? kept.hash : null;
}

function read(store: Store): { path: string; hash: string } | null {
  try {
    const { path, hash } = JSON.parse(store.getItem(KEY) ?? 'null') as { path: unknown; hash: unknown };
    return typeof path === 'string' && typeof hash === 'string' ? { path, hash } : null;
  } catch {
    return null;
  }
}
