import { once } from 'node:events';
import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { answers } from './processes';

const LOOK_EVERY_MS = 100;
/** Longer than its callers keep a connection: otherwise it would close one that is about to be used. */
const KEEP_ALIVE_MS = 300_000;

/** A load balancer as plain as there is: one gateway after the other, if it says it is ready. It repeats nothing. */
export class Balancer {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly ready = new Set<string>();
  private next = 0;
  private timer?: NodeJS.Timeout;

  private constructor(
    private readonly server: Server,
    private readonly targets: string[],
  ) {
    server.on('request', (from: IncomingMessage, to: ServerResponse) => this.pass(from, to));
  }

  static async over(targets: string[]): Promise<Balancer> {
    const balancer = new Balancer(createServer({ keepAliveTimeout: KEEP_ALIVE_MS }), targets);
    await balancer.look();
    balancer.server.listen(0, '127.0.0.1');
    await once(balancer.server, 'listening');
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.agent.destroy();
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async look(): Promise<void> {
    await Promise.all(
      this.targets.map(async (target) => {
        if (await answers(`${target}/readyz`)) this.ready.add(target);
        else this.ready.delete(target);
      }),
    );
    this.timer = setTimeout(() => void this.look(), LOOK_EVERY_MS);
  }

  private pass(from: IncomingMessage, to: ServerResponse): void {
    const ready = [...this.ready];
    if (ready.length === 0) return void to.writeHead(502).end('no gateway is ready');
    const { hostname, port } = new URL(ready[this.next++ % ready.length]!);
    const { method, url: path, headers } = from;
    const onward = request({ agent: this.agent, hostname, port, method, path, headers }, (answer) => {
      to.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(to);
      answer.on('error', () => to.destroy());
    });
    onward.on('error', (error) => {
      if (to.headersSent) to.destroy();
      else to.writeHead(502).end(String(error));
    });
    to.on('close', () => onward.destroy());
    from.pipe(onward);
  }
}
