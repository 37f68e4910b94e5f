import { request } from 'node:http';
import { Client } from 'pg';
import { RunningGateway, PASSWORD } from '../testing/running-gateway';

jest.setTimeout(60_000);

describe('sign-in', () => {
  let gateway: RunningGateway;
  let admin: string;

  beforeAll(async () => {
    gateway = await RunningGateway.start({
      lockout: { maxFailures: 3, maxFailuresPerAddress: 1000, lockSeconds: 64 },
      limits: { signInsPerMinute: 1000, requestsPerMinute: 10_000 },
    });
    await gateway.addUser('root', ['warehouse_manager', 'field_engineer'], ['member', 'admin']);
    await gateway.addUser('Ann');
    admin = await gateway.signIn('root');
  });
  afterAll(() => gateway?.stop());

  const query = async <T extends object>(sql: string): Promise<T[]> => {
    const client = new Client({ connectionString: gateway.databaseUrl });
    await client.connect();
    const { rows } = await client.query<T>(sql);
    await client.end();
    return rows;
  };
  /** As a browser that was told that this name is our address. */
  const statusByName = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${gateway.url}/v1/sign-in-options`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject).end();
    });
  const attempt = (username: string, password: string) =>
    gateway.request('POST', '/v1/sessions', { body: { username, password } });

  it('tells who is signed in and which persona is in use', async () => {
    const response = await attempt('ann', PASSWORD);
    expect(response.status).toBe(201);
    const { token, ...created } = (await response.json()) as { token: string };
    expect(created).toMatchObject({
      user: { username: 'Ann', displayName: 'Ann', roles: ['member'] },
      personas: [
        { id: 'warehouse_manager', label: 'The warehouse_manager', examples: ['low stock in WH-03'] },
      ],
      persona: 'warehouse_manager',
      session: { idleTimeoutSeconds: 3600 },
    });
    const me = await gateway.request('GET', '/v1/me', { token });
    expect(await me.json()).toEqual(created);
    const both = (await (await gateway.request('GET', '/v1/me', { token: admin })).json()) as object;
    expect(both).toMatchObject({ persona: null, personas: [{}, {}] });
  });

  it('stores neither password nor token', async () => {
    const token = await gateway.signIn('ann');
    const [{ dump }] = (await query<{ dump: string }>(
      `SELECT (SELECT string_agg(u::text, '') FROM app_user u) || (SELECT string_agg(s::text, '') FROM session s)
        || (SELECT string_agg(a::text, '') FROM audit a) AS dump`,
    )) as [{ dump: string }];
    expect(dump).toContain('$2b$');
    expect(dump).not.toContain(PASSWORD);
    expect(dump).not.toContain(token.slice(3));
    expect(gateway.logLines.join('\n')).not.toContain(token.slice(3));
  });

  it('refuses a wrong password and an unknown name alike', async () => {
    const [wrong, unknown] = [
      await attempt('ann', 'wrong-password'),
      await attempt('nobody', 'wrong-password'),
    ];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const pick = async (response: Response) => {
      const { code, detail, nextStep } = (await response.json()) as Record<string, string>;
      return { code, detail, nextStep };
    };
    expect(await pick(wrong)).toEqual(await pick(unknown));
    const [second, first] = await gateway.audit(admin);
    expect(first).toMatchObject({
      action: 'sign-in.failed',
      actor: 'Ann',
      details: { reason: 'credentials' },
    });
    expect(second).toMatchObject({ action: 'sign-in.failed', actor: null });
    expect(JSON.stringify(second)).not.toContain('nobody');
  });

  it('does not cut passwords at 72 bytes', async () => {
    const long = `${'long passphrase '.repeat(6)}`;
    await gateway.users.add({
      username: 'long',
      password: `${long}1`,
      displayName: 'L',
      personas: ['warehouse_manager'],
      roles: [],
      sites: null,
    });
    expect((await attempt('long', `${long}2`)).status).toBe(401);
    expect((await attempt('long', `${long}1`)).status).toBe(201);
  });

  it('locks an account for longer and longer, known or not, and says for how long', async () => {
    for (const username of ['ann', 'somebody-else']) {
      await query('DELETE FROM sign_in_failure');
      for (let i = 0; i < 3; i += 1) expect((await attempt(username, 'wrong-password')).status).toBe(401);
      const locked = await attempt(username, PASSWORD);
      expect(locked.status).toBe(429);
      expect(await locked.json()).toMatchObject({ code: 'ACCOUNT_LOCKED' });
      expect(Number(locked.headers.get('retry-after'))).toBe(2);
      await query(`UPDATE sign_in_failure SET locked_until = now()`);
      expect((await attempt(username, 'wrong-password')).status).toBe(401);
      expect(Number((await attempt(username, PASSWORD)).headers.get('retry-after'))).toBe(4);
    }
    await query(`UPDATE sign_in_failure SET locked_until = now() WHERE true`);
    expect((await attempt('ann', PASSWORD)).status).toBe(201);
    for (let i = 0; i < 2; i += 1) expect((await attempt('ann', 'wrong-password')).status).toBe(401);
    expect((await attempt('ann', PASSWORD)).status).toBe(201);
  });

  it('gives many guesses at once no more tries than one after the other', async () => {
    await query('DELETE FROM sign_in_failure');
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async () => (await attempt('ann', 'wrong-password')).status),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(3);
    await query('DELETE FROM sign_in_failure');
  });

  it('locks an address that tries many names', async () => {
    await gateway.restart({ lockout: { maxFailures: 3, maxFailuresPerAddress: 4, lockSeconds: 64 } });
    for (let i = 0; i < 4; i += 1) expect((await attempt(`name-${i}`, 'wrong-password')).status).toBe(401);
    expect((await attempt('ann', PASSWORD)).status).toBe(429);
    await query('DELETE FROM sign_in_failure');
    await gateway.restart({ lockout: { maxFailures: 3, maxFailuresPerAddress: 1000, lockSeconds: 64 } });
  });

  it('ends a session at once on sign-out, and it stays ended after a restart', async () => {
    const token = await gateway.signIn('ann');
    expect((await gateway.request('DELETE', '/v1/sessions/current', { token })).status).toBe(200);
    const after = async () => {
      const response = await gateway.request('GET', '/v1/me', { token });
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    expect(await after()).toEqual([401, 'SESSION_EXPIRED']);
    await gateway.restart();
    expect(await after()).toEqual([401, 'SESSION_EXPIRED']);
    expect(await gateway.audit(admin)).toContainEqual(
      expect.objectContaining({ action: 'session.ended', actor: 'Ann' }),
    );
  });

  it.each([
    ['was idle too long', `UPDATE session SET last_seen_at = now() - interval '61 minutes'`],
    ['reached its absolute end', `UPDATE session SET expires_at = now() - interval '1 second'`],
  ])('ends a session that %s', async (_why, sql) => {
    await gateway.addUser(`temp-${sql.length}`);
    const token = await gateway.signIn(`temp-${sql.length}`);
    await query(`${sql} WHERE user_id = (SELECT id FROM app_user WHERE username = 'temp-${sql.length}')`);
    const response = await gateway.request('GET', '/v1/me', { token });
    expect(await response.json()).toMatchObject({ status: 401, code: 'SESSION_EXPIRED' });
  });

  it('keeps a session that is used', async () => {
    const token = await gateway.signIn('ann');
    const age = `UPDATE session SET last_seen_at = now() - interval '50 minutes' WHERE created_at = (SELECT max(created_at) FROM session)`;
    for (let i = 0; i < 3; i += 1) {
      await query(age);
      expect((await gateway.request('GET', '/v1/me', { token })).status).toBe(200);
      const end = Date.now() + 5_000;
      let seen = false;
      while (!seen && Date.now() < end) {
        const [row] = await query<{ seen: boolean }>(
          `SELECT last_seen_at > now() - interval '1 minute' AS seen FROM session ORDER BY created_at DESC LIMIT 1`,
        );
        seen = row!.seen;
      }
      expect(seen).toBe(true);
    }
  });

  it('ends the sessions of a disabled user and of one whose password was changed', async () => {
    await gateway.addUser('bob');
    const first = await gateway.signIn('bob');
    await gateway.users.setPassword('BOB', 'another long password');
    expect((await gateway.request('GET', '/v1/me', { token: first })).status).toBe(401);
    const second = await gateway.signIn('bob', 'another long password');
    expect(await gateway.users.disable('bob')).toMatchObject({ username: 'bob', active: false });
    expect((await gateway.request('GET', '/v1/me', { token: second })).status).toBe(401);
    expect((await attempt('bob', 'another long password')).status).toBe(401);
  });

  it('takes changed rights into account at the next request', async () => {
    await gateway.addUser('eve', ['warehouse_manager', 'field_engineer']);
    const token = await gateway.signIn('eve');
    await gateway.request('PUT', '/v1/me/persona', { token, body: { persona: 'warehouse_manager' } });
    const ask = () =>
      gateway.request('POST', '/v1/questions', {
        token,
        body: { question: 'stock', persona: 'field_engineer' },
      });
    expect((await ask()).status).toBe(200);
    await query(`UPDATE app_user SET personas = '{warehouse_manager}' WHERE username = 'eve'`);
    expect((await ask()).status).toBe(403);
    await query(`UPDATE app_user SET personas = '{field_engineer}' WHERE username = 'eve'`);
    const me = await gateway.request('GET', '/v1/me', { token });
    expect(await me.json()).toMatchObject({ persona: null, personas: [{ id: 'field_engineer' }] });
  });

  it.each([
    ['a short password', { username: 'new', password: 'seven77' }, /at least 8/],
    ['a taken name in another case', { username: 'ANN', password: PASSWORD }, /taken/],
    ['a name with blanks', { username: 'a b', password: PASSWORD }, /username/],
  ])('adds no user with %s', async (_what, { username, password }, message) => {
    const adding = gateway.users.add({
      username,
      password,
      displayName: 'x',
      personas: [],
      roles: [],
      sites: null,
    });
    await expect(adding).rejects.toThrow(message);
  });

  it('lets a persona be chosen and switched, each audited', async () => {
    const choose = (persona: string) =>
      gateway.request('PUT', '/v1/me/persona', { token: admin, body: { persona } });
    expect(await (await choose('field_engineer')).json()).toMatchObject({ persona: 'field_engineer' });
    expect((await choose('warehouse_manager')).status).toBe(200);
    const refused = await choose('procurement_specialist');
    expect(await refused.json()).toMatchObject({ status: 403, code: 'PERSONA_NOT_ALLOWED' });
    const [last, switched, chosen] = await gateway.audit(admin);
    expect(last).toMatchObject({ action: 'request.refused', details: { code: 'PERSONA_NOT_ALLOWED' } });
    expect(switched).toMatchObject({ action: 'persona.switched', actor: 'root' });
    expect(switched!.details).toMatchObject({ from: 'field_engineer', to: 'warehouse_manager' });
    expect(chosen).toMatchObject({ action: 'persona.chosen', details: { to: 'field_engineer' } });
  });

  it('has demo users in demo mode only, and ends their sessions with it', async () => {
    expect(await (await gateway.request('GET', '/v1/sign-in-options')).json()).toEqual({
      oidc: null,
      password: true,
      demo: false,
      demoUsers: [],
    });
    await gateway.restart({ demo: true } as never);
    const { demoUsers } = (await (await gateway.request('GET', '/v1/sign-in-options')).json()) as {
      demoUsers: { username: string; password: string }[];
    };
    expect(demoUsers).toHaveLength(6);
    const tokens = [];
    for (const { username, password } of demoUsers) tokens.push(await gateway.signIn(username, password));
    const personas = await Promise.all(
      tokens.map(async (token) => {
        const me = (await (await gateway.request('GET', '/v1/me', { token })).json()) as {
          personas: { id: string }[];
        };
        return me.personas.map(({ id }) => id);
      }),
    );
    expect(personas).toEqual([
      ['warehouse_manager'],
      ['field_engineer'],
      ['procurement_specialist'],
      ['store_manager'],
      ['store_associate'],
      ['warehouse_manager', 'field_engineer', 'procurement_specialist', 'store_manager', 'store_associate'],
    ]);
    expect(await statusByName('evil.example')).toBe(403);
    expect(await statusByName('localhost')).toBe(200);
    await gateway.restart({ demo: false } as never);
    expect((await gateway.request('GET', '/v1/me', { token: tokens[0] })).status).toBe(401);
    expect((await attempt(demoUsers[0]!.username, demoUsers[0]!.password)).status).toBe(401);
  });
});
