// Keeps the console itself on the phone, so that it opens without a connection. It keeps no answer of the interface under
// /v1: what was asked belongs to who asked it, and the pages say themselves what they can show offline.
const FILES = 'quartermaster-files-1';
const PAGE = '/index.html';
/** Files of builds before: the oldest go first. */
const MAX_FILES = 200;
/** A page that takes longer comes from the phone. */
const PAGE_WITHIN_MS = 4000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const removed = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== FILES).map((name) => caches.delete(name))));
  event.waitUntil(removed.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^\/(v1|docs|metrics|livez|readyz|openapi\.json)(\/|$)/.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(request));
  else
    event.respondWith(
      fetch(request).catch(() => caches.match(request).then((kept) => kept ?? Response.error())),
    );
});

async function keepPage() {
  const cache = await caches.open(FILES);
  const answer = await fetch(PAGE, { cache: 'no-cache' });
  if (!answer.ok) return;
  await cache.put(PAGE, answer.clone());
  const html = await answer.text();
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg|webmanifest))"/g)].map(
    ([, path]) => path,
  );
  await cache.addAll(named);
}

/** The page of the server, or the kept one where that is away or slow. */
async function page(request) {
  const cache = await caches.open(FILES);
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), PAGE_WITHIN_MS);
  try {
    const answer = await fetch(request, { signal: timeout.signal });
    if (answer.ok) await keepPage().catch(() => undefined);
    return answer;
  } catch {
    return (await cache.match(PAGE)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

/** Names of files hold a hash of what is in them: once kept, for good. */
async function file(request) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const names = await cache.keys();
    for (const old of names.slice(0, Math.max(0, names.length - MAX_FILES))) await cache.delete(old);
  }
  return answer;
}
