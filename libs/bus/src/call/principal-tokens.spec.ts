import { randomUUID } from 'node:crypto';
import type { Principal } from '#libs/contracts';
import {
  MAX_REMEMBERED_TOKENS,
  PrincipalTokens,
  TOKEN_LIFETIME_MS,
  TOKEN_REUSE_MS,
} from './principal-tokens';

const KEY = 'k'.repeat(32);
const ada: Principal = {
  userId: randomUUID(),
  username: 'ada',
  roles: ['admin'],
  personas: ['warehouse_manager'],
  sites: null,
  sessionId: randomUUID(),
};

describe('principal tokens', () => {
  let time = 1_000_000;
  const tokens = (key = KEY) => new PrincipalTokens(key, () => time);

  it('are verified by whoever has the key', () => {
    expect(tokens().verify(tokens().sign(ada))).toEqual(ada);
  });

  it('are used again for a while, whatever the order of the fields', () => {
    const signer = tokens();
    const first = signer.sign(ada);
    const turned = Object.fromEntries(Object.entries(ada).reverse()) as unknown as Principal;
    expect(signer.sign(turned)).toBe(first);
    expect(signer.sign({ ...ada, sessionId: randomUUID() })).not.toBe(first);
    time += TOKEN_REUSE_MS + 1;
    expect(signer.sign(ada)).not.toBe(first);
  });

  it('expire, also where they have been verified before', () => {
    const verifier = tokens();
    const token = tokens().sign(ada);
    time += TOKEN_LIFETIME_MS - 1;
    expect(verifier.verify(token)).toEqual(ada);
    time += 1;
    expect(() => verifier.verify(token)).toThrow(expect.objectContaining({ code: 'NOT_SIGNED_IN' }) as Error);
  });

  it('do not hold under another key', () => {
    expect(() => tokens('q'.repeat(32)).verify(tokens().sign(ada))).toThrow(
      expect.objectContaining({ code: 'NOT_SIGNED_IN' }) as Error,
    );
  });

  it('cannot be widened by a handler', () => {
    const principal = tokens().verify(tokens().sign(ada));
    expect(() => (principal.roles as string[]).push('member')).toThrow(TypeError);
    expect(() => Object.assign(principal, { username: 'eve' })).toThrow(TypeError);
  });

  it('are forgotten when there are too many', () => {
    const signer = tokens();
    const first = signer.sign(ada);
    for (let n = 0; n < MAX_REMEMBERED_TOKENS; n++) signer.sign({ ...ada, username: `user-${n}` });
    time += 1;
    expect(signer.sign(ada)).not.toBe(first);
  });

  it('need a key of some length and a principal of reasonable size', () => {
    expect(() => new PrincipalTokens('short')).toThrow(RangeError);
    const sites = Array.from({ length: 5_000 }, (_, n) => `WH-${n}`);
    expect(() => tokens().sign({ ...ada, sites })).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }) as Error,
    );
  });
});
