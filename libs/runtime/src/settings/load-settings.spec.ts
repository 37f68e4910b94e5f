import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentSecrets, withDevelopmentSecrets } from './development-secrets';
import { loadSettings } from './load-settings';
import { SettingsError } from './settings-error';
import { settingsReference } from './settings-reference';

describe('settings', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'qm-settings-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const load = (yaml: string, env: NodeJS.ProcessEnv = {}) => {
    const file = join(directory, 'quartermaster.yaml');
    writeFileSync(file, yaml);
    return loadSettings({ file, env });
  };
  const faults = (run: () => unknown): Record<string, string> => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return Object.fromEntries(error.faults.map(({ path, message }) => [path, message]));
    }
    throw new Error('the settings were accepted');
  };
  const production = {
    NODE_ENV: 'production',
    QM_SIGNING_KEY: 's'.repeat(32),
    QM_PASSWORD_PEPPER: 'pepper',
    QM_CUSTOMER_KEY: 'c'.repeat(32),
    DATABASE_URL: 'postgres://qm:word@db/qm',
  };

  describe('defaults', () => {
    it('need no file and no variable', () => {
      const settings = load('');
      expect(settings.environment).toBe('development');
      expect(settings.demo).toBe(true);
      expect(settings.server).toEqual({ host: '127.0.0.1', port: 4400, trustedProxies: [] });
      expect(settings.bus.transport).toBe('in-process');
      expect(settings.sessions).toEqual({ idleSeconds: 3_600, absoluteSeconds: 43_200 });
      expect(settings.dataDirectory).toBe(join(process.cwd(), '.quartermaster'));
    });

    it('choose NATS when its servers are given, and no demo in production', () => {
      const servers = ['tls://qm:word@a:4222', 'tls://qm:word@b:4222'];
      const settings = load('', { ...production, NATS_URL: servers.join(', ') });
      expect(settings.bus.transport).toBe('nats');
      expect(settings.bus.nats.servers).toEqual(servers);
      expect(settings.demo).toBe(false);
    });
  });

  describe('the file', () => {
    it('is named by QM_CONFIG, and must then exist', () => {
      const file = join(directory, 'other.yaml');
      writeFileSync(file, 'server: { port: 5000 }');
      expect(loadSettings({ env: { QM_CONFIG: file } }).server.port).toBe(5000);
      expect(faults(() => loadSettings({ env: { QM_CONFIG: join(directory, 'none.yaml') } }))).toEqual({
        [join(directory, 'none.yaml')]: 'this settings file does not exist',
      });
    });

    it('takes variables, in the type that the setting has', () => {
      const settings = load(
        [
          'server: { port: "${PORT}", host: "${HOST:-127.0.0.2}" }',
          'demo: ${DEMO:-false}',
          'semantics: { directories: ["${BASE}/one", two] }',
          'passwords: { pepper: "${PEPPER}" }',
          'bus: { nats: { password: "$${literal}" } }',
        ].join('\n'),
        { PORT: '8080', BASE: '/data', PEPPER: '12345', HOST: '' },
      );
      expect(settings.server).toMatchObject({ host: '127.0.0.2', port: 8080 });
      expect(settings.demo).toBe(false);
      expect(settings.semantics.directories).toEqual(['/data/one', 'two']);
      expect(settings.passwords.pepper).toBe('12345');
      expect(settings.bus.nats.password).toBe('${literal}');
    });

    it('names the setting and the variable when one is missing', () => {
      expect(
        faults(() => load('server: { port: "${PORT}" }\ndatabase: { url: "postgres://${HOST}/x" }')),
      ).toEqual({
        'server.port (QM_PORT)': 'the environment variable PORT is not set and has no default',
        'database.url (DATABASE_URL)': 'the environment variable HOST is not set and has no default',
      });
    });

    it('is told where its YAML breaks', () => {
      const [message] = Object.values(faults(() => load('server:\n  port: [1\n')));
      expect(message).toMatch(/line \d/);
      expect(Object.values(faults(() => load('- a\n- b\n')))).toEqual(['expected settings, `name: value`']);
    });

    it('is overridden by the variables of the table', () => {
      const env = {
        QM_PORT: '1',
        QM_HOST: '::1',
        QM_DEMO: 'false',
        LOG_LEVEL: 'warn',
        QM_TODAY: '2026-06-17',
      };
      const settings = load('server: { port: 2 }\nlogging: { level: debug }', env);
      expect(settings.server).toMatchObject({ host: '::1', port: 1 });
      expect(settings.demo).toBe(false);
      expect(settings.logging.level).toBe('warn');
      expect(settings.clock.today).toBe('2026-06-17');
    });
  });

  describe('faults', () => {
    it('are told all at once, with path and variable, and without the wrong value', () => {
      const yaml = [
        'server: { port: 99999, hots: x }',
        'clock: { timeZone: Mars/Olympus, today: 17.06.2026 }',
        'database: { url: "mysql://user:hidden-password@db" }',
        'bus: { signingKey: too-short-secret }',
        'limit: {}',
      ].join('\n');
      const found = faults(() => load(yaml, { LOG_LEVEL: 'loud' }));
      expect(Object.keys(found).sort()).toEqual([
        'bus.signingKey (QM_SIGNING_KEY)',
        'clock.timeZone',
        'clock.today (QM_TODAY)',
        'database.url (DATABASE_URL)',
        'limit',
        'logging.level (LOG_LEVEL)',
        'server.hots',
        'server.port (QM_PORT)',
      ]);
      expect(found['server.hots']).toBe('unknown setting; did you mean host?');
      expect(found.limit).toBe('unknown setting; did you mean limits?');
      expect(JSON.stringify(found)).not.toMatch(/hidden-password|too-short-secret/);
    });

    it('suggest nothing where nothing is near', () => {
      expect(faults(() => load('teapot: 1'))).toEqual({ teapot: 'unknown setting' });
    });

    it('read as a list for the person who starts', () => {
      expect(() => load('demo: maybe\nserver: { port: -1 }')).toThrow(
        /^2 settings are not valid:\n  demo \(QM_DEMO\): .+\n  server\.port/,
      );
    });
  });

  describe('approval rules', () => {
    it('take the place of the built-in ones', () => {
      const { rules } = load('approvals: { rules: [{ role: admin, kinds: [reorder], upTo: 5 }] }').approvals;
      expect(rules).toEqual([{ role: 'admin', kinds: ['reorder'], upTo: 5 }]);
      expect(load('approvals: { rules: [] }').approvals.rules).toEqual([]);
    });

    it.each([
      ['{ kinds: [reorder] }', 'approvals.rules.0'],
      ['{ persona: a, role: admin, kinds: [reorder] }', 'approvals.rules.0'],
      ['{ role: admin, kinds: [] }', 'approvals.rules.0.kinds'],
      ['{ role: admin, kinds: [buy] }', 'approvals.rules.0.kinds.0'],
      ['{ role: admin, kinds: [reorder], upto: 5 }', 'approvals.rules.0.upto'],
    ])('refuse %s', (rule, path) => {
      expect(Object.keys(faults(() => load(`approvals: { rules: [${rule}] }`)))).toEqual([path]);
    });
  });

  describe('money', () => {
    it('has no budget unless one is given, and the prices of the built-in list unless another is', () => {
      const { budgets, prices } = load('');
      expect(budgets).toEqual({ alertShare: 0.8, reservePerQuestionUsd: 0.05 });
      expect(prices.list).toContainEqual({ service: 'warehouse', unit: 'rpu-hour', usd: 0.36 });
      const own = { service: 'warehouse', unit: 'second', usd: 0.001 };
      expect(load(`prices: { list: [${JSON.stringify(own)}] }`).prices.list).toEqual([own]);
    });

    it.each([
      ['budgets: { perUserDayUsd: 0.01 }', 'budgets.reservePerQuestionUsd'],
      ['budgets: { totalMonthUsd: 5, totalDayUsd: 0 }', 'budgets.reservePerQuestionUsd'],
      ['budgets: { totalMonthUsd: -1 }', 'budgets.totalMonthUsd'],
      ['budgets: { alertShare: 1.5 }', 'budgets.alertShare'],
      ['prices: { list: [{ service: a, unit: b, usd: 1 }, { service: a, unit: b, usd: 2 }] }', 'prices.list'],
      ['prices: { list: [{ service: a, usd: 1 }] }', 'prices.list.0.unit'],
    ])('refuses %s', (yaml, path) => {
      expect(Object.keys(faults(() => load(yaml)))).toEqual([path]);
    });
  });

  describe('production', () => {
    it('names every missing secret', () => {
      expect(Object.keys(faults(() => load('', { NODE_ENV: 'production' })))).toEqual([
        'bus.signingKey (QM_SIGNING_KEY)',
        'passwords.pepper (QM_PASSWORD_PEPPER)',
        'stores.customerKey (QM_CUSTOMER_KEY)',
        'database.url (DATABASE_URL)',
      ]);
    });

    it('refuses demo users', () => {
      expect(faults(() => load('demo: true', production))).toEqual({
        'demo (QM_DEMO)': 'demo users are refused in production',
      });
    });

    it('listens where it is told', () => {
      expect(load('server: { host: 0.0.0.0 }', production).server.host).toBe('0.0.0.0');
    });
  });

  it('demo mode listens on loopback only', () => {
    for (const host of ['127.0.0.1', '127.9.9.9', '::1', 'localhost'])
      expect(load(`server: { host: "${host}" }`).demo).toBe(true);
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.example.org'])
      expect(Object.keys(faults(() => load(`server: { host: "${host}" }`)))).toEqual([
        'server.host (QM_HOST)',
      ]);
    expect(load('server: { host: 0.0.0.0 }\ndemo: false').demo).toBe(false);
  });

  describe('development secrets', () => {
    it('are made once and kept, readable by the owner only', () => {
      const first = developmentSecrets(directory);
      expect(first.signingKey.length).toBeGreaterThanOrEqual(32);
      expect(developmentSecrets(directory)).toEqual(first);
      expect(statSync(join(directory, 'development-secrets.json')).mode & 0o777).toBe(0o600);
    });

    it('fill in only what is absent', () => {
      const settings = load(`dataDirectory: ${directory}\npasswords: { pepper: mine }`);
      const complete = withDevelopmentSecrets(settings);
      expect(complete.passwords.pepper).toBe('mine');
      expect(complete.bus.signingKey).toBe(developmentSecrets(directory).signingKey);
      expect(settings.bus.signingKey).toBeUndefined();
      expect(complete.stores.customerKey.length).toBeGreaterThanOrEqual(32);
      expect(withDevelopmentSecrets(settings).stores.customerKey).toBe(complete.stores.customerKey);
    });

    it('tell plainly when the data directory cannot be used', () => {
      const file = join(directory, 'a-file');
      writeFileSync(file, '');
      expect(Object.keys(faults(() => developmentSecrets(join(file, 'data'))))).toEqual([
        'dataDirectory (QM_DATA_DIR)',
      ]);
    });

    it('are never replaced when the file is damaged', () => {
      const file = join(directory, 'development-secrets.json');
      writeFileSync(file, '{');
      expect(() => developmentSecrets(directory)).toThrow(SettingsError);
      expect(readFileSync(file, 'utf8')).toBe('{');
    });
  });

  describe('reference', () => {
    const reference = settingsReference();

    it('describes every setting', () => {
      expect(reference.filter(({ description }) => description.length < 4)).toEqual([]);
      expect(reference.length).toBeGreaterThan(50);
    });

    it('knows type, default, variable and secrecy', () => {
      const of = (path: string) => reference.find((setting) => setting.path === path);
      expect(of('server.port')).toMatchObject({
        type: 'integer',
        default: 4400,
        env: 'QM_PORT',
        secret: false,
      });
      expect(of('bus.signingKey')).toMatchObject({ type: 'text', default: undefined, secret: true });
      expect(of('logging.level')?.type).toBe('one of debug, info, warn, error, silent');
      expect(of('bus.nats.servers')).toMatchObject({ type: 'list of text', default: [], env: 'NATS_URL' });
      expect(of('bus.nats.tls.caFile')?.type).toBe('text');
    });

    it('names no variable twice', () => {
      const names = reference.map(({ env }) => env).filter((env) => env !== undefined);
      expect(new Set(names).size).toBe(names.length);
    });

    it('shows defaults that are valid', () => {
      const tree: Record<string, unknown> = {};
      for (const { path, default: value } of reference) {
        if (value === undefined) continue;
        const keys = path.split('.');
        const last = keys.pop()!;
        let at = tree;
        for (const key of keys) at = (at[key] ??= {}) as Record<string, unknown>;
        at[last] = value;
      }
      expect(load(JSON.stringify(tree))).toEqual(load(''));
    });
  });
});
