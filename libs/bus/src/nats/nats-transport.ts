import type { Msg } from '@nats-io/transport-node';
import type { Endpoint, OutgoingCall, Transport } from '../transport/transport';
import { NatsCaller } from './nats-caller';
import { NatsLink } from './nats-link';
import { DEFAULT_NATS_OPTIONS, type NatsOptions } from './nats-options';
import { NatsResponder } from './nats-responder';

/**
 * Services in processes of their own, over NATS core. What it may lose, it loses loudly: calls fail with
 * SERVICE_UNAVAILABLE, nothing is redelivered. The frames are described in `wire.ts`.
 */
export class NatsTransport implements Transport {
  private readonly link: NatsLink;
  private readonly caller: NatsCaller;
  private readonly responder: NatsResponder;

  constructor(options: Pick<NatsOptions, 'servers'> & Partial<NatsOptions>) {
    this.link = new NatsLink({ ...DEFAULT_NATS_OPTIONS, ...options }, () => {
      this.caller.lost();
      this.responder.lost();
    });
    this.caller = new NatsCaller(this.link);
    this.responder = new NatsResponder(this.link);
  }

  async start(): Promise<void> {
    await this.link.connect();
    const deliver = (to: { receive(msg: Msg): void }) => ({
      callback: (error: Error | null, msg: Msg) => {
        if (error === null) to.receive(msg);
      },
    });
    this.link.subscribe(`${this.caller.subject}.*`, deliver(this.caller));
    this.link.subscribe(`${this.responder.subject}.*`, deliver(this.responder));
    this.responder.start();
  }

  serve(endpoint: Endpoint): void {
    this.responder.serve(endpoint);
  }

  request(call: OutgoingCall): Promise<string> {
    return this.caller.request(call);
  }

  stream(call: OutgoingCall): AsyncIterable<string> {
    return this.caller.stream(call);
  }

  ready(): Promise<void> {
    return this.link.roundTrip();
  }

  drain(): Promise<void> {
    return this.responder.drain();
  }

  close(): Promise<void> {
    this.responder.close();
    return this.link.close();
  }
}
