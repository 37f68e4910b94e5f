import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import type { customers, OutputOf } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { Members } from '../members/members';
import { NamedText } from './domain/name-words';
import { CustomerNames } from './persistence/customer-names';

/** Names that begin as one of a text and go on otherwise, for each that may be named. */
const BEGINNINGS_A_NAME = 20;

/**
 * Whom of the store's customers a text names. It tells nobody a name: what it gives stands in the text. So it is no look at a
 * customer, and not in the audit log.
 */
@Injectable()
export class NamedCustomers {
  constructor(
    private readonly members: Members,
    private readonly names: CustomerNames,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws QuartermasterError NO_STORE */
  async in(text: string, context: CallContext): Promise<OutputOf<typeof customers.named>> {
    const { store } = await this.members.of(context);
    const { maxNamedCustomers } = this.settings.stores;
    const named = new NamedText(text);
    const most = maxNamedCustomers * BEGINNINGS_A_NAME;
    const known = await this.names.beginningWith(store.code, named.heads, most + 1);
    const names = known.length > most ? [] : named.stretches(known);
    if (known.length > most || names.length > maxNamedCustomers) return { names: [], complete: false };
    return { names, complete: true };
  }
}
