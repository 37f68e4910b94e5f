import type { z } from 'zod';
import type { EntityManager } from 'typeorm';
import type { StaffMember, Store, StoreRequest, StoreRequestKind } from '#libs/contracts';

/** Who asks or decides, and in which transaction. */
export interface RequestScope {
  store: Store;
  /** Who asked for it. */
  requester: StaffMember;
  /** Own day of the store, YYYY-MM-DD. */
  today: string;
  manager: EntityManager;
  /** Absent while it is being made. */
  requestId?: string;
}

export interface Examined extends Pick<StoreRequest, 'title' | 'diff' | 'warnings'> {
  /** The last day on which it makes sense to decide, YYYY-MM-DD; the setting's days from now when absent. */
  decideBy?: string;
}

/**
 * One kind of request: what it may hold, what it would change, and how it is carried out. A room registers its kinds with
 * {@link RequestKinds} in `onModuleInit`.
 */
export interface RequestKind<Arguments extends Record<string, unknown> = Record<string, unknown>> {
  readonly kind: StoreRequestKind;
  readonly schema: z.ZodType<Arguments>;
  /** Whether whoever asked may also approve. */
  readonly ownApproval: boolean;
  /**
   * Checks it against what is so now: when it is made, and again in the transaction that carries it out.
   *
   * @throws QuartermasterError REQUEST_INVALID with a message for the user
   */
  examine(given: Arguments, scope: RequestScope): Promise<Examined>;
  /**
   * Carries it out in the transaction of the approval; what it throws undoes the approval.
   *
   * @returns what was written, in words
   */
  execute(
    given: Arguments,
    scope: RequestScope & { request: StoreRequest; decidedBy: StaffMember },
  ): Promise<string[]>;
}
