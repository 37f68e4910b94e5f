import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Action, ActionDocument, WebhookStatus } from '#libs/contracts';

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

  /** Id of the job, and so of the event, that tells the webhooks of the settings. */
  @Column('uuid', { name: 'webhook_event_id' })
  webhookEventId!: string;

  /** `waiting` until it is known to be over. */
  @Column('text')
  webhook!: WebhookStatus;
}
