import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UserEntity } from './user.entity';

/** Who somebody is at a provider: the two together never change and are never given to anybody else. */
export interface Identity {
  issuer: string;
  subject: string;
}

/** Which of our users an identity is. Names play no part in it. */
@Injectable()
export class OidcIdentityStore {
  /** The identity's user; whoever signs in with the same identity meanwhile waits for the transaction's end. */
  async find({ issuer, subject }: Identity, manager: EntityManager): Promise<UserEntity | null> {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${issuer} ${subject}`]);
    return manager
      .createQueryBuilder(UserEntity, 'u')
      .innerJoin('oidc_identity', 'i', 'i.user_id = u.id')
      .where('i.issuer = :issuer AND i.subject = :subject', { issuer, subject })
      .getOne();
  }

  /** Adds a user for the identity, under the first of the names that is free; null when none is. */
  async insert(
    { issuer, subject }: Identity,
    user: Pick<UserEntity, 'id' | 'displayName' | 'roles' | 'personas' | 'sites'>,
    names: readonly string[],
    manager: EntityManager,
  ): Promise<UserEntity | null> {
    const { id, displayName, roles, personas, sites } = user;
    for (const name of names) {
      const inserted = await manager.query<unknown[]>(
        `INSERT INTO app_user (id, username, display_name, roles, personas, sites)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
        [id, name, displayName, roles, personas, sites],
      );
      if (inserted.length === 0) continue;
      await manager.query('INSERT INTO oidc_identity (issuer, subject, user_id) VALUES ($1, $2, $3)', [
        issuer,
        subject,
        id,
      ]);
      return manager.findOneByOrFail(UserEntity, { id });
    }
    return null;
  }

  /** Whether a user comes from a provider, and so has no password. */
  async has(userId: string, manager: EntityManager): Promise<boolean> {
    const found = await manager.query<unknown[]>('SELECT 1 FROM oidc_identity WHERE user_id = $1', [userId]);
    return found.length > 0;
  }
}
