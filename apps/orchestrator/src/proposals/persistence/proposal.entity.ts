import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Action, Proposal } from '#libs/contracts';
import type { AvailableStock } from '../domain/examined-action';
import type { StoredProposal } from '../domain/stored-proposal';

@Entity('proposal')
export class ProposalEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  status!: StoredProposal['status'];

  /** Of the action, for the rules that are asked in SQL. */
  @Column('text')
  kind!: Action['kind'];

  @Column('json')
  action!: Action;

  @Column('text')
  title!: string;

  @Column('double precision')
  amount!: number;

  @Column('text')
  hash!: string;

  @Column('json')
  diff!: Proposal['diff'];

  @Column('text')
  reason!: string;

  @Column('text')
  persona!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  username!: string;

  @Column('uuid', { name: 'answer_id', nullable: true })
  answerId!: string | null;

  @Column('text', { array: true, nullable: true })
  sites!: string[] | null;

  @Column('boolean')
  checked!: boolean;

  @Column('json', { nullable: true })
  available!: AvailableStock | null;

  @Column('uuid', { nullable: true })
  replaces!: string | null;

  @Column('uuid', { name: 'replaced_by', nullable: true })
  replacedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'decided_at', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('text', { name: 'decided_by_name', nullable: true })
  decidedByName!: string | null;

  @Column('text', { name: 'decision_reason', nullable: true })
  decisionReason!: string | null;
}
