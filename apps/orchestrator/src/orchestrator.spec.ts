import { randomUUID } from 'node:crypto';
import { newCallContext, type ServiceClient } from '#libs/bus';
import { orchestrator, QuartermasterError } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { person, reading, RunningOrchestrator, type StubAgents } from './testing/running-orchestrator';

jest.setTimeout(60_000);

describe('orchestrator', () => {
  let running: RunningOrchestrator;
  let services: ServiceClient;
  let agents: StubAgents;
  const ask: RunningOrchestrator['ask'] = (...asked) => running.ask(...asked);

  beforeAll(async () => {
    running = await RunningOrchestrator.start();
    ({ services, agents } = running);
  });
  afterAll(() => running?.stop());
  beforeEach(async () => {
    await running.forget();
    agents.asked = [];
    agents.failures = [];
    agents.result = { kind: 'reading', reading };
  });

  it('tells the steps, and an answer that is already stored', async () => {
    const mara = person();
    const { events, answer } = await ask(mara);
    expect(events.map(({ type }) => type)).toEqual([
      'step-start',
      'step-end',
      'reading',
      'step-start',
      'step-end',
      'answer-delta',
      'answer-end',
    ]);
    expect(answer).toMatchObject({
      kind: 'answer',
      sentence: 'Stock value: 12.50.',
      evidence: { today: '2026-06-17', dataVersion: 'v1' },
    });
    expect(
      await services.call(
        orchestrator.getAnswer,
        { answerId: answer.id },
        newCallContext({ principal: mara }),
      ),
    ).toEqual(answer);
  });

  it('hands earlier turns to the reader, oldest first and ten at most', async () => {
    const mara = person();
    const { answer } = await ask(mara);
    for (let turn = 0; turn < 11; turn += 1) await ask(mara, { conversationId: answer.conversationId });
    expect(agents.asked[0]!.history).toHaveLength(0);
    expect(agents.asked[1]!.history).toEqual([{ question: 'stock value', reading }]);
    expect(agents.asked.at(-1)!.history).toHaveLength(10);
  });

  it('gives the same answer for the same answer id', async () => {
    const mara = person();
    const { answer } = await ask(mara);
    const again = await ask(mara, { answerId: answer.id });
    expect(again.answer).toEqual(answer);
    const kept = await services.call(
      orchestrator.getConversation,
      { conversationId: answer.conversationId },
      newCallContext({ principal: mara }),
    );
    expect(kept.turns).toBe(1);
  });

  it('stores one answer when the same one is asked for twice at once', async () => {
    const mara = person();
    const { answer: first } = await ask(mara);
    const { conversationId } = first;
    const answerId = randomUUID();
    const twice = await Promise.all([
      ask(mara, { answerId, conversationId }),
      ask(mara, { answerId, conversationId }),
    ]);
    expect(twice[0].answer.id).toBe(answerId);
    expect(twice[1].answer).toEqual(twice[0].answer);
    const [conversation] = await running.conversations(mara);
    expect(conversation!.turns).toBe(2);
  });

  it('stores a question back and a refusal too, and takes neither as history', async () => {
    const mara = person();
    agents.result = {
      kind: 'clarify',
      message: 'Which one?',
      choices: [{ label: 'WH-01', question: 'stock value in WH-01' }],
      unresolved: ['it'],
      words: [],
    };
    const { answer } = await ask(mara);
    expect(answer).toMatchObject({ kind: 'clarify', unresolved: ['it'] });
    await running.forget();
    await ask(mara, { conversationId: answer.conversationId });
    expect(agents.asked[1]!.history).toEqual([]);
    const stored = await services.call(
      orchestrator.getConversation,
      { conversationId: answer.conversationId },
      newCallContext({ principal: mara }),
    );
    expect(stored.answers.map(({ kind }) => kind)).toEqual(['clarify', 'clarify']);
  });

  it('tries again when a part was away for a moment', async () => {
    agents.failures = [
      new QuartermasterError('WAREHOUSE_UNAVAILABLE'),
      new QuartermasterError('SERVICE_UNAVAILABLE'),
    ];
    expect((await ask(person())).answer.kind).toBe('answer');
  });

  it('gives a typed error and stores nothing when the query is impossible', async () => {
    const mara = person();
    agents.failures = [new QuartermasterError('QUERY_TOO_LARGE')];
    await expect(ask(mara)).rejects.toMatchObject({ code: 'QUERY_TOO_LARGE' });
    const page = await services.call(
      orchestrator.listConversations,
      { limit: 10 },
      newCallContext({ principal: mara }),
    );
    expect(page.data).toEqual([]);
  });

  it('refuses a persona that the caller does not have, and a conversation of another persona', async () => {
    const mara = person();
    await expect(ask(mara, { persona: 'procurement_specialist' })).rejects.toMatchObject({
      code: 'PERSONA_NOT_ALLOWED',
    });
    const { answer } = await ask(mara);
    await expect(
      ask(mara, { persona: 'field_engineer', conversationId: answer.conversationId }),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('keeps everything private: what is not mine does not exist', async () => {
    const [mara, tom] = [person(), person()];
    const { answer } = await ask(mara);
    const asTom = newCallContext({ principal: tom });
    await expect(services.call(orchestrator.getAnswer, { answerId: answer.id }, asTom)).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
    await expect(ask(tom, { conversationId: answer.conversationId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      services.call(orchestrator.deleteConversation, { conversationId: answer.conversationId }, asTom),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask(tom, { answerId: answer.id })).rejects.toBeDefined();
    expect(
      await services.call(
        orchestrator.getAnswer,
        { answerId: answer.id },
        newCallContext({ principal: mara }),
      ),
    ).toEqual(answer);
  });

  it('pages without losing or repeating a conversation, and deletes them all', async () => {
    const mara = person();
    for (let i = 0; i < 5; i += 1) await ask(mara);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await services.call(
        orchestrator.listConversations,
        { limit: 2, cursor },
        newCallContext({ principal: mara }),
      );
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(5);
    expect(
      await services.call(orchestrator.deleteConversations, {}, newCallContext({ principal: mara })),
    ).toEqual({ deleted: 5 });
  });

  it('audits every question in the chain', async () => {
    const mara = { ...person(), username: `mara-${randomUUID()}` };
    await ask(mara);
    const { data } = await running.app.get(AuditLog).page(50);
    expect(data.find(({ actor }) => actor === mara.username)).toMatchObject({
      action: 'question.answered',
      details: { question: 'stock value', rows: 1 },
    });
    expect((await running.app.get(AuditLog).verify()).intact).toBe(true);
  });
});
