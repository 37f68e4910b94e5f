import type { Logger } from '#libs/runtime';
import { DEFAULT_LIMITS, type TransportLimits } from '../transport/transport';

export interface NatsOptions extends TransportLimits {
  /** `nats://[user:password@]host:port` or `tls://…`, several for a cluster. */
  servers: string[];
  /** Shown in the broker's list of connections. */
  name?: string;
  user?: string;
  password?: string;
  token?: string;
  tls?: { caFile?: string; certFile?: string; keyFile?: string };
  /** How long the start waits for the first connection, in milliseconds. */
  connectTimeoutMs: number;
  reconnectDelayMs: number;
  /** Larger payloads travel in parts of this many bytes; the broker's own limit lowers it. */
  maxFrameBytes: number;
  /** A service shows this often that it still works on a call, in milliseconds. The same in all services. */
  heartbeatMs: number;
  /** A call without a sign of life for so many heartbeats ends with SERVICE_UNAVAILABLE. */
  maxMissedHeartbeats: number;
  logger?: Logger;
}

export const DEFAULT_NATS_OPTIONS = {
  ...DEFAULT_LIMITS,
  connectTimeoutMs: 15_000,
  reconnectDelayMs: 500,
  maxFrameBytes: 512 * 1024,
  heartbeatMs: 5_000,
  maxMissedHeartbeats: 3,
};
