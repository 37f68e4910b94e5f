import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Action, ActionDocument } from '#libs/contracts';

/** A purchase order, a transfer or a request: what an approved proposal became. */
@Entity('action_document')
export class ActionDocumentEntity {
  @PrimaryColumn('text')
  number!: string;

  @Column('text')
  kind!: ActionDocument['kind'];

  @Column('uuid', { name: 'proposal_id' })
  proposalId!: string;

  @Column('json')
  action!: Action;

  @Column('double precision')
  amount!: number;

  @Column('text', { name: 'approved_by' })
  approvedBy!: string;

  @Column('date', { name: 'dated_on' })
  datedOn!: string;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  /** Id of the job that tells the webhooks of the settings; null where it was written without. */
  @Column('uuid', { name: 'webhook_event_id', nullable: true })
  webhookEventId!: string | null;
}
