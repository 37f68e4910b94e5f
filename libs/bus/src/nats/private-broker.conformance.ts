import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '#libs/testing';
import { Side } from '../transport/probe-service.conformance';
import type { NatsOptions } from './nats-options';
import { NatsTransport } from './nats-transport';

const BINARY = ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'].find((path) =>
  existsSync(path),
);
if (BINARY === undefined && process.env.CI) throw new Error('nats-server must be installed in CI');
if (BINARY === undefined) process.stderr.write('skipping the NATS specs: nats-server is not installed\n');

/** A broker of this spec alone. */
export class Broker {
  private child?: ChildProcess;

  private constructor(
    readonly port: number,
    private readonly args: string[],
  ) {}

  static async start(...args: string[]): Promise<Broker> {
    const broker = new Broker(await freePort(), args);
    await broker.run();
    return broker;
  }

  static async stopped(...args: string[]): Promise<Broker> {
    return new Broker(await freePort(), args);
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async run(): Promise<void> {
    this.child = spawn(BINARY!, ['-a', '127.0.0.1', '-p', String(this.port), ...this.args], {
      stdio: 'ignore',
    });
    const accepts = () =>
      new Promise<boolean>((resolve) => {
        const socket = connectSocket(this.port, '127.0.0.1');
        socket.once('connect', () => (socket.destroy(), resolve(true)));
        socket.once('error', () => resolve(false));
      });
    for (let attempt = 0; !(await accepts()); attempt++) {
      if (attempt > 200 || this.child.exitCode !== null) throw new Error('nats-server did not start');
      await delay(20);
    }
  }

  async kill(): Promise<void> {
    if (this.child === undefined || this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

/** Skipped, saying so, where the binary is missing; never in CI. */
export const describeWithBroker = BINARY === undefined ? describe.skip : describe;

/** A broker for all tests of a suite, and transports that are closed after each. */
export class NatsBed {
  broker!: Broker;
  private readonly transports: NatsTransport[] = [];

  constructor() {
    beforeAll(async () => {
      this.broker = await Broker.start();
    });
    afterAll(() => this.broker.kill());
    afterEach(() => this.closeAll());
  }

  async start(options: Partial<NatsOptions> = {}): Promise<NatsTransport> {
    const servers = [this.broker.url];
    const transport = new NatsTransport({ servers, reconnectDelayMs: 50, drainMs: 500, ...options });
    this.transports.push(transport);
    await transport.start();
    return transport;
  }

  async side(options: Partial<NatsOptions> = {}): Promise<Side> {
    return new Side(await this.start(options));
  }

  async served(options: Partial<NatsOptions> = {}): Promise<Side> {
    return (await this.side(options)).serve();
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.transports.splice(0).map((transport) => transport.close()));
  }
}
