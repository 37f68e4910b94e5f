import { join } from 'node:path';
import { freePort } from '../../libs/testing/src/free-port';
import { answers, ROOT, Started } from './processes';

/** In the order in which they find each other soonest. */
export const SERVICES = [
  'sql-agents',
  'specialist-agents',
  'orchestrator',
  'pipeline',
  'store',
  'gateway',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Ten processes that start together on a busy machine take their time. */
const READY_WITHIN_MS = 180_000;

/** One process of a service, at the same ports after every restart, as under a supervisor. */
export class Replica {
  private process?: Started;

  private constructor(
    readonly service: ServiceName,
    private readonly port: number,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async of(service: ServiceName, env: NodeJS.ProcessEnv, port?: number): Promise<Replica> {
    return new Replica(service, port ?? (await freePort()), env);
  }

  /** Of its probes; for a gateway of everything. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get started(): Started {
    if (this.process === undefined) throw new Error(`${this.service} has not been started`);
    return this.process;
  }

  /** Runs the command that its container runs. */
  run(): Started {
    const port = String(this.port);
    const env = {
      ...this.env,
      ...(this.service === 'gateway' ? { QM_PORT: port } : { QM_PROBE_PORT: port }),
    };
    const script = join(ROOT, `dist/apps/${this.service}/src/main.js`);
    this.process = Started.run(this.service, process.execPath, ['--enable-source-maps', script], { env });
    return this.process;
  }

  async start(): Promise<void> {
    await this.run().until(this.isReady, READY_WITHIN_MS);
  }

  readonly isReady = (): Promise<boolean> => answers(`${this.url}/readyz`);

  async kill(): Promise<void> {
    this.started.kill('SIGKILL');
    await this.started.exited;
  }

  /** Stops as an orchestrator of containers asks to, and starts again. */
  async roll(): Promise<void> {
    await this.started.stop('SIGTERM');
    await this.start();
  }

  async stop(): Promise<void> {
    await this.process?.stop();
  }

  /** The sum of a metric over its labels; those given have to match. */
  async metric(name: string, labels: Record<string, string> = {}): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return text
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .filter((line) => Object.entries(labels).every(([key, value]) => line.includes(`${key}="${value}"`)))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  }
}

/** Every service as processes of its own, started by their commands. */
export class Deployment {
  private constructor(readonly replicas: Replica[]) {}

  /** @param port of the first gateway */
  static async start(
    env: NodeJS.ProcessEnv,
    { counts = {}, port }: { counts?: Partial<Record<ServiceName, number>>; port?: number } = {},
  ): Promise<Deployment> {
    const replicas: Replica[] = [];
    for (const service of SERVICES)
      for (let i = 0; i < (counts[service] ?? 1); i += 1)
        replicas.push(await Replica.of(service, env, service === 'gateway' && i === 0 ? port : undefined));
    const deployment = new Deployment(replicas);
    try {
      for (const replica of replicas) replica.run();
      await Promise.all(replicas.map(({ started, isReady }) => started.until(isReady, READY_WITHIN_MS)));
    } catch (error) {
      await deployment.stop().catch(() => undefined);
      const logs = replicas.map(({ service, started }) => `── ${service}\n${started.log().slice(-2000)}`);
      throw new Error(logs.join('\n'), { cause: error });
    }
    return deployment;
  }

  of(service: ServiceName): Replica[] {
    return this.replicas.filter((replica) => replica.service === service);
  }

  async stop(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.stop()));
  }
}
