import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QuartermasterError, type SavedQuestion, type SavedQuestionPage } from '#libs/contracts';
import { AuditLog, decodeCursor, pageOf } from '#libs/persistence';
import type { KeptQuestion, NewSavedQuestion, SavedQuestionStore } from '../domain/saved-question-store';
import { SavedQuestionEntity } from './saved-question.entity';

@Injectable()
export class PostgresSavedQuestionStore implements SavedQuestionStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  add(question: NewSavedQuestion, max: number): Promise<SavedQuestion> {
    const { id, userId, username, persona } = question;
    return this.database.transaction(async (manager) => {
      // One at a time for each user: two clicks at once must not pass the limit together.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [userId]);
      const known = await manager.findOneBy(SavedQuestionEntity, { id });
      if (known !== null) {
        if (known.userId !== userId) throw new QuartermasterError('NOT_FOUND');
        return toSaved(known);
      }
      if ((await manager.countBy(SavedQuestionEntity, { userId })) >= max)
        throw new QuartermasterError('TOO_MANY_SAVED', { details: { max } });
      const { username: _, ...columns } = question;
      const entity = await manager.save(manager.create(SavedQuestionEntity, { ...columns, pinned: false }));
      const details = { savedQuestionId: id, persona };
      await this.audit.append({ action: 'saved-question.created', actor: username, details }, manager);
      return toSaved(entity);
    });
  }

  async find(userId: string, id: string): Promise<KeptQuestion | null> {
    const entity = await this.database.manager.findOneBy(SavedQuestionEntity, { id, userId });
    if (entity === null) return null;
    const { query, plan, periods, saidOn } = entity;
    return { saved: toSaved(entity), query, plan, periods, saidOn };
  }

  async rename(userId: string, id: string, name: string, pinned?: boolean): Promise<SavedQuestion | null> {
    const change = { name, ...(pinned !== undefined && { pinned }) };
    await this.database.manager.update(SavedQuestionEntity, { id, userId }, change);
    return (await this.find(userId, id))?.saved ?? null;
  }

  delete(userId: string, username: string, id: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const { affected } = await manager.delete(SavedQuestionEntity, { id, userId });
      if (!affected) return false;
      const details = { savedQuestionId: id };
      await this.audit.append({ action: 'saved-question.deleted', actor: username, details }, manager);
      return true;
    });
  }

  async page(userId: string, limit: number, cursor?: string): Promise<SavedQuestionPage> {
    const query = this.database.manager
      .createQueryBuilder(SavedQuestionEntity, 's')
      .where('s.userId = :userId', { userId })
      .orderBy({ 's.createdAt': 'DESC', 's.id': 'DESC' })
      .take(limit + 1);
    if (cursor !== undefined) {
      const [createdAt, id] = decodeCursor(cursor, ['timestamp', 'uuid']);
      query.andWhere('(s.createdAt, s.id) < (:createdAt, :id)', { createdAt, id });
    }
    const found = await query.getMany();
    const { data, nextCursor } = pageOf(found, limit, ({ createdAt, id }) => [createdAt, id]);
    return { data: data.map(toSaved), nextCursor };
  }
}

function toSaved(entity: SavedQuestionEntity): SavedQuestion {
  const { id, name, persona, question, pinned, createdAt, updatedAt } = entity;
  return {
    id,
    name,
    persona,
    question,
    pinned,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
