import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QuartermasterError } from '#libs/contracts';
import type { NewAuditEntry } from '#libs/persistence';
import type { Transaction } from '../../persistence/audited-change';
import { type Identity, OidcIdentityStore } from '../../persistence/oidc-identity-store';
import { SessionStore } from '../../persistence/session-store';
import type { UserEntity } from '../../persistence/user.entity';
import { UserStore } from '../../persistence/user-store';
import type { Rights } from './rights';

interface Known extends Identity {
  username: string;
  displayName: string;
}

interface Outcome {
  user: UserEntity;
  entries: NewAuditEntry[];
}

/**
 * Users who come from the provider. One is found by issuer and subject alone: a local user of the same name is somebody
 * else, and the newcomer gets a name of their own.
 */
@Injectable()
export class ProviderUsers {
  constructor(
    private readonly identities: OidcIdentityStore,
    private readonly users: UserStore,
    private readonly sessions: SessionStore,
  ) {}

  /** Adds the user, or gives the one that exists the name and the rights of now. Does not look whether they are active. */
  async refresh(person: Known, rights: Rights, transaction: Transaction): Promise<Outcome> {
    const known = await this.identities.find(person, transaction);
    if (known === null) return this.add(person, rights, transaction);
    const change = { displayName: person.displayName, ...rights };
    const user = { ...known, ...change };
    if (isSame(known, user)) return { user, entries: [] };
    await this.users.update(known.id, change, transaction);
    const details = { username: known.username, ...rights, subjectHash: subjectHash(person) };
    return { user, entries: [{ action: 'user.changed-by-provider', actor: known.username, details }] };
  }

  /** Takes away what somebody had who is in none of our groups any more; their sessions end and their keys are dead. */
  async strip(identity: Identity, transaction: Transaction): Promise<NewAuditEntry[]> {
    const known = await this.identities.find(identity, transaction);
    if (known === null || (known.personas.length === 0 && known.roles.length === 0)) return [];
    await this.users.update(known.id, { personas: [], roles: [], sites: [] }, transaction);
    await this.sessions.revokeAllOf(known.id, 'in no group any more', transaction);
    const details = { username: known.username, personas: [], roles: [], subjectHash: subjectHash(identity) };
    return [{ action: 'user.changed-by-provider', actor: known.username, details }];
  }

  private async add(person: Known, rights: Rights, transaction: Transaction): Promise<Outcome> {
    const { username, displayName } = person;
    const hash = subjectHash(person);
    const names = [username, `${username}-${hash.slice(0, 6)}`, `${username}-${hash.slice(0, 16)}`];
    const user = await this.identities.insert(
      person,
      { id: randomUUID(), displayName, ...rights },
      names,
      transaction,
    );
    if (user === null)
      throw new QuartermasterError('CONFLICT', {
        message: `The user name ${username} is taken, and so are its variants.`,
        nextStep: 'Ask an administrator.',
      });
    const details = { username: user.username, ...rights, subjectHash: hash };
    return { user, entries: [{ action: 'user.added-by-provider', actor: user.username, details }] };
  }
}

/** Tells people apart in the audit without saying who they are elsewhere. */
export function subjectHash({ issuer, subject }: Identity): string {
  return createHash('sha256').update(`${issuer} ${subject}`).digest('hex');
}

const isSame = (before: UserEntity, after: UserEntity): boolean =>
  (['displayName', 'personas', 'roles', 'sites'] as const).every(
    (field) => JSON.stringify(before[field]) === JSON.stringify(after[field]),
  );
