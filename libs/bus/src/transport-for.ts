import type { Logger, Settings } from '#libs/runtime';
import { NatsTransport } from './nats/nats-transport';
import { InProcessTransport } from './transport/in-process-transport';
import type { Transport } from './transport/transport';

/** Of the time to stop; the rest is for closing stores and sending spans. */
const DRAIN_SHARE = 2 / 3;

/** The transport that the settings choose, not yet started. The name is shown in the broker's list of connections. */
export function transportFor({ bus, shutdown }: Settings, logger: Logger, name?: string): Transport {
  const { maxPayloadBytes, maxInFlight } = bus;
  const limits = { maxPayloadBytes, maxInFlight, drainMs: Math.round(shutdown.drainMs * DRAIN_SHARE) };
  if (bus.transport === 'in-process') return new InProcessTransport(limits);
  const { maxFrameBytes, heartbeatMs, maxMissedHeartbeats } = bus;
  return new NatsTransport({
    ...bus.nats,
    ...limits,
    maxFrameBytes,
    heartbeatMs,
    maxMissedHeartbeats,
    name,
    logger,
  });
}
