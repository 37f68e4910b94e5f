import { createHash } from 'node:crypto';
import type { ApiKey, ApiKeyCreated, ApiKeyPage } from '#libs/contracts';
import { NO_SESSION } from '#libs/contracts';
import { api } from '../api';
import type { Endpoint } from '../endpoint';
import { openApiDocument } from '../open-api';
import { RunningGateway } from '../testing/running-gateway';

jest.setTimeout(60_000);

const BOTH = ['warehouse_manager', 'procurement_specialist'];
const ENDPOINTS = Object.values<Endpoint>(api);

describe('API keys', () => {
  let gateway: RunningGateway;
  let ann: string;
  let admin: string;

  beforeAll(async () => {
    gateway = await RunningGateway.start({
      apiKeys: { maxPerUser: 5, maxDays: 30 },
      limits: { signInsPerMinute: 1000, requestsPerMinute: 200 },
    });
    await gateway.addUser('root', BOTH, ['member', 'admin']);
    await gateway.addUser('ann', BOTH);
    ann = await gateway.signIn('ann');
    admin = await gateway.signIn('root');
  });
  beforeEach(() => gateway.query('DELETE FROM api_key'));
  afterAll(() => gateway?.stop());

  const send = (token: string, body: object) => gateway.request('POST', '/v1/api-keys', { token, body });
  async function make(token: string, more: object = {}): Promise<ApiKeyCreated> {
    const response = await send(token, { name: 'robot', scopes: ['questions'], expiresInDays: 30, ...more });
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as ApiKeyCreated;
  }
  const list = async (token: string, of = 'me'): Promise<ApiKey[]> => {
    const response = await gateway.request('GET', `/v1/api-keys?of=${of}`, { token });
    return ((await response.json()) as ApiKeyPage).data;
  };
  const ask = (token: string, more: object = {}) =>
    gateway.request('POST', '/v1/questions', { token, body: { question: 'low stock', ...more } });
  const codeOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { code?: string }).code,
  ];
  const DEAD = [401, 'NOT_SIGNED_IN'];

  it('is shown once, and stored as a hash', async () => {
    const { key, ...made } = await make(ann);
    expect(key).toMatch(/^qmk_[\w-]{43}$/);
    expect(made).toMatchObject({ lastFour: key.slice(-4), personas: BOTH, expired: false, lastUsedAt: null });
    expect(await list(ann)).toEqual([made]);
    const stored = await gateway.query<{ key_hash: string }>('SELECT * FROM api_key');
    expect(stored[0]!.key_hash).toBe(createHash('sha256').update(key).digest('base64url'));
    const kept = JSON.stringify([stored, await gateway.query('SELECT * FROM audit'), gateway.logLines]);
    expect(kept).not.toContain(key.slice(4));
  });

  it('asks with the rights that its owner has at this moment, without a session and never as an administrator', async () => {
    const { key } = await make(admin, { personas: ['warehouse_manager'] });
    expect((await ask(key)).status).toBe(200);
    const { principal } = gateway.services.asked.at(-1)!.context;
    expect(principal).toMatchObject({
      username: 'root',
      personas: ['warehouse_manager'],
      roles: ['member'],
      sites: null,
      sessionId: NO_SESSION,
    });
    expect(await codeOf(await ask(key, { persona: 'procurement_specialist' }))).toEqual([
      403,
      'PERSONA_NOT_ALLOWED',
    ]);
    await gateway.query(`UPDATE app_user SET sites = '{WH-01}' WHERE username = 'root'`);
    await ask(key);
    expect(gateway.services.asked.at(-1)!.context.principal).toMatchObject({ sites: ['WH-01'] });
    await gateway.query(
      `UPDATE app_user SET sites = NULL, personas = '{procurement_specialist}' WHERE username = 'root'`,
    );
    expect(await codeOf(await ask(key))).toEqual(DEAD);
    await gateway.query(
      `UPDATE app_user SET personas = '{warehouse_manager,procurement_specialist}' WHERE username = 'root'`,
    );
    expect((await ask(key)).status).toBe(200);
  });

  it('says which persona is meant only where there are several', async () => {
    const { key } = await make(ann);
    expect(await codeOf(await ask(key))).toEqual([400, 'VALIDATION_FAILED']);
    expect((await ask(key, { persona: 'procurement_specialist' })).status).toBe(200);
  });

  it('does what its scopes name and nothing else', async () => {
    const { key } = await make(ann, { scopes: ['proposals:read'] });
    const refused = await ask(key);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'SCOPE_MISSING', details: { scope: 'questions' } });
  });

  it('names a scope for no endpoint that is for people', () => {
    const forPeople = [
      ...['signOut', 'me', 'choosePersona', 'apiKeys', 'createApiKey', 'revokeApiKey', 'audit'],
      ...['approveProposal', 'rejectProposal', 'deleteConversation', 'deleteConversations', 'forgetMemory'],
    ];
    const without = ENDPOINTS.filter(({ access, scope }) => access !== 'public' && scope === undefined);
    expect(without.map(({ id }) => id)).toEqual(expect.arrayContaining(forPeople));
    expect(ENDPOINTS.filter(({ access, scope }) => access === 'admin' && scope !== undefined)).toEqual([]);
  });

  it.each(ENDPOINTS.filter(({ access, scope }) => access !== 'public' && scope === undefined))(
    'cannot be used at $method $path, whatever its scopes',
    async ({ method, path }) => {
      const scopes = ['questions', 'tools', 'proposals:read', 'proposals:write', 'watches', 'costs', 'data'];
      const { key } = await make(admin, { scopes });
      const body = method === 'GET' ? undefined : {};
      const address = path.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
      expect(await codeOf(await gateway.request(method, address, { token: key, body }))).toEqual([
        403,
        'SCOPE_MISSING',
      ]);
    },
  );

  it('dies at once when it is revoked, past its time, or its owner is switched off', async () => {
    const [revoked, expired, owned] = [await make(ann), await make(ann), await make(ann)];
    const persona = { persona: 'warehouse_manager' };
    for (const { key } of [revoked, expired, owned]) expect((await ask(key, persona)).status).toBe(200);
    const gone = await gateway.request('DELETE', `/v1/api-keys/${revoked.id}`, { token: ann });
    expect(gone.status).toBe(204);
    expect(await codeOf(await ask(revoked.key, persona))).toEqual(DEAD);
    await gateway.query(`UPDATE api_key SET expires_at = now() WHERE id = '${expired.id}'`);
    expect(await codeOf(await ask(expired.key, persona))).toEqual(DEAD);
    expect(await list(ann)).toMatchObject([
      { id: owned.id, expired: false },
      { id: expired.id, expired: true },
    ]);
    await gateway.users.disable('ann');
    expect(await codeOf(await ask(owned.key, persona))).toEqual(DEAD);
    await gateway.users.enable('ann');
    ann = await gateway.signIn('ann');
    expect((await ask(owned.key, persona)).status).toBe(200);
    for (const made of ['qmk_', 'qmk_x', `${owned.key}x`, owned.key.toLowerCase()])
      expect(await codeOf(await ask(made, persona))).toEqual(DEAD);
  });

  it('belongs to whoever made it; administrators see and revoke everybody’s', async () => {
    const own = await make(ann);
    const other = await make(admin);
    expect((await list(ann)).map(({ id }) => id)).toEqual([own.id]);
    expect(await codeOf(await gateway.request('GET', '/v1/api-keys?of=everybody', { token: ann }))).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect((await list(admin, 'everybody')).map(({ owner }) => owner.username)).toEqual(['root', 'ann']);
    const revoke = (id: string, token: string) => gateway.request('DELETE', `/v1/api-keys/${id}`, { token });
    expect((await revoke(other.id, ann)).status).toBe(404);
    expect((await revoke(own.id, admin)).status).toBe(204);
    expect((await revoke(own.id, admin)).status).toBe(404);
    const actions = await gateway.audit(admin, 20);
    expect(actions).toContainEqual(
      expect.objectContaining({
        action: 'api-key.revoked',
        actor: 'root',
        details: expect.objectContaining({ owner: 'ann', keyId: own.id }),
      }),
    );
    expect(actions).toContainEqual(
      expect.objectContaining({
        action: 'api-key.created',
        actor: 'ann',
        details: expect.objectContaining({ keyId: own.id, scopes: ['questions'], lastFour: own.lastFour }),
      }),
    );
  });

  it('is limited in number, also when many are made at once, and in time', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 8 }, () => send(ann, { name: 'x', scopes: ['data'], expiresInDays: 1 })),
    );
    expect(statuses.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409, 409]);
    const refused = await send(ann, { name: 'x', scopes: ['data'], expiresInDays: 1 });
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_KEYS', details: { maxPerUser: 5 } });
    // What has expired counts no more.
    await gateway.query('UPDATE api_key SET expires_at = now() WHERE id = (SELECT id FROM api_key LIMIT 1)');
    await make(ann);
    const long = await send(admin, { name: 'x', scopes: ['data'], expiresInDays: 31 });
    expect(await long.json()).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'expiresInDays', message: 'must not be more than 30' }],
    });
  });

  it.each([
    [{ name: ' ' }, 400],
    [{ name: 'x'.repeat(81) }, 400],
    [{ scopes: [] }, 400],
    [{ scopes: ['everything'] }, 400],
    [{ expiresInDays: 0 }, 400],
    [{ expiresInDays: 1.5 }, 400],
    [{ personas: [] }, 400],
    [{ personas: ['field_engineer'] }, 403],
    [{ userId: 'somebody' }, 400],
  ])('is not made of %j', async (more, status) => {
    const response = await send(ann, { name: 'x', scopes: ['data'], expiresInDays: 1, ...more });
    expect(response.status).toBe(status);
    expect(await list(ann)).toEqual([]);
  });

  it('is listed page by page', async () => {
    const made = [await make(ann), await make(ann), await make(ann)].map(({ id }) => id).reverse();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const response = await gateway.request('GET', `/v1/api-keys?limit=1${from}`, { token: ann });
      const page = (await response.json()) as ApiKeyPage;
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(made);
  });

  it('remembers when it was last used', async () => {
    const { key } = await make(ann);
    await ask(key, { persona: 'warehouse_manager' });
    const end = Date.now() + 10_000;
    while ((await list(ann))[0]!.lastUsedAt === null)
      if (Date.now() > end) throw new Error('the use was never noted');
  });

  it('is counted apart from its owner and from other keys', async () => {
    await gateway.restart({ limits: { requestsPerMinute: 3, signInsPerMinute: 1000 } });
    const [first, second] = [await make(ann), await make(ann)];
    const persona = { persona: 'warehouse_manager' };
    const statuses = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await ask(first.key, persona)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await ask(second.key, persona)).status).toBe(200);
    expect((await gateway.request('GET', '/v1/me', { token: ann })).status).toBe(200);
    await gateway.restart({ limits: { requestsPerMinute: 200, signInsPerMinute: 1000 } });
  });

  it('is told apart in log and audit', async () => {
    const { key, id } = await make(ann, { scopes: ['data'] });
    await ask(key);
    expect(gateway.logLines.some((line) => line.includes(`"apiKeyId":"${id}"`))).toBe(true);
    expect(await gateway.audit(admin, 5)).toContainEqual(
      expect.objectContaining({
        action: 'request.refused',
        actor: 'ann',
        details: expect.objectContaining({ code: 'SCOPE_MISSING', apiKeyId: id }),
      }),
    );
  });

  it('is described: each operation that a key may call names its scope', () => {
    const { paths } = openApiDocument() as {
      paths: Record<string, Record<string, { operationId: string; security?: { apiKey?: string[] }[] }>>;
    };
    const described = Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ operationId, security = [] }) =>
        security.flatMap(({ apiKey }) => (apiKey ? [[operationId, ...apiKey]] : [])),
      );
    const declared = ENDPOINTS.flatMap(({ id, scope }) => (scope === undefined ? [] : [[id, scope]]));
    expect(described.sort()).toEqual(declared.sort());
  });
});
