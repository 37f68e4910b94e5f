import { loadSettings } from './load-settings';
import { SettingsError } from './settings-error';

const PRODUCTION = {
  NODE_ENV: 'production',
  QM_SIGNING_KEY: 's'.repeat(32),
  QM_PASSWORD_PEPPER: 'pepper',
  QM_CUSTOMER_KEY: 'c'.repeat(32),
  DATABASE_URL: 'postgres://qm:word@db/qm',
};

/** The settings that are refused. */
function refused(env: NodeJS.ProcessEnv): string[] {
  try {
    loadSettings({ env });
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.faults.map(({ path, message }) => `${path.split(' ')[0]} ${message}`);
  }
}

describe('connections to other machines in production', () => {
  it.each([
    ['NATS without TLS', { NATS_URL: 'nats://qm:word@nats:4222' }, /^bus\.nats\.servers must begin with tls/],
    [
      'one NATS of two without TLS',
      { NATS_URL: 'tls://a@a,nats://a@b' },
      /^bus\.nats\.servers must begin with tls/,
    ],
    [
      'NATS without a password',
      { NATS_URL: 'tls://nats:4222' },
      /^bus\.nats\.servers NATS .* must ask who we are/,
    ],
    ['Redis without TLS', { REDIS_URL: 'redis://:word@redis' }, /^redis\.url must begin with rediss/],
    ['Redis without a password', { REDIS_URL: 'rediss://redis' }, /^redis\.url must hold a password/],
    [
      'PostgreSQL without TLS',
      { DATABASE_URL: 'postgres://qm:word@db/qm?sslmode=disable' },
      /^database\.url sslmode=disable/,
    ],
    [
      'PostgreSQL unchecked',
      { DATABASE_URL: 'postgres://qm:word@db/qm?sslmode=require' },
      /^database\.url sslmode=require/,
    ],
    [
      'PostgreSQL without a password',
      { DATABASE_URL: 'postgres://qm@db/qm' },
      /^database\.url must hold a password/,
    ],
    [
      'a PostgreSQL warehouse that does not say how to encrypt',
      { QM_WAREHOUSE: 'postgres', QM_WAREHOUSE_URL: 'postgres://qm:word@warehouse/data' },
      /^warehouse\.postgres\.url must say sslmode=verify-full/,
    ],
  ])('are refused: %s', (_name, env, message) => {
    expect(refused({ ...PRODUCTION, ...env })).toEqual([expect.stringMatching(message)]);
    const { NODE_ENV: _production, ...development } = { ...PRODUCTION, ...env };
    expect(refused(development)).toEqual([]);
  });

  it.each([
    ['protected ones', { NATS_URL: 'tls://qm:word@nats', REDIS_URL: 'rediss://:word@redis' }],
    ['NATS with user and authority', { NATS_URL: 'nats://nats', QM_NATS_USER: 'qm', QM_NATS_CA: '/ca.pem' }],
    [
      'loopback',
      {
        NATS_URL: 'nats://127.0.0.1:4222',
        REDIS_URL: 'redis://localhost',
        DATABASE_URL: 'postgres://qm@[::1]/qm?sslmode=disable',
      },
    ],
    [
      'a PostgreSQL warehouse that is checked',
      {
        QM_WAREHOUSE: 'postgres',
        QM_WAREHOUSE_URL: 'postgres://qm:word@warehouse/data?sslmode=verify-full',
      },
    ],
    [
      'those that the operator answers for',
      {
        NATS_URL: 'nats://nats',
        REDIS_URL: 'redis://redis',
        DATABASE_URL: 'postgres://qm@db/qm?sslmode=disable',
        QM_ALLOW_UNPROTECTED: 'nats, redis,database',
      },
    ],
  ])('are accepted: %s', (_name, env) => {
    expect(refused({ ...PRODUCTION, ...env })).toEqual([]);
  });

  it('are told with the way out, and without what is secret', () => {
    const [told] = refused({ ...PRODUCTION, REDIS_URL: 'redis://:hidden@redis' });
    expect(told).toContain('name redis in connections.allowUnprotected (QM_ALLOW_UNPROTECTED)');
    expect(told).not.toContain('hidden');
  });
});
