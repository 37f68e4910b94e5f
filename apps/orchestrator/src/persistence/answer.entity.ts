import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Answer, PlanReading, Reading } from '#libs/contracts';

@Entity('answer')
@Index('answer_by_conversation', ['conversationId', 'createdAt'])
export class AnswerEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'conversation_id' })
  conversationId!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  question!: string;

  @Column('text')
  kind!: Answer['kind'];

  /** The sentence or message, so that a history needs no bodies. */
  @Column('text')
  text!: string;

  /** The whole answer as it was told, rows included. */
  @Column('json')
  body!: Answer;

  /** What a follow-up edits; null where nothing was answered. */
  @Column('json', { nullable: true })
  reading!: Reading | null;

  /** The same of a question that tools answered. */
  @Column('json', { nullable: true })
  plan!: PlanReading | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
