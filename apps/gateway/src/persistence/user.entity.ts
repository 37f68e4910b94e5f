import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#libs/contracts';

@Entity('app_user')
export class UserEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** As it was written; unique whatever its case. */
  @Column('text')
  username!: string;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  /** Null for whoever signs in at a provider: no password is right. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('text', { array: true })
  roles!: Role[];

  @Column('text', { array: true })
  personas!: string[];

  /** Warehouse codes; null means every site. */
  @Column('text', { array: true, nullable: true })
  sites!: string[] | null;

  @Column('boolean', { default: true })
  active!: boolean;

  /** Made for demo mode; cannot sign in outside of it. */
  @Column('boolean', { default: false })
  demo!: boolean;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
