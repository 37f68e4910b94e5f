import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, Raw } from 'typeorm';
import {
  AuditLog,
  auditParameter,
  decodeCursor,
  pageOf,
  insertAudit,
  isUniqueViolation,
} from '#libs/persistence';
import { SETTINGS, type Settings } from '#libs/runtime';
import {
  type Answer,
  type Conversation,
  type ConversationPage,
  type ConversationSummary,
  type Principal,
  type Purpose,
  QuartermasterError,
  type Turn,
} from '#libs/contracts';
import {
  type ConversationStore,
  MAX_HISTORY_TURNS,
  type NewAnswer,
  type OpenedConversation,
  textOf,
  titleOf,
} from '../domain/conversation-store';
import { clearedUntil } from '../memory/persistence/postgres-memory-store';
import { PostgresLedger } from '../money/persistence/postgres-ledger';
import { auditEntryOf } from './answer-audit';
import { AnswerEntity } from './answer.entity';
import { ConversationEntity } from './conversation.entity';

/**
 * One statement for new and continued conversations. The user check keeps a guessed id of somebody else's out; an answer
 * that is stored already changes nothing.
 */
const WITH_CONVERSATION = `
  WITH known AS (
    SELECT id FROM answer WHERE id = $6
  ), conversation AS (
    INSERT INTO conversation (id, user_id, persona, title, turns, created_at, updated_at, purpose)
    SELECT $1, $2, $3, $4, 1, $5, $5, $13 WHERE NOT EXISTS (SELECT FROM known)
    ON CONFLICT (id) DO UPDATE SET turns = conversation.turns + 1, updated_at = EXCLUDED.updated_at
    WHERE conversation.user_id = EXCLUDED.user_id
    RETURNING id
  )`;
const INSERT_ANSWER = `
  INSERT INTO answer (id, conversation_id, user_id, question, kind, text, body, reading, plan, created_at)
  SELECT $6, id, $2, $7, $8, $9, $10, $11, $12, $5 FROM conversation`;
const ADD_ANSWER = `${WITH_CONVERSATION} ${INSERT_ANSWER} ON CONFLICT (id) DO NOTHING RETURNING id`;
/** With its audit entry: one round trip, which is a transaction by itself. An id that is taken undoes all of it. */
const ADD_AUDITED_ANSWER = `${WITH_CONVERSATION}, added AS (${INSERT_ANSWER} RETURNING id), audited AS (
    ${insertAudit('$14', 'added')}
  )
  SELECT id FROM added`;

/** Undoes the transaction, which may have counted a turn already. */
class NotAdded extends Error {}

