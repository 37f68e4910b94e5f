const BASE = 'http://origin.invalid';
const MAX_LENGTH = 2_000;

/** Where to go after sign-in: a page of this address, so that no link can send people elsewhere; `/` for anything else. */
export function returnPath(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > MAX_LENGTH || !wanted.startsWith('/')) return '/';
  try {
    const address = new URL(wanted, BASE);
    const { origin, pathname, search } = address;
    // What is resolved may begin with two slashes, which a browser takes for another host.
    if (origin !== BASE || pathname.startsWith('//') || pathname.startsWith('/v1/')) return '/';
    if (pathname === '/sign-in') return '/';
    return pathname + search;
  } catch {
    return '/';
  }
}
