import { Injectable } from '@nestjs/common';
import { newCallContext, ServiceClient } from '#libs/bus';
import { accounts } from '#libs/contracts';
import { Logger } from '#libs/runtime';

/** The users behind members of staff, to tell them something. */
@Injectable()
export class People {
  constructor(
    private readonly services: ServiceClient,
    private readonly logger: Logger,
  ) {}

  /**
   * Ids of users by their lower-case names. Telling somebody is never worth failing for: when the gateway is away nobody
   * is found, and the log says so.
   */
  async idsOf(usernames: readonly (string | null)[]): Promise<Map<string, string>> {
    const wanted = usernames.filter((name) => name !== null);
    if (wanted.length === 0) return new Map();
    try {
      const context = newCallContext({ timeoutMs: accounts.idsOf.timeoutMs });
      const { users } = await this.services.call(accounts.idsOf, { usernames: wanted }, context);
      return new Map(users.map(({ userId, username }) => [username.toLowerCase(), userId]));
    } catch (error) {
      this.logger.warn('store.people-unknown', { err: error });
      return new Map();
    }
  }
}
