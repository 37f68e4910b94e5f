import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Health } from '../health';
import type { Metrics } from '../metrics';

export interface Probes {
  port: number;
  close(): Promise<void>;
}

/** /livez (the process), /readyz (its checks) and /metrics for a service that serves no HTTP itself. */
export async function startProbes(
  { host, port }: { host: string; port: number },
  { health, metrics }: { health: Health; metrics: Metrics },
): Promise<Probes> {
  const server: Server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    const json = (status: number, body: object) => answer(status, 'application/json', JSON.stringify(body));
    const respond = async () => {
      switch (request.url?.split('?')[0]) {
        case '/livez':
          return json(200, { ok: true });
        case '/readyz': {
          const report = await health.check();
          return json(report.ok ? 200 : 503, report);
        }
        case '/metrics':
          return answer(200, metrics.registry.contentType, await metrics.registry.metrics());
        default:
          return json(404, { ok: false });
      }
    };
    respond().catch(() => json(500, { ok: false }));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
