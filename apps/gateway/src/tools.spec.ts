import { randomUUID } from 'node:crypto';
import type { Answer, ToolDefinition } from '#libs/contracts';
import { RunningGateway } from './testing/running-gateway';

jest.setTimeout(60_000);

describe('tools', () => {
  let gateway: RunningGateway;
  let token: string;

  beforeAll(async () => {
    gateway = await RunningGateway.start({ limits: { requestsPerMinute: 10_000, signInsPerMinute: 100 } });
    await gateway.addUser('ann', ['warehouse_manager', 'field_engineer']);
    token = await gateway.signIn('ann');
    await gateway.request('PUT', '/v1/me/persona', { token, body: { persona: 'warehouse_manager' } });
  });
  afterAll(() => gateway?.stop());

  const run = (tool: string, body: object, headers: Record<string, string> = {}) =>
    gateway.request('POST', `/v1/tools/${tool}`, { token, body, headers });
  const list = async (path: string) => {
    const response = await gateway.request('GET', path, { token });
    return { status: response.status, body: (await response.json()) as { data: ToolDefinition[] } };
  };

  it("lists those of the session's persona, or of another one of the caller", async () => {
    expect((await list('/v1/tools')).body.data).toMatchObject([
      { name: 'count_beans', personas: ['warehouse_manager'] },
    ]);
    expect((await list('/v1/tools?persona=field_engineer')).body.data[0]!.personas).toEqual([
      'field_engineer',
    ]);
    expect(await list('/v1/tools?persona=procurement_specialist')).toMatchObject({
      status: 403,
      body: { code: 'PERSONA_NOT_ALLOWED' },
    });
    expect((await gateway.request('GET', '/v1/tools')).status).toBe(401);
  });

  it('asks the orchestrator with the call, in the conversation that is named', async () => {
    const conversationId = randomUUID();
    const response = await run('count_beans', { arguments: { colour: 'red' }, conversationId });
    expect(response.status).toBe(200);
    const { question } = gateway.services.asked.at(-1)!;
    expect(question).toEqual({
      call: { tool: 'count_beans', arguments: { colour: 'red' } },
      persona: 'warehouse_manager',
      conversationId,
      answerId: ((await response.json()) as Answer).id,
    });
  });

  it('streams events to whoever asks for them', async () => {
    const response = await run('count_beans', { arguments: {} }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect((await response.text()).match(/^event: .*$/gm)).toEqual([
      'event: step-start',
      'event: answer-end',
    ]);
  });

  it('gives the same answer for the same Idempotency-Key, and refuses other arguments with it', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const asked = gateway.services.asked.length;
    const first = await (await run('count_beans', { arguments: { colour: 'red' } }, headers)).json();
    expect(await (await run('count_beans', { arguments: { colour: 'red' } }, headers)).json()).toEqual(first);
    expect(gateway.services.asked.length).toBe(asked + 1);
    expect(await (await run('count_beans', { arguments: {} }, headers)).json()).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it.each([
    ['a name that is none', 'Count-Beans', { arguments: {} }],
    ['no arguments', 'count_beans', {}],
    ['arguments that are no values', 'count_beans', { arguments: { colour: { deep: 1 } } }],
    ['a field that is not known', 'count_beans', { arguments: {}, persona: 'warehouse_manager', x: 1 }],
  ])('refuses %s', async (_what, tool, body) => {
    const response = await run(tool, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
