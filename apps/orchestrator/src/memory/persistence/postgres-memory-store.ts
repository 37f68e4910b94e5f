import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Memory, Principal } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { MAX_INTERACTIONS, type RememberedAnswer, toMemory } from '../interactions';
import type { MemoryStore } from '../memory-store';

/** The time up to which a user's memory as a persona was cleared: an expression for queries of `answer`. */
export const clearedUntil = (userId: string, persona: string) =>
  `coalesce((SELECT cleared_at FROM memory_clearing WHERE user_id = ${userId} AND persona = ${persona}), '-infinity')`;

const REMEMBERED = `
  SELECT answer.id AS "answerId", conversation_id AS "conversationId", question, text, answer.created_at AS at,
    coalesce(coalesce(reading, plan) -> 'words', '[]') AS words,
    reading -> 'chips' AS chips, reading -> 'query' -> 'filters' AS filters
  FROM answer JOIN conversation ON conversation.id = conversation_id
  WHERE answer.user_id = $1 AND persona = $2 AND purpose = 'conversation'
    AND kind IN ('answer', 'calculation') AND answer.created_at > ${clearedUntil('$1', '$2')}
  ORDER BY answer.created_at DESC, answer.id DESC LIMIT ${MAX_INTERACTIONS}`;

const CLEAR = `
  INSERT INTO memory_clearing (user_id, persona, cleared_at) VALUES ($1, $2, $3)
  ON CONFLICT (user_id, persona) DO UPDATE SET cleared_at = greatest(memory_clearing.cleared_at, EXCLUDED.cleared_at)`;

@Injectable()
export class PostgresMemoryStore implements MemoryStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  async recall(userId: string, persona: string): Promise<Memory> {
    const [answers, [clearing]] = await Promise.all([
      this.remembered(this.database.manager, userId, persona),
      this.database.query<{ at: Date }[]>(
        'SELECT cleared_at AS at FROM memory_clearing WHERE user_id = $1 AND persona = $2',
        [userId, persona],
      ),
    ]);
    return toMemory(persona, answers, clearing?.at ?? null);
  }

  forget({ userId, username }: Principal, persona: string, at: Date): Promise<number> {
    return this.database.transaction(async (manager) => {
      const forgotten = (await this.remembered(manager, userId, persona)).filter(
        (answer) => answer.at <= at,
      ).length;
      await manager.query(CLEAR, [userId, persona, at]);
      const details = { persona, forgotten };
      await this.audit.append({ action: 'memory.forgotten', actor: username, details }, manager);
      return forgotten;
    });
  }

  private remembered(manager: EntityManager, userId: string, persona: string): Promise<RememberedAnswer[]> {
    return manager.query<RememberedAnswer[]>(REMEMBERED, [userId, persona]);
  }
}
