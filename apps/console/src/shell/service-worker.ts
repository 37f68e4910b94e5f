/**
 * Lets the console open without a connection. Browsers allow it on https and on this machine; elsewhere, and where the
 * page is served by a development server, nothing is kept.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  });
}
