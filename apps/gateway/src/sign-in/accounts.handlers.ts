import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Handles } from '#libs/bus';
import { accounts, type InputOf, type OutputOf } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { UserStore } from '../persistence/user-store';

/** Says who a user is at this moment, for work that runs while nobody is signed in. */
@Injectable()
export class AccountHandlers {
  constructor(
    private readonly users: UserStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Handles(accounts.principalOf)
  async principalOf({
    userId,
  }: InputOf<typeof accounts.principalOf>): Promise<OutputOf<typeof accounts.principalOf>> {
    const user = await this.users.findById(userId);
    if (user === null || !user.active || (user.demo && !this.settings.demo)) return { principal: null };
    const { username, roles, personas, sites } = user;
    // No session stands behind it: the id is of this piece of work.
    return { principal: { userId, username, roles, personas, sites, sessionId: randomUUID() } };
  }
}
