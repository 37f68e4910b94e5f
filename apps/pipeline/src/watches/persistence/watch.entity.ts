import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Watch, WatchCondition, WatchSchedule } from '#libs/contracts';
import type { WatchState } from '../domain/watch-run';

@Entity('watch')
export class WatchEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  username!: string;

  @Column('text')
  name!: string;

  @Column('text')
  persona!: string;

  @Column('uuid', { name: 'saved_question_id' })
  savedQuestionId!: string;

  @Column('text')
  question!: string;

  @Column('jsonb')
  condition!: WatchCondition;

  @Column('jsonb')
  schedule!: WatchSchedule;

  @Column('boolean')
  active!: boolean;

  @Column('timestamptz', { name: 'next_run_at', nullable: true })
  nextRunAt!: Date | null;

  @Column('boolean', { nullable: true })
  met!: boolean | null;

  @Column('text', { nullable: true })
  digest!: string | null;

  /** So that a run that is tried again after it was recorded is not told twice. */
  @Column('uuid', { name: 'last_run_id', nullable: true })
  lastRunId!: string | null;

  @Column('timestamptz', { name: 'last_run_at', nullable: true })
  lastRunAt!: Date | null;

  @Column('text', { name: 'last_outcome', nullable: true })
  lastOutcome!: WatchState['lastOutcome'];

  @Column('text', { name: 'last_text', nullable: true })
  lastText!: string | null;

  @Column('uuid', { name: 'last_answer_id', nullable: true })
  lastAnswerId!: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

export function toWatch(entity: WatchEntity): Watch {
  const { id, name, persona, savedQuestionId, question, condition, schedule, active } = entity;
  const { lastRunAt, lastOutcome, lastText, lastAnswerId } = entity;
  return {
    id,
    name,
    condition,
    schedule,
    active,
    persona,
    savedQuestionId,
    question,
    nextRunAt: entity.nextRunAt?.toISOString() ?? null,
    lastRun:
      lastRunAt === null || lastOutcome === null
        ? null
        : { at: lastRunAt.toISOString(), outcome: lastOutcome, text: lastText ?? '', answerId: lastAnswerId },
    createdAt: entity.createdAt.toISOString(),
  };
}
