import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  QuartermasterError,
  type Watch,
  type WatchCondition,
  type WatchPage,
  type WatchSchedule,
} from '#libs/contracts';
import { AuditLog, decodeCursor, pageOf } from '#libs/persistence';
import { toWatch, WatchEntity } from './watch.entity';

export interface NewWatchRecord {
  id: string;
  userId: string;
  username: string;
  name: string;
  persona: string;
  savedQuestionId: string;
  question: string;
  condition: WatchCondition;
  schedule: WatchSchedule;
  active: boolean;
  nextRunAt: Date | null;
}

export type WatchChangeRecord = Pick<
  NewWatchRecord,
  'name' | 'condition' | 'schedule' | 'active' | 'nextRunAt'
>;

/** Where watches are kept; each is private to its user. */
@Injectable()
export class WatchStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @returns what is stored: that of an earlier try when its id is known already
   * @throws QuartermasterError TOO_MANY_WATCHES beyond `max` of one user; NOT_FOUND for an id of somebody else
   */
  add(watch: NewWatchRecord, max: number): Promise<Watch> {
    const { id, userId, username, persona, savedQuestionId } = watch;
    return this.database.transaction(async (manager) => {
      // One at a time for each user: two clicks at once must not pass the limit together.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [userId]);
      const known = await manager.findOneBy(WatchEntity, { id });
      if (known !== null) {
        if (known.userId !== userId) throw new QuartermasterError('NOT_FOUND');
        return toWatch(known);
      }
      if ((await manager.countBy(WatchEntity, { userId })) >= max)
        throw new QuartermasterError('TOO_MANY_WATCHES', { details: { max } });
      await manager.insert(WatchEntity, watch);
      const details = { watchId: id, savedQuestionId, persona };
      await this.audit.append({ action: 'watch.created', actor: username, details }, manager);
      return toWatch(await manager.findOneByOrFail(WatchEntity, { id }));
    });
  }

  find(userId: string, id: string): Promise<Watch | null> {
    return this.database.manager
      .findOneBy(WatchEntity, { id, userId })
      .then((found) => (found === null ? null : toWatch(found)));
  }

  /** What was known of another condition says nothing about the new one: the next run is like a first one. */
  change(userId: string, id: string, change: WatchChangeRecord): Promise<Watch | null> {
    return this.database.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const watch = await manager.findOne(WatchEntity, { where: { id, userId }, lock });
      if (watch === null) return null;
      const isOther = !isDeepStrictEqual(watch.condition, change.condition);
      const forgotten = isOther ? { met: null, digest: null } : {};
      await manager.update(WatchEntity, { id }, { ...change, ...forgotten });
      return toWatch(await manager.findOneByOrFail(WatchEntity, { id }));
    });
  }

  /** True when there was one. */
  delete(userId: string, username: string, id: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const { affected } = await manager.delete(WatchEntity, { id, userId });
      if (!affected) return false;
      const entry = { action: 'watch.deleted', actor: username, details: { watchId: id } };
      await this.audit.append(entry, manager);
      return true;
    });
  }

  /** Newest first. @throws QuartermasterError VALIDATION_FAILED for a cursor that is not ours */
  async page(userId: string, limit: number, cursor?: string): Promise<WatchPage> {
    const query = this.database.manager
      .createQueryBuilder(WatchEntity, 'w')
      .where('w.userId = :userId', { userId })
      .orderBy({ 'w.createdAt': 'DESC', 'w.id': 'DESC' })
      .take(limit + 1);
    if (cursor !== undefined) {
      const [createdAt, id] = decodeCursor(cursor, ['timestamp', 'uuid']);
      query.andWhere('(w.createdAt, w.id) < (:createdAt, :id)', { createdAt, id });
    }
    const found = await query.getMany();
    const { data, nextCursor } = pageOf(found, limit, ({ createdAt, id }) => [createdAt, id]);
    return { data: data.map(toWatch), nextCursor };
  }
}
