import { QuartermasterError } from '#libs/contracts';
import { CallScope } from '../call/call-scope';
import { type TransportLimits, unavailable } from './transport';

/** How long aborted calls may take to notice, in milliseconds. */
const ABORT_GRACE_MS = 1_000;

/** The calls that a process is serving: bounded in number, abortable, waited for when it stops. */
export class ServedCalls {
  private readonly scopes = new Set<CallScope>();
  private idle: (() => void)[] = [];

  constructor(private readonly limits: Pick<TransportLimits, 'maxInFlight' | 'drainMs'>) {}

  get size(): number {
    return this.scopes.size;
  }

  /**
   * Every begun call must be {@link end}ed, when its handler has ended.
   * @throws QuartermasterError SERVICE_UNAVAILABLE when too many are in flight
   */
  begin(deadline: number, outer?: CallScope): CallScope {
    if (this.scopes.size >= this.limits.maxInFlight) throw unavailable('too many calls in flight');
    const scope = new CallScope(deadline, outer);
    this.scopes.add(scope);
    return scope;
  }

  end(scope: CallScope): void {
    scope.end();
    if (!this.scopes.delete(scope) || this.scopes.size > 0) return;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  /** Waits for the calls to finish; aborts those that are not done within `drainMs`. */
  async drain(): Promise<void> {
    if (await this.idleWithin(this.limits.drainMs)) return;
    for (const scope of this.scopes) scope.abort(unavailable('the service is stopping'));
    await this.idleWithin(ABORT_GRACE_MS);
  }

  abortAll(reason: QuartermasterError): void {
    for (const scope of this.scopes) scope.abort(reason);
  }

  private idleWithin(ms: number): Promise<boolean> {
    if (this.scopes.size === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      this.idle.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}
