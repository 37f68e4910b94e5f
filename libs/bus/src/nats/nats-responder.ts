import { type Msg, nuid, type Subscription } from '@nats-io/transport-node';
import { QuartermasterError } from '#libs/contracts';
import { encodeError } from '../call/payloads';
import { ServedCalls } from '../transport/served-calls';
import { type Endpoint, unavailable } from '../transport/transport';
import type { NatsLink } from './nats-link';
import { ServedCall } from './served-call';
import { controlSubject, frameHeaders, metaOf } from './wire';

/** Serves the operations of this process; a queue group shares them with other processes of the same service. */
export class NatsResponder {
  private readonly endpoints: Endpoint[] = [];
  private readonly subscriptions: Subscription[] = [];
  private readonly services = new Set<string>();
  private readonly calls = new Map<string, ServedCall>();
  private readonly byReply = new Map<string, ServedCall>();
  private readonly served: ServedCalls;
  private started = false;

  constructor(private readonly link: NatsLink) {
    this.served = new ServedCalls(link.options);
  }

  /** Subject beneath which callers reach a call that is being served. */
  get subject(): string {
    return `${this.link.inbox}.s`;
  }

  serve(endpoint: Endpoint): void {
    this.endpoints.push(endpoint);
    if (this.started) this.subscribe(endpoint);
  }

  start(): void {
    this.started = true;
    for (const endpoint of this.endpoints) this.subscribe(endpoint);
  }

  receive(msg: Msg): void {
    this.calls.get(msg.subject.slice(msg.subject.lastIndexOf('.') + 1))?.receive(msg);
  }

  /** Streams have lost events and end; a unary answer may still arrive when the connection is back. */
  lost(): void {
    for (const call of this.calls.values())
      if (call.streaming) call.abort(unavailable('the connection to NATS broke'));
  }

  async drain(): Promise<void> {
    const drained = this.subscriptions
      .splice(0)
      .map((subscription) => subscription.drain().catch(() => undefined));
    // Without a broker nothing more arrives, and the drain would wait for one.
    if (this.link.connected) await Promise.all(drained);
    await this.served.drain();
  }

  close(): void {
    this.served.abortAll(unavailable('the bus is closed'));
  }

  private subscribe(endpoint: Endpoint): void {
    const { service, subject } = endpoint.operation;
    if (!this.services.has(service)) {
      this.services.add(service);
      this.link.subscribe(controlSubject(service), {
        callback: (error, msg) => {
          if (error === null) this.byReply.get(msg.string())?.abort(new QuartermasterError('CANCELLED'));
        },
      });
    }
    const callback = (error: Error | null, msg: Msg) => {
      if (error === null && msg.reply) void this.onCall(endpoint, msg, msg.reply);
    };
    this.subscriptions.push(this.link.subscribe(subject, { queue: service, callback }));
  }

  private async onCall(endpoint: Endpoint, msg: Msg, replyTo: string): Promise<void> {
    const id = nuid.next();
    try {
      const meta = metaOf(msg);
      const scope = this.served.begin(meta.deadline);
      const call = new ServedCall(this.link, endpoint, replyTo, `${this.subject}.${id}`, this.served, scope);
      this.calls.set(id, call);
      this.byReply.set(replyTo, call);
      await call.run(meta, msg);
    } catch (error) {
      this.link.publish(replyTo, encodeError(QuartermasterError.from(error)), frameHeaders('error'));
    } finally {
      this.calls.delete(id);
      this.byReply.delete(replyTo);
    }
  }
}
