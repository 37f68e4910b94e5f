import { setTimeout as delay } from 'node:timers/promises';
import { AwsError } from './aws-error';

/** How a call goes wrong, or only slowly. */
export type Fault =
  | { readonly error: string; readonly message?: string; readonly status?: number }
  /** The connection is cut without an answer. */
  | { readonly drop: true }
  /** The same, after the call was carried out. */
  | { readonly dropAfter: true }
  | { readonly latencyMs: number };

export class ConnectionDropped extends Error {}

/** What was told to happen to the next calls of an operation: `StartQueryExecution`, `GetTable`, `PutObject` … */
export class Faults {
  private readonly planned = new Map<string, Fault[]>();

  /** The next `times` calls of the operation meet it, after those that were planned before. */
  plan(operation: string, fault: Fault, times = 1): void {
    const queue = this.planned.get(operation) ?? [];
    this.planned.set(operation, [...queue, ...Array.from({ length: times }, () => fault)]);
  }

  /** Carries out a call, or what was planned instead. @throws AwsError, ConnectionDropped */
  async meet<T>(operation: string, call: () => T | Promise<T>): Promise<T> {
    const fault = this.planned.get(operation)?.shift();
    if (fault === undefined) return call();
    if ('drop' in fault) throw new ConnectionDropped();
    if ('dropAfter' in fault) {
      await call();
      throw new ConnectionDropped();
    }
    if ('latencyMs' in fault) {
      await delay(fault.latencyMs);
      return call();
    }
    const status = fault.status ?? (fault.error === 'InternalServerException' ? 500 : 400);
    throw new AwsError(fault.error, fault.message ?? 'Rate exceeded', status);
  }
}
