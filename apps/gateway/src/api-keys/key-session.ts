import type { KeyInForce } from '../persistence/api-key-store';
import type { Session } from '../persistence/session-store';

/** 256 random bits follow; secret scanners and we know a key by it. */
export const KEY_PREFIX = 'qmk_';

/**
 * What a request with this key may do: what its owner may do at this moment, as some of their personas, and never as an
 * administrator.
 */
export function sessionOfKey({ id, personas, expiresAt, owner }: KeyInForce): Session {
  return {
    // Limits count by it, so each key has its own.
    id,
    userId: owner.id,
    username: owner.username,
    displayName: owner.displayName,
    roles: owner.roles.filter((role) => role !== 'admin'),
    personas,
    sites: owner.sites,
    persona: personas.length === 1 ? personas[0]! : null,
    expiresAt,
  };
}
