import { QuartermasterError } from '#libs/contracts';

/**
 * One call to AWS that can be given up, by the caller's signal or by us. Giving up resets its stream on the connection that
 * it shares with others.
 *
 * The reset waits for the next turn of the event loop. In the same turn it could run within the handling of data that has
 * just come for another stream; Node's HTTP/2 then frees a stream that it is still reading, and the process dies of a
 * corrupted heap (seen with Node 20.20).
 */
export class AwsCall {
  private readonly controller = new AbortController();
  readonly reset = (): void => void setImmediate(() => this.controller.abort());

  /** @throws QuartermasterError CANCELLED when the caller has given up before */
  constructor(private readonly caller: AbortSignal) {
    if (caller.aborted) throw new QuartermasterError('CANCELLED');
    caller.addEventListener('abort', this.reset, { once: true });
  }

  /**
   * For `send`. The SDK opens a connection, with a TLS handshake, for every call whose answer is a stream of events;
   * `isEventStream: false` has it share them like all others. An SDK that no longer knows the option is slower, no more.
   */
  get options(): { abortSignal: AbortSignal } {
    const options = { abortSignal: this.controller.signal, isEventStream: false };
    return options;
  }

  /** The caller's signal no longer ends it. */
  release(): void {
    this.caller.removeEventListener('abort', this.reset);
  }
}

/** Runs one call from its request to its answer. */
export async function awsCall<T>(
  caller: AbortSignal,
  work: (options: AwsCall['options']) => Promise<T>,
): Promise<T> {
  const call = new AwsCall(caller);
  try {
    return await work(call.options);
  } finally {
    call.release();
  }
}
