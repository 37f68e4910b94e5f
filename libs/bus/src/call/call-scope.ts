import { QuartermasterError } from '#libs/contracts';

/** setTimeout fires at once for delays beyond 2^31 ms. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The signal of callers who never give up. */
export const NEVER_ABORTED = new AbortController().signal;

/**
 * The life of one call on one side. It aborts at the deadline (DEADLINE_EXCEEDED), with the caller's signal, or by
 * {@link abort}. Always {@link end} it: it holds a timer and a listener. The AbortSignal is made only for those who ask
 * for one, because that costs more than the rest of a small call's bookkeeping.
 */
export class CallScope {
  private failure?: QuartermasterError;
  private readonly listeners = new Set<() => void>();
  private controller?: AbortController;
  private readonly timer: NodeJS.Timeout;
  private stopListening: () => void = () => undefined;

  /** @param outer what it ends with besides */
  constructor(
    readonly deadline: number,
    outer: AbortSignal | CallScope = NEVER_ABORTED,
  ) {
    const leftMs = Math.min(Math.max(deadline - Date.now(), 0), MAX_TIMER_MS);
    this.timer = setTimeout(() => this.abort(new QuartermasterError('DEADLINE_EXCEEDED')), leftMs);
    this.stopListening = listen(outer, (reason) => this.abort(reason));
  }

  get aborted(): boolean {
    return this.failure !== undefined;
  }

  /** Why it aborted; only when it has. */
  get reason(): QuartermasterError {
    return this.failure ?? new QuartermasterError('INTERNAL');
  }

  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      if (this.failure !== undefined) this.controller.abort(this.failure);
    }
    return this.controller.signal;
  }

  /** @returns stops listening */
  onAbort(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  abort(reason: QuartermasterError): void {
    if (this.failure !== undefined) return;
    this.failure = reason;
    this.end();
    this.controller?.abort(reason);
    for (const listener of [...this.listeners]) listener();
  }

  end(): void {
    clearTimeout(this.timer);
    this.stopListening();
  }
}

function listen(outer: AbortSignal | CallScope, onAbort: (reason: QuartermasterError) => void): () => void {
  if (outer === NEVER_ABORTED) return () => undefined;
  const listener = () => onAbort(outer instanceof CallScope ? outer.reason : abortReason(outer));
  if (outer.aborted) listener();
  if (outer instanceof CallScope) return outer.onAbort(listener);
  outer.addEventListener('abort', listener);
  return () => outer.removeEventListener('abort', listener);
}

/** Why a signal aborted, as an error of ours. */
function abortReason(signal: AbortSignal): QuartermasterError {
  const reason: unknown = signal.reason;
  if (reason instanceof QuartermasterError) return reason;
  if (reason instanceof Error && reason.name === 'TimeoutError')
    return new QuartermasterError('DEADLINE_EXCEEDED', { cause: reason });
  return new QuartermasterError('CANCELLED', { cause: reason });
}

/** What a call failed with: an abort is told by its reason, whatever the code beneath made of it. */
export function callError(thrown: unknown, scope: CallScope): QuartermasterError {
  if (scope.aborted && isAbort(thrown)) return scope.reason;
  return QuartermasterError.from(thrown);
}

function isAbort(thrown: unknown): boolean {
  if (thrown instanceof QuartermasterError) return thrown.code === 'CANCELLED';
  return thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError');
}

/** Settles with the promise, or rejects with the scope's reason as soon as it aborts. */
export function orAborted<T>(promise: PromiseLike<T>, scope: CallScope): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const fail = () => reject(scope.reason);
    const stopListening = scope.onAbort(fail);
    if (scope.aborted) fail();
    promise.then(
      (value) => {
        stopListening();
        resolve(value);
      },
      (error: unknown) => {
        stopListening();
        reject(error);
      },
    );
  });
}
