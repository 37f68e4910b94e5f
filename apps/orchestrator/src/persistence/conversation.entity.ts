import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('conversation')
@Index('conversation_by_user', ['userId', 'updatedAt', 'id'])
export class ConversationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  persona!: string;

  @Column('text')
  title!: string;

  @Column('int', { default: 0 })
  turns!: number;

  /** What its questions are asked for; only conversations are listed. */
  @Column('text', { default: 'conversation' })
  purpose!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
