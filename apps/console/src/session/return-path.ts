const KEY = 'next';

/**
 * The address of the sign-in page that leads back to `path` afterwards. What stands behind `#` stays behind it: a
 * question in a link is not for the server's log.
 */
export function signInPath(path: string, reason?: 'expired' | 'out'): string {
  const [before, hash = ''] = path.split(/(?=#)/, 2) as [string, string?];
  const query = new URLSearchParams();
  if (before !== '/' && before !== '') query.set(KEY, before);
  if (reason) query.set('reason', reason);
  const written = query.toString();
  return (written === '' ? '/sign-in' : `/sign-in?${written}`) + hash;
}

/** Where to go after sign-in: a path of this origin only, so that a link cannot send people elsewhere. */
export function returnPath(search: string, hash = ''): string {
  const path = new URLSearchParams(search).get(KEY) ?? '/';
  const base = 'http://origin.invalid';
  if (!path.startsWith('/') || path.startsWith('/sign-in')) return '/';
  try {
    const address = new URL(path, base);
    return address.origin === base ? address.pathname + address.search + hash : '/';
  } catch {
    return '/';
  }
}
