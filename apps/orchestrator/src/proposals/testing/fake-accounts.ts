import { Injectable } from '@nestjs/common';
import { Handles } from '#libs/bus';
import { accounts, type InputOf, type OutputOf, type Principal } from '#libs/contracts';

/** Stands at the port to the accounts. */
@Injectable()
export class FakeAccounts {
  known: Principal[] = [];

  @Handles(accounts.people)
  async people({
    personas,
    roles,
  }: InputOf<typeof accounts.people>): Promise<OutputOf<typeof accounts.people>> {
    const fits = (one: Principal) =>
      one.personas.some((persona) => personas.includes(persona)) ||
      one.roles.some((role) => roles.includes(role));
    return { principals: this.known.filter(fits) };
  }
}
