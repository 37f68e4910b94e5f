import { randomUUID } from 'node:crypto';
import type { Principal } from '#libs/contracts';
import { newTraceparent } from '#libs/runtime';
import { NEVER_ABORTED } from './call-scope';

/** What a call carries besides its input. Handlers pass theirs on to whatever they call. */
export interface CallContext {
  requestId: string;
  /** W3C Trace Context. */
  traceparent?: string;
  /** Epoch milliseconds; nobody waits or works longer. Clocks of different machines must agree (NTP). */
  deadline: number;
  /** On whose behalf; in a handler it has been verified. */
  principal?: Principal;
  /** Aborts when the caller goes away or the deadline passes; its reason is a QuartermasterError. */
  signal: AbortSignal;
}

export const DEFAULT_TIMEOUT_MS = 60_000;

/** A context for work that begins here. `timeoutMs` gives the deadline unless `deadline` does. */
export function newCallContext({
  timeoutMs = DEFAULT_TIMEOUT_MS,
  ...init
}: Partial<CallContext> & { timeoutMs?: number } = {}): CallContext {
  return {
    requestId: init.requestId ?? randomUUID(),
    traceparent: init.traceparent ?? newTraceparent(),
    deadline: init.deadline ?? Date.now() + timeoutMs,
    principal: init.principal,
    signal: init.signal ?? NEVER_ABORTED,
  };
}
