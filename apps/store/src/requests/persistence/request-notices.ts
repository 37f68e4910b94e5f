import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { JobQueue } from '#libs/persistence';
import { MemberStore } from '../../members/persistence/member-store';
import type { Acting, StoredRequest } from './request-rows';

/** What people are told about a request, written in the transaction of what happened to it. */
@Injectable()
export class RequestNotices {
  constructor(
    private readonly jobs: JobQueue,
    private readonly members: MemberStore,
  ) {}

  async toManagers(manager: EntityManager, request: StoredRequest, by: Acting): Promise<void> {
    const own = by.username.toLowerCase();
    for (const name of await this.members.managers(by.store.code, manager)) {
      const username = name.toLowerCase();
      if (username === own) continue;
      await this.tell(manager, by.tell.get(username), request, `To decide: ${request.title}`, '');
    }
  }

  async toRequester(
    manager: EntityManager,
    request: StoredRequest,
    by: Acting,
    title: string,
    text = '',
  ): Promise<void> {
    if (request.requestedBy.staffId === by.staff.id) return;
    const [row] = await manager.query<{ username: string | null }[]>(
      'SELECT username FROM store_staff WHERE id = $1',
      [request.requestedBy.staffId],
    );
    await this.tell(manager, by.tell.get(row?.username?.toLowerCase() ?? ''), request, title, text);
  }

  private async tell(
    manager: EntityManager,
    userId: string | undefined,
    { id }: StoredRequest,
    title: string,
    text: string,
  ): Promise<void> {
    if (userId === undefined) return;
    const link = `/store/requests/${id}`;
    await this.jobs.enqueue(manager, 'notify', {
      userId,
      kind: 'request',
      title: title.slice(0, 200),
      text,
      link,
    });
  }
}
