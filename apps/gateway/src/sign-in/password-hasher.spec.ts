import type { CompleteSettings } from '#libs/runtime';
import { MAX_WAITING, PasswordHasher } from './password-hasher';

const hasher = (pepper = 'pepper', bcryptCost = 4) =>
  new PasswordHasher({ passwords: { pepper, bcryptCost, poolSize: 2, minLength: 8 } } as CompleteSettings);

describe('PasswordHasher', () => {
  it('uses the cost of the settings', async () => {
    expect(await hasher('pepper', 12).hash('correct horse')).toMatch(/^\$2b\$12\$/);
  });

  it('tells passwords apart beyond 72 bytes and after a zero byte', async () => {
    const passwords = hasher();
    for (const start of ['x'.repeat(72), 'x\0']) {
      const hash = await passwords.hash(`${start}a`);
      expect(await passwords.verify(`${start}a`, hash)).toBe(true);
      expect(await passwords.verify(`${start}b`, hash)).toBe(false);
    }
  });

  it('takes a letter composed or decomposed', async () => {
    const passwords = hasher();
    expect(await passwords.verify('Cafe\u0301-Cre\u0300me', await passwords.hash('Café-Crème'))).toBe(true);
  });

  it('is of no use without the pepper', async () => {
    expect(await hasher('other').verify('correct horse', await hasher().hash('correct horse'))).toBe(false);
  });

  it('never lets in where there is no hash', async () => {
    expect(await hasher().verify('correct horse', null)).toBe(false);
  });

  it('refuses when too many wait, and serves everybody else', async () => {
    const passwords = hasher('pepper', 6);
    const results = await Promise.allSettled(
      Array.from({ length: MAX_WAITING + 2 + 5 }, () => passwords.hash('correct horse')),
    );
    const refused = results.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(5);
    expect(refused[0]!.reason).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      details: { retryAfterSeconds: 5 },
    });
    expect(await passwords.hash('correct horse')).toMatch(/^\$2b\$/);
  });
});