@Injectable()
export class PostgresConversationStore implements ConversationStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
    private readonly ledger: PostgresLedger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async open(
    principal: Principal,
    persona: string,
    purpose: Purpose,
    conversationId?: string,
  ): Promise<OpenedConversation> {
    if (purpose !== 'conversation')
      return { id: standingConversation(principal.userId, persona, purpose), history: [] };
    if (conversationId === undefined) return { id: randomUUID(), history: [] };
    const conversation = await this.database.manager.findOneBy(ConversationEntity, {
      id: conversationId,
      userId: principal.userId,
    });
    if (conversation === null) throw new QuartermasterError('NOT_FOUND', { details: { conversationId } });
    if (conversation.persona !== persona) {
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: 'This conversation belongs to another persona.',
        nextStep: 'Start a new conversation, or switch back to the persona of this one.',
        details: { conversationPersona: conversation.persona },
      });
    }
    const answers = await this.database.manager.find(AnswerEntity, {
      select: { question: true, reading: true, plan: true },
      where: {
        conversationId,
        kind: In(['answer', 'calculation']),
        createdAt: Raw((column) => `${column} > ${clearedUntil(':userId', ':persona')}`, {
          userId: principal.userId,
          persona,
        }),
      },
      order: { createdAt: 'DESC' },
      take: MAX_HISTORY_TURNS,
    });
    return { id: conversationId, history: answers.reverse().flatMap(toTurn) };
  }

  async add(entry: NewAnswer): Promise<Answer> {
    try {
      if (isFree(entry)) await this.insertAudited(entry);
      else await this.database.transaction((manager) => this.insert(entry, manager));
      if (entry.purpose !== 'conversation') await this.forgetOld(entry.answer);
      return entry.answer;
    } catch (error) {
      if (!(error instanceof NotAdded)) throw error;
      // Somebody else's conversation, or this answer was stored by an earlier try.
      const stored = await this.findAnswer(entry.principal.userId, entry.answer.id);
      if (stored === null) throw new QuartermasterError('NOT_FOUND');
      // It was worked for a second time, which cost money a second time.
      if (entry.booking !== undefined) await this.ledger.book(entry.booking);
      return stored;
    }
  }

  /** Tiles are asked again and again, and nobody deletes the conversation that they stand in. */
  private async forgetOld({ conversationId }: Answer): Promise<void> {
    await this.database.query(
      `DELETE FROM answer WHERE conversation_id = $1 AND created_at < now() - make_interval(days => $2)`,
      [conversationId, this.settings.conversations.keepUnlistedDays],
    );
  }

  private async insert(entry: NewAnswer, manager: EntityManager): Promise<void> {
    const [row] = await manager.query<{ id: string }[]>(ADD_ANSWER, valuesOf(entry));
    if (row === undefined) throw new NotAdded();
    if (entry.booking !== undefined) await this.ledger.insert(entry.booking, manager);
    await this.audit.append(auditEntryOf(entry), manager);
  }

  private async insertAudited(entry: NewAnswer): Promise<void> {
    const values = [...valuesOf(entry), auditParameter([auditEntryOf(entry)])];
    try {
      const [row] = await this.database.query<{ id: string }[]>(ADD_AUDITED_ANSWER, values);
      if (row === undefined) throw new NotAdded();
    } catch (error) {
      throw isUniqueViolation(error) ? new NotAdded() : error;
    }
  }

  async findAnswer(userId: string, answerId: string): Promise<Answer | null> {
    const entity = await this.database.manager.findOne(AnswerEntity, {
      select: { id: true, body: true },
      where: { id: answerId, userId },
    });
    return entity?.body ?? null;
  }

  async page(userId: string, limit: number, cursor?: string): Promise<ConversationPage> {
    const query = this.database.manager
      .createQueryBuilder(ConversationEntity, 'c')
      .where('c.userId = :userId', { userId })
      .andWhere(`c.purpose = 'conversation'`)
      .orderBy({ 'c.updatedAt': 'DESC', 'c.id': 'DESC' })
      .take(limit + 1);
    if (cursor !== undefined) {
      const [updatedAt, id] = decodeCursor(cursor, ['timestamp', 'uuid']);
      query.andWhere('(c.updatedAt, c.id) < (:updatedAt, :id)', { updatedAt, id });
    }
    const found = await query.getMany();
    const { data, nextCursor } = pageOf(found, limit, ({ updatedAt, id }) => [updatedAt, id]);
    return { data: data.map(toSummary), nextCursor };
  }

  async find(userId: string, conversationId: string): Promise<Conversation | null> {
    const conversation = await this.database.manager.findOneBy(ConversationEntity, {
      id: conversationId,
      userId,
    });
    if (conversation === null) return null;
    const answers = await this.database.manager.find(AnswerEntity, {
      select: { id: true, question: true, kind: true, text: true, createdAt: true },
      where: { conversationId },
      order: { createdAt: 'ASC' },
    });
    return {
      ...toSummary(conversation),
      answers: answers.map(({ id, question, kind, text, createdAt }) => ({
        answerId: id,
        question,
        kind,
        text,
        createdAt: createdAt.toISOString(),
      })),
    };
  }

  delete(principal: Principal, conversationId: string): Promise<number> {
    return this.remove(principal, { id: conversationId, userId: principal.userId });
  }

  deleteAll(principal: Principal): Promise<number> {
    return this.remove(principal, { userId: principal.userId });
  }

  private remove(principal: Principal, where: { id?: string; userId: string }): Promise<number> {
    return this.database.transaction(async (manager: EntityManager) => {
      const { affected } = await manager.delete(ConversationEntity, where);
      const count = affected ?? 0;
      if (count > 0) {
        await this.audit.append(
          {
            action: 'conversation.deleted',
            actor: principal.username,
            details: { conversationId: where.id ?? null, count },
          },
          manager,
        );
      }
      return count;
    });
  }
}

/** Nothing of it goes to the ledger. */
const isFree = ({ booking }: NewAnswer): boolean =>
  booking === undefined || (booking.entries.length === 0 && booking.reservationId === undefined);

function toTurn({ question, reading, plan }: AnswerEntity): Turn[] {
  if (plan !== null) return [{ question, plan }];
  return reading === null ? [] : [{ question, reading }];
}

/** The one conversation of a user that holds the answers of tiles, or of watches: its id follows from whose it is. */
function standingConversation(userId: string, persona: string, purpose: Purpose): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([userId, persona, purpose]))
    .digest('hex');
  // The form of a UUID of version 8: made by the application's own rule (RFC 9562, section 5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const jsonOf = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value));

function toSummary({
  id,
  title,
  persona,
  turns,
  createdAt,
  updatedAt,
}: ConversationEntity): ConversationSummary {
  return {
    id,
    title,
    persona,
    turns,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function valuesOf({ answer, principal, reading, plan, purpose }: NewAnswer): unknown[] {
  return [
    answer.conversationId,
    principal.userId,
    answer.persona,
    titleOf(answer.question),
    answer.createdAt,
    answer.id,
    answer.question,
    answer.kind,
    textOf(answer),
    JSON.stringify(answer),
    jsonOf(reading),
    jsonOf(plan),
    purpose,
  ];
}
