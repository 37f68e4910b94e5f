import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type CallContext, Handles, principalOf } from '#libs/bus';
import {
  type InputOf,
  type NotificationEvent,
  type NotificationPage,
  QuartermasterError,
  watches,
} from '#libs/contracts';
import { JobQueue } from '#libs/persistence';
import { SETTINGS, type Settings } from '#libs/runtime';
import { Listeners } from './listeners';
import { NotificationStore } from './persistence/notification-store';

const ENDS_BEFORE_MS = 5_000;

/** Keeps what users are told by jobs of other services, and shows it to them. */
@Injectable()
export class Notifications implements OnModuleInit {
  constructor(
    private readonly store: NotificationStore,
    private readonly listeners: Listeners,
    private readonly jobs: JobQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const max = this.settings.watches.maxNotificationsPerUser;
    this.jobs.work('notify', (notification, { id }) => this.store.add(id, notification, max));
  }

  @Handles(watches.notifications)
  page(
    { limit, cursor }: InputOf<typeof watches.notifications>,
    context: CallContext,
  ): Promise<NotificationPage> {
    return this.store.page(principalOf(context).userId, limit, cursor);
  }

  @Handles(watches.notificationEvents)
  async *events(
    _: InputOf<typeof watches.notificationEvents>,
    context: CallContext,
  ): AsyncGenerator<NotificationEvent> {
    const { userId } = principalOf(context);
    // It ends by itself before the caller's time is over: that is no error.
    const end = AbortSignal.timeout(Math.max(0, context.deadline - Date.now() - ENDS_BEFORE_MS));
    for await (const newest of this.listeners.of(userId, AbortSignal.any([context.signal, end])))
      yield { type: 'notifications', ...newest };
  }

  @Handles(watches.markRead)
  async markRead(
    { notificationId }: InputOf<typeof watches.markRead>,
    context: CallContext,
  ): Promise<{ unread: number }> {
    const { userId } = principalOf(context);
    if (notificationId === undefined) await this.store.markAllRead(userId);
    else if (!(await this.store.markRead(userId, notificationId))) throw new QuartermasterError('NOT_FOUND');
    return { unread: await this.store.unread(userId) };
  }
}
