import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PersonaId, QuartermasterError, Role } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { AuditedChange, type Transaction } from '../persistence/audited-change';
import { OidcIdentityStore } from '../persistence/oidc-identity-store';
import { SessionStore } from '../persistence/session-store';
import type { UserEntity } from '../persistence/user.entity';
import { UserStore } from '../persistence/user-store';
import { PasswordHasher } from './password-hasher';

const MAX_PASSWORD_LENGTH = 1000;

const Username = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[\p{L}\p{N}._@+-]+$/u, 'letters, digits and . _ @ + - only');

const NewUser = z.strictObject({
  username: Username,
  password: z.string(),
  displayName: z.string().trim().min(1).max(200),
  personas: z.array(PersonaId).max(50),
  roles: z.array(Role),
  sites: z.array(z.string().min(1)).nullable(),
});
export type NewUser = z.input<typeof NewUser>;

/** What may be shown of a user. */
export interface UserSummary {
  id: string;
  username: string;
  displayName: string;
  personas: string[];
  roles: Role[];
  /** Warehouse codes; null means every site. */
  sites: string[] | null;
  active: boolean;
  demo: boolean;
  createdAt: string;
}

/** Who is recorded as having made the change. */
const COMMAND_LINE = 'command-line';

/** Adds and changes users. Every change is audited, and one that takes rights away ends the user's sessions. */
@Injectable()
export class UserAdmin {
  constructor(
    private readonly users: UserStore,
    private readonly sessions: SessionStore,
    private readonly passwords: PasswordHasher,
    private readonly identities: OidcIdentityStore,
    private readonly change: AuditedChange,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws QuartermasterError VALIDATION_FAILED with each field, also when the name is taken */
  async add(input: NewUser, { demo = false, actor = COMMAND_LINE } = {}): Promise<UserSummary> {
    const { success, data, error } = NewUser.safeParse(input);
    if (!success) {
      throw invalid(error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
    }
    this.checkPassword(data.password);
    const { password, ...rest } = data;
    const passwordHash = await this.passwords.hash(password);
    const user = { ...rest, id: randomUUID(), passwordHash, active: true, demo };
    await this.change.run(async (transaction) => {
      const inserted = await this.users.insert(user, transaction);
      if (!inserted) throw invalid([{ path: 'username', message: 'is taken' }]);
      const { username, personas, roles, sites } = user;
      const details = { username, personas, roles, sites, demo };
      return { result: undefined, entries: [{ action: 'user.added', actor, details }] };
    });
    return summaryOf({ ...user, createdAt: new Date(), updatedAt: new Date() });
  }

  async list(): Promise<UserSummary[]> {
    return (await this.users.list()).map(summaryOf);
  }

  /** Ends all sessions of the user. @throws QuartermasterError NOT_FOUND */
  disable(username: string): Promise<UserSummary> {
    return this.update(username, { active: false }, 'user.disabled');
  }

  /** Lets a disabled user sign in again. @throws QuartermasterError NOT_FOUND */
  enable(username: string): Promise<UserSummary> {
    return this.update(username, { active: true }, 'user.enabled');
  }

  /** Ends all sessions of the user. @throws QuartermasterError NOT_FOUND, VALIDATION_FAILED */
  async setPassword(username: string, password: string): Promise<UserSummary> {
    this.checkPassword(password);
    const passwordHash = await this.passwords.hash(password);
    return this.update(username, { passwordHash }, 'user.password-set', async (user, transaction) => {
      // Otherwise somebody whom the provider has dismissed could still come in by the side door.
      if (await this.identities.has(user.id, transaction))
        throw invalid([{ path: 'username', message: 'signs in at the provider and has no password here' }]);
    });
  }

  private update(
    username: string,
    change: Partial<UserEntity>,
    action: string,
    check?: (user: UserEntity, transaction: Transaction) => Promise<void>,
  ): Promise<UserSummary> {
    return this.change.run(async (transaction) => {
      const user = await this.users.find(username, transaction);
      if (user === null) throw new QuartermasterError('NOT_FOUND', { message: 'There is no such user.' });
      await check?.(user, transaction);
      await this.users.update(user.id, change, transaction);
      await this.sessions.revokeAllOf(user.id, action, transaction);
      return {
        result: summaryOf({ ...user, ...change }),
        entries: [{ action, actor: COMMAND_LINE, details: { username: user.username } }],
      };
    });
  }

  private checkPassword(password: string): void {
    const { minLength } = this.settings.passwords;
    const length = [...password].length;
    if (length < minLength)
      throw invalid([{ path: 'password', message: `needs at least ${minLength} characters` }]);
    if (length > MAX_PASSWORD_LENGTH)
      throw invalid([{ path: 'password', message: `has more than ${MAX_PASSWORD_LENGTH} characters` }]);
  }
}

function invalid(errors: { path: string; message: string }[]): QuartermasterError {
  const message = errors.map(({ path, message: why }) => `${path} ${why}`).join('; ');
  return new QuartermasterError('VALIDATION_FAILED', {
    message: `The user is not valid: ${message}.`,
    details: { errors },
  });
}

function summaryOf(user: UserEntity): UserSummary {
  const { id, username, displayName, personas, roles, sites, active, demo, createdAt } = user;
  return {
    id,
    username,
    displayName,
    personas,
    roles,
    sites,
    active,
    demo,
    createdAt: createdAt.toISOString(),
  };
}
