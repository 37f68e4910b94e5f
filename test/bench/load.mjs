// A small HTTP load generator over raw sockets: cheap enough that the server is what is measured.
import { connect } from 'node:net';

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

/** p50, p95 and p99 of durations in milliseconds. */
export function summarise(durations) {
  const sorted = [...durations].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) };
}

/**
 * Sends the same request over `connections` keep-alive sockets for `seconds`, one at a time on each.
 * Returns requests a second and latency in milliseconds; throws on any answer but 200.
 */
export async function hammer(url, { headers = {}, connections = 16, seconds = 5 } = {}) {
  const { hostname, port, pathname } = new URL(url);
  const lines = Object.entries({ host: `${hostname}:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const request = Buffer.from(`GET ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const durations = [];
  const end = performance.now() + seconds * 1000;
  const start = performance.now();
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise((resolve, reject) => {
          const socket = connect(Number(port), hostname, () => send());
          let sentAt = 0;
          let expected = -1;
          let received = '';
          const send = () => {
            sentAt = performance.now();
            socket.write(request);
          };
          socket.setNoDelay(true);
          socket.on('error', reject);
          socket.on('data', (chunk) => {
            received += chunk.toString('latin1');
            if (expected < 0) {
              const headEnd = received.indexOf('\r\n\r\n');
              if (headEnd < 0) return;
              if (!received.startsWith('HTTP/1.1 200')) return reject(new Error(received.slice(0, 400)));
              expected = headEnd + 4 + Number(/content-length: (\d+)/i.exec(received)?.[1] ?? NaN);
            }
            if (received.length < expected) return;
            durations.push(performance.now() - sentAt);
            received = '';
            expected = -1;
            if (performance.now() < end) send();
            else {
              socket.destroy();
              resolve();
            }
          });
        }),
    ),
  );
  return { perSecond: durations.length / ((performance.now() - start) / 1000), ...summarise(durations) };
}
