import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { type NewestNotification, NotificationStore } from './persistence/notification-store';

type Listener = (newest: NewestNotification) => void;

/**
 * Those who are told of new notifications as they come. One look at the store of record serves all of them, whichever
 * replica wrote what is new; while nobody listens there is none.
 */
@Injectable()
export class Listeners implements OnModuleDestroy {
  private readonly byUser = new Map<string, Set<Listener>>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly store: NotificationStore,
    private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** What a user was told last: now, and whenever it changes, until `signal` aborts. */
  async *of(userId: string, signal: AbortSignal): AsyncGenerator<NewestNotification> {
    let latest: NewestNotification | undefined;
    let wake: () => void = () => undefined;
    const listener: Listener = (newest) => {
      latest = newest;
      wake();
    };
    const stop = () => wake();
    this.add(userId, listener);
    signal.addEventListener('abort', stop);
    try {
      let told: NewestNotification | undefined = (await this.store.newest([userId])).get(userId);
      if (told !== undefined) yield told;
      while (!signal.aborted) {
        if (latest !== undefined && !isSame(latest, told)) {
          told = latest;
          yield told;
          continue;
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal.removeEventListener('abort', stop);
      this.remove(userId, listener);
    }
  }

  private add(userId: string, listener: Listener): void {
    this.byUser.set(userId, (this.byUser.get(userId) ?? new Set()).add(listener));
    if (this.byUser.size === 1 && this.timer === undefined) this.lookLater();
  }

  private remove(userId: string, listener: Listener): void {
    const listeners = this.byUser.get(userId);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.byUser.delete(userId);
  }

  private lookLater(): void {
    this.timer = setTimeout(() => void this.look(), this.settings.watches.notificationCheckMs);
  }

  private async look(): Promise<void> {
    this.timer = undefined;
    if (this.byUser.size === 0) return;
    try {
      for (const [userId, newest] of await this.store.newest([...this.byUser.keys()]))
        this.byUser.get(userId)?.forEach((listener) => listener(newest));
    } catch (error) {
      // The next look finds what this one missed.
      this.logger.warn('notifications.look-failed', { err: error });
    }
    this.lookLater();
  }
}

const isSame = (a: NewestNotification, b: NewestNotification | undefined) =>
  a.unread === b?.unread && a.newest?.id === b.newest?.id;
