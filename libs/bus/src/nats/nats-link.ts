import { setTimeout as delay } from 'node:timers/promises';
import {
  connect,
  createInbox,
  type MsgHdrs,
  type NatsConnection,
  type NodeConnectionOptions,
  type Payload,
  type Subscription,
  type SubscriptionOptions,
} from '@nats-io/transport-node';
import { refusalOf, SettingsError } from '#libs/runtime';
import { unavailable } from '../transport/transport';
import type { NatsOptions } from './nats-options';

/** Broken connections are noticed after two missed answers to these. */
const PING_INTERVAL_MS = 10_000;
const HANDSHAKE_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 2_000;
/** Left for headers beside a payload, the signed principal being the largest. */
const HEADER_BYTES = 24 * 1024;
const MIN_FRAME_BYTES = 1024;

/** The connection to the broker: it is up, or it is being tried again. */
export class NatsLink {
  /** Answers to this process arrive beneath this subject. */
  readonly inbox = createInbox();
  private connection?: NatsConnection;
  private up = false;
  private closing = false;

  constructor(
    readonly options: NatsOptions,
    private readonly onLost: () => void,
  ) {}

  /**
   * Tries until it is connected.
   *
   * @throws SettingsError at once when certificate or credentials are refused
   * @throws QuartermasterError SERVICE_UNAVAILABLE after `connectTimeoutMs`
   */
  async connect(): Promise<void> {
    const { servers, connectTimeoutMs, reconnectDelayMs, logger } = this.options;
    const giveUpAt = Date.now() + connectTimeoutMs;
    for (let attempt = 1; ; attempt++) {
      try {
        this.connection = await connect(connectionOptions(this.options));
        break;
      } catch (error) {
        const places = servers.map(withoutCredentials).join(', ');
        const refusal = refusalOf(error);
        if (refusal !== undefined)
          throw new SettingsError([{ path: 'bus.nats', message: `NATS at ${places}: ${refusal}` }]);
        if (Date.now() + reconnectDelayMs >= giveUpAt)
          throw unavailable(`no connection to NATS at ${places} within ${connectTimeoutMs} ms`, error);
        if (attempt === 1) logger?.warn('bus.broker-unreachable', { servers: places, err: error });
        await delay(reconnectDelayMs);
      }
    }
    this.up = true;
    void this.watch(this.connection);
  }

  get connected(): boolean {
    return this.up && !this.closing;
  }

  /** Largest payload of one message, in bytes. */
  get frameBytes(): number {
    const limit = (this.connection?.info?.max_payload ?? Infinity) - HEADER_BYTES;
    return Math.max(Math.min(this.options.maxFrameBytes, limit), MIN_FRAME_BYTES);
  }

  /** Sends if there is a connection; what is sent without one is lost, and its receiver told by silence. */
  publish(subject: string, payload: Payload | undefined, headers: MsgHdrs, reply?: string): void {
    if (!this.up || this.connection === undefined || this.connection.isClosed()) return;
    try {
      this.connection.publish(subject, payload, { headers, reply });
    } catch (error) {
      // What is still working when the connection closes has nobody to tell.
      if (!this.closing) throw error;
    }
  }

  subscribe(subject: string, options: SubscriptionOptions): Subscription {
    if (this.connection === undefined) throw unavailable('the bus has not been started');
    return this.connection.subscribe(subject, options);
  }

  /** To the broker and back: it then knows what is served here. @throws QuartermasterError SERVICE_UNAVAILABLE */
  async roundTrip(): Promise<void> {
    if (!this.connected || this.connection === undefined) throw unavailable('no connection to NATS');
    await this.connection.flush().catch((error: unknown) => {
      throw unavailable('no connection to NATS', error);
    });
  }

  async close(): Promise<void> {
    if (this.closing || this.connection === undefined) return;
    this.closing = true;
    const timer = new AbortController();
    const late = delay(CLOSE_TIMEOUT_MS, undefined, { signal: timer.signal }).catch(() => undefined);
    // Without a connection there is nothing to flush, and draining would wait for one.
    if (this.up) await Promise.race([this.connection.drain().catch(() => undefined), late]);
    timer.abort();
    this.up = false;
    await this.connection.close().catch(() => undefined);
  }

  private async watch(connection: NatsConnection): Promise<void> {
    const { logger } = this.options;
    void connection.closed().then((error) => {
      this.up = false;
      if (!this.closing) logger?.error('bus.connection-closed', { err: error });
      this.onLost();
    });
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') {
        this.up = false;
        if (!this.closing) logger?.warn('bus.broker-lost', { server: status.server });
        this.onLost();
      } else if (status.type === 'reconnect') {
        this.up = true;
        logger?.info('bus.broker-found', { server: status.server });
      } else if (status.type === 'error') {
        logger?.warn('bus.broker-error', { err: status.error });
      }
    }
  }
}

function withoutCredentials(server: string): string {
  return server.replace(/\/\/[^@/]*@/, '//');
}

/** NATS addresses may hold credentials; the client library wants them apart. */
function credentialsIn(servers: string[]): { user?: string; pass?: string; token?: string } {
  for (const server of servers) {
    const match = /\/\/([^:@/]+)(?::([^@/]*))?@/.exec(server);
    if (match === null) continue;
    const [, first, password] = match;
    return password === undefined
      ? { token: decodeURIComponent(first!) }
      : { user: decodeURIComponent(first!), pass: decodeURIComponent(password) };
  }
  return {};
}

function connectionOptions(options: NatsOptions): NodeConnectionOptions {
  const { servers, user, password, token, tls } = options;
  const encrypted =
    servers.some((server) => server.startsWith('tls://')) || Object.values(tls ?? {}).some(Boolean);
  return {
    servers: servers.map(withoutCredentials),
    name: options.name,
    ...credentialsIn(servers),
    ...(user === undefined ? {} : { user, pass: password }),
    ...(token === undefined ? {} : { token }),
    ...(encrypted ? { tls: tls ?? {} } : {}),
    timeout: Math.min(HANDSHAKE_TIMEOUT_MS, options.connectTimeoutMs),
    maxReconnectAttempts: -1,
    reconnectTimeWait: options.reconnectDelayMs,
    reconnectJitter: Math.ceil(options.reconnectDelayMs / 5),
    // A broker that restarts may refuse for a moment; only an operator can tell that it will forever.
    ignoreAuthErrorAbort: true,
    pingInterval: PING_INTERVAL_MS,
    maxPingOut: 2,
    noAsyncTraces: true,
  };
}
