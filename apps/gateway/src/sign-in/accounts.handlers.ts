import { Inject, Injectable } from '@nestjs/common';
import { Handles } from '#libs/bus';
import {
  accounts,
  type InputOf,
  MAX_PEOPLE,
  NO_SESSION,
  type OutputOf,
  type Principal,
} from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import type { UserEntity } from '../persistence/user.entity';
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
    return { principal: toPrincipal(user) };
  }

  @Handles(accounts.people)
  async people({
    personas,
    roles,
  }: InputOf<typeof accounts.people>): Promise<OutputOf<typeof accounts.people>> {
    const fitting = (await this.present()).filter(
      (user) =>
        user.personas.some((persona) => personas.includes(persona)) ||
        user.roles.some((role) => roles.includes(role)),
    );
    return { principals: fitting.slice(0, MAX_PEOPLE).map(toPrincipal) };
  }

  @Handles(accounts.idsOf)
  async idsOf({ usernames }: InputOf<typeof accounts.idsOf>): Promise<OutputOf<typeof accounts.idsOf>> {
    const wanted = new Set(usernames.map((name) => name.toLowerCase()));
    const users = (await this.present()).filter(({ username }) => wanted.has(username.toLowerCase()));
    return { users: users.slice(0, MAX_PEOPLE).map(({ id, username }) => ({ userId: id, username })) };
  }

  private async present(): Promise<UserEntity[]> {
    return (await this.users.list()).filter(({ active, demo }) => active && (!demo || this.settings.demo));
  }
}

/** No session stands behind it. */
const toPrincipal = ({ id, username, roles, personas, sites }: UserEntity): Principal => ({
  userId: id,
  username,
  roles,
  personas,
  sites,
  sessionId: NO_SESSION,
});
