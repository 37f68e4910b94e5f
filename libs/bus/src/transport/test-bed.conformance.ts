import type { ServiceClient } from '../client/service-client';
import { Side } from './probe-service.conformance';
import type { Transport, TransportLimits } from './transport';

export const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

/** @returns a client and a server that reach each other; the same transport where there is only one */
export type Connect = (
  limits: Partial<TransportLimits>,
) => Promise<{ client: Transport; server: Transport; close(): Promise<void> }>;

/** A caller and a service, new for every test. */
export class Bed {
  caller!: Side;
  service!: Side;
  private closeTransports: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly connect: Connect) {}

  get client(): ServiceClient {
    return this.caller.client;
  }

  async start(limits: Partial<TransportLimits> = {}): Promise<void> {
    const { client, server, close } = await this.connect({
      maxPayloadBytes: MAX_PAYLOAD_BYTES,
      drainMs: 2_000,
      ...limits,
    });
    this.closeTransports = close;
    this.service = await new Side(server).serve();
    this.caller = client === server ? this.service : new Side(client);
  }

  async restart(limits: Partial<TransportLimits>): Promise<void> {
    await this.close();
    await this.start(limits);
  }

  close(): Promise<void> {
    return this.closeTransports();
  }
}
