import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { MetricQuery, PlanReading, SaidPeriod } from '#libs/contracts';

@Entity('saved_question')
@Index('saved_question_by_user', ['userId', 'createdAt', 'id'])
export class SavedQuestionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  persona!: string;

  @Column('text')
  name!: string;

  @Column('text')
  question!: string;

  /** Exactly one of query and plan. */
  @Column('json', { nullable: true })
  query!: MetricQuery | null;

  @Column('json', { nullable: true })
  plan!: PlanReading | null;

  @Column('boolean')
  pinned!: boolean;

  @Column('json')
  periods!: SaidPeriod[];

  @Column('date', { name: 'said_on' })
  saidOn!: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
