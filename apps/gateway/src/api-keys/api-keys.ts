import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type ApiKeyCreated, type ApiKeyPage, type NewApiKey, QuartermasterError } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { ApiKeyStore } from '../persistence/api-key-store';
import { AuditedChange } from '../persistence/audited-change';
import type { Session } from '../persistence/session-store';
import type { Origin } from '../sign-in/sessions';
import { hashOfToken } from '../sign-in/tokens';
import { KEY_PREFIX } from './key-session';

const KEY_BYTES = 32;

/** Makes, lists and revokes the keys of programs, each change with its audit entry. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly change: AuditedChange,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @returns the key itself, which nobody can be shown again
   * @throws QuartermasterError VALIDATION_FAILED, PERSONA_NOT_ALLOWED, TOO_MANY_KEYS
   */
  create(session: Session, wanted: NewApiKey, origin: Origin): Promise<ApiKeyCreated> {
    const { maxPerUser, maxDays } = this.settings.apiKeys;
    const { name, expiresInDays, personas: given = session.personas } = wanted;
    if (expiresInDays > maxDays) throw invalid('expiresInDays', `must not be more than ${maxDays}`);
    const personas = [...new Set(given)];
    const scopes = [...new Set(wanted.scopes)];
    const foreign = personas.find((persona) => !session.personas.includes(persona));
    if (foreign !== undefined)
      throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona: foreign } });
    if (personas.length === 0) throw invalid('personas', 'you have none, so a key could do nothing');
    const key = `${KEY_PREFIX}${randomBytes(KEY_BYTES).toString('base64url')}`;
    const id = randomUUID();
    const lastFour = key.slice(-4);
    const stored = { id, keyHash: hashOfToken(key), userId: session.userId, name, lastFour };
    return this.change.run(async (transaction) => {
      const inserted = await this.keys.insert(
        { ...stored, scopes, personas, expiresInDays },
        maxPerUser,
        transaction,
      );
      if (!inserted) throw new QuartermasterError('TOO_MANY_KEYS', { details: { maxPerUser } });
      const details = { keyId: id, name, lastFour, scopes, personas, expiresInDays, ...origin };
      return {
        result: { ...(await this.keys.get(id, transaction)), key },
        entries: [{ action: 'api-key.created', actor: session.username, details }],
      };
    });
  }

  /** @throws QuartermasterError FORBIDDEN for everybody's without being an administrator */
  async list(
    session: Session,
    { of, ...page }: { of: 'me' | 'everybody'; cursor?: string; limit: number },
  ): Promise<ApiKeyPage> {
    if (of === 'everybody' && !isAdmin(session)) throw new QuartermasterError('FORBIDDEN');
    const { maxDays } = this.settings.apiKeys;
    return { ...(await this.keys.list(of === 'me' ? session.userId : null, page)), maxDays };
  }

  /** @throws QuartermasterError NOT_FOUND, also for other people's unless an administrator asks */
  async revoke(session: Session, keyId: string, origin: Origin): Promise<void> {
    await this.change.run(async (transaction) => {
      const owner = isAdmin(session) ? null : session.userId;
      const revoked = await this.keys.revoke(keyId, owner, transaction);
      if (revoked === null) throw new QuartermasterError('NOT_FOUND', { message: 'There is no such key.' });
      const details = { keyId, name: revoked.name, owner: revoked.username, ...origin };
      return {
        result: undefined,
        entries: [{ action: 'api-key.revoked', actor: session.username, details }],
      };
    });
  }
}

const isAdmin = ({ roles }: Session) => roles.includes('admin');

const invalid = (path: string, message: string) =>
  new QuartermasterError('VALIDATION_FAILED', { details: { errors: [{ path, message }] } });
