import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Clock, Logger } from '#libs/runtime';
import type { People } from './people';

const LOOK_EVERY_MS = 5_000;

/** What a room has to tell people, kept until it is told. */
export interface Notices {
  /** Lower-case names of those who are to be told something; empty for who has none. */
  waiting(): Promise<string[]>;
  /** @param users ids of users by lower-case name */
  send(users: ReadonlyMap<string, string>, now: Date): Promise<void>;
}

/**
 * Sends the notices of a room: soon after they were written, also by other rooms, and again for as long as the accounts
 * cannot be asked.
 */
export abstract class Messenger implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private sending: Promise<void> | null = null;

  /** @param notTold what the log calls it when sending fails */
  protected constructor(
    private readonly notices: Notices,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly notTold: string,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.send(), LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sending;
  }

  /** Never fails; what could not be sent is tried again. */
  send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    try {
      const names = await this.notices.waiting();
      if (names.length === 0) return;
      const users = await this.people.idsOf(names.filter((name) => name !== ''));
      await this.notices.send(users, this.clock.now());
    } catch (error) {
      this.logger.warn(this.notTold, { err: error });
    }
  }
}
