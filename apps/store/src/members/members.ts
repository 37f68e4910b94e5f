import { Injectable } from '@nestjs/common';
import { type CallContext, principalOf } from '#libs/bus';
import { QuartermasterError, type StoreMembership } from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { MemberStore } from './persistence/member-store';

/** The one with more rights first. */
const PERSONAS = ['store_manager', 'store_associate'];

/** Whoever does something in a store: as whom, with which rights, and when. */
export interface Caller extends StoreMembership {
  isManager: boolean;
  username: string;
  now: Date;
}

/** Who somebody is in a store. It follows from the session alone: no argument, no word and no model can say otherwise. */
@Injectable()
export class Members {
  constructor(
    private readonly store: MemberStore,
    private readonly clock: Clock,
  ) {}

  /** @throws QuartermasterError NO_STORE */
  async of(context: CallContext): Promise<StoreMembership> {
    const { username, personas } = principalOf(context);
    const found = personas.some((persona) => PERSONAS.includes(persona))
      ? await this.store.memberOf(username)
      : null;
    if (found === null) throw new QuartermasterError('NO_STORE');
    return { ...found, today: this.clock.today() };
  }

  /** @throws QuartermasterError NO_STORE */
  async caller(context: CallContext): Promise<Caller> {
    const membership = await this.of(context);
    const { username } = principalOf(context);
    return { ...membership, isManager: isManager(membership, context), username, now: this.clock.now() };
  }

  /**
   * The caller as a manager: by the staff list and by the rights of the session.
   *
   * @throws QuartermasterError NO_STORE, NOT_THE_MANAGER
   */
  async manager(context: CallContext): Promise<Caller> {
    const caller = await this.caller(context);
    if (!caller.isManager) throw new QuartermasterError('NOT_THE_MANAGER');
    return caller;
  }
}

/** What a member of a store works as; the costs of their work are told apart by it. */
export function personaOf(context: CallContext): string {
  const { personas } = principalOf(context);
  return PERSONAS.find((persona) => personas.includes(persona)) ?? '';
}

/** A manager by the staff list who was also given the persona. */
function isManager({ staff }: StoreMembership, context: CallContext): boolean {
  return staff.role === 'manager' && principalOf(context).personas.includes('store_manager');
}
