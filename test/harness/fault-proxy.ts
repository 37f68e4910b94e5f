import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * - `pass`: as if it were not there
 * - `black hole`: connections stay and open, nothing gets through in either direction
 * - `half open`: as a black hole for connections that are there; new ones pass, as after the other side lost its memory
 */
export type Line = 'pass' | 'black hole' | 'half open';

interface Pair {
  client: Socket;
  server: Socket;
  /** What holds back this connection for good. */
  isDead: boolean;
}

/** A TCP line between a client and a server whose faults a spec decides. */
export class FaultProxy {
  private readonly pairs = new Set<Pair>();
  private line: Line = 'pass';
  private latencyMs = 0;

  private constructor(
    private readonly listener: Server,
    private readonly target: { port: number; host: string },
  ) {
    listener.on('connection', (client: Socket) => this.join(client));
  }

  static async to(port: number, host = '127.0.0.1'): Promise<FaultProxy> {
    const listener = createServer({ noDelay: true });
    const proxy = new FaultProxy(listener, { port, host });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as { port: number }).port;
  }

  get connections(): number {
    return this.pairs.size;
  }

  /** The same address, with this line in between. */
  address(url: string): string {
    return url.replace(`:${this.target.port}`, `:${this.port}`);
  }

  set(line: Line): void {
    this.line = line;
    if (line === 'half open') for (const pair of this.pairs) pair.isDead = true;
    for (const pair of this.pairs) this.apply(pair);
  }

  /** Each way, for what is sent from now on. */
  delay(latencyMs: number): void {
    this.latencyMs = latencyMs;
  }

  /** Ends every connection with a TCP reset, as a router that has forgotten them. */
  reset(): void {
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    this.listener.close();
    for (const { client, server } of this.pairs) {
      client.destroy();
      server.destroy();
    }
    await once(this.listener, 'close');
  }

  private join(client: Socket): void {
    const server = connect({ ...this.target, noDelay: true });
    const pair: Pair = { client, server, isDead: false };
    this.pairs.add(pair);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (chunk) => this.later(() => to.write(chunk)));
      from.on('error', () => undefined);
      from.on('close', () => {
        // Not even the end of a connection passes through a black hole.
        if (!this.holds(pair)) this.later(() => to.destroy());
        if (to.destroyed) this.pairs.delete(pair);
      });
    }
    this.apply(pair);
  }

  private holds(pair: Pair): boolean {
    return pair.isDead || this.line === 'black hole';
  }

  private apply(pair: Pair): void {
    const { client, server } = pair;
    for (const end of [client, server]) {
      if (this.holds(pair)) end.pause();
      else if (client.destroyed || server.destroyed) end.destroy();
      else end.resume();
    }
  }

  private later(work: () => void): void {
    if (this.latencyMs === 0) work();
    else setTimeout(work, this.latencyMs);
  }
}
