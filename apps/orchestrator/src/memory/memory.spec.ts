import { randomUUID } from 'node:crypto';
import { newCallContext } from '#libs/bus';
import { memory, type Memory, type Principal, type Reading } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { person, reading, RunningOrchestrator } from '../testing/running-orchestrator';

jest.setTimeout(60_000);

const PERSONA = 'warehouse_manager';

/** A reading in which a warehouse was named. */
const about = (warehouse: string): Reading => ({
  ...reading,
  words: [
    { text: 'stock value', start: 0, end: 11, role: 'measure', meaning: 'Stock value' },
    {
      text: warehouse,
      start: 15,
      end: 20,
      role: 'value',
      member: 'stock.warehouse_code',
      value: warehouse,
      meaning: `Warehouse is ${warehouse}`,
    },
  ],
});

describe('memory', () => {
  let running: RunningOrchestrator;

  beforeAll(async () => {
    running = await RunningOrchestrator.start();
  });
  afterAll(() => running?.stop());
  beforeEach(() => {
    running.agents.asked = [];
    running.agents.result = { kind: 'reading', reading };
  });

  /** Every question is read anew: what the reader is handed is looked at. */
  const ask: RunningOrchestrator['ask'] = async (...asked) => {
    await running.forget();
    return running.ask(...asked);
  };
  const recall = (principal: Principal, persona = PERSONA): Promise<Memory> =>
    running.services.call(memory.recall, { persona }, newCallContext({ principal }));
  const forget = (principal: Principal, persona = PERSONA): Promise<{ forgotten: number }> =>
    running.services.call(memory.forget, { persona }, newCallContext({ principal }));
  const askAbout = (principal: Principal, warehouse: string) => {
    running.agents.result = { kind: 'reading', reading: about(warehouse) };
    return ask(principal);
  };

  it('holds the last ten interactions of all conversations and devices, newest first, with what was named', async () => {
    const mara = person();
    for (let i = 1; i <= 11; i += 1) {
      const device = { ...mara, sessionId: randomUUID() };
      await askAbout(device, `WH-${String(i % 3).padStart(2, '0')}`);
    }
    const { interactions, entities, clearedAt } = await recall(mara);
    expect(interactions).toHaveLength(10);
    expect(new Set(interactions.map(({ conversationId }) => conversationId)).size).toBe(10);
    expect(interactions[0]).toMatchObject({
      question: 'stock value',
      text: 'Stock value: 12.50.',
      entities: [{ member: 'stock.warehouse_code', value: 'WH-02', label: 'Warehouse is WH-02' }],
    });
    expect(entities.map(({ value }) => value)).toEqual(['WH-02', 'WH-01', 'WH-00']);
    expect(clearedAt).toBeNull();
  });

  it('names what a clicked condition is about, once for each thing', async () => {
    const mara = person();
    const query = {
      ...reading.query,
      filters: [{ member: 'stock.warehouse_code', operator: 'equals' as const, values: ['WH-07'] }],
    };
    const chips = [
      { id: 'filters.0', kind: 'filter' as const, label: 'Warehouse is WH-07', removable: true },
    ];
    running.agents.result = { kind: 'reading', reading: { ...about('WH-07'), query, chips } };
    await ask(mara);
    running.agents.result = { kind: 'reading', reading: { ...reading, query, chips } };
    await ask(mara);
    const { interactions, entities } = await recall(mara);
    expect(interactions.map(({ entities: named }) => named.map(({ label }) => label))).toEqual([
      ['Warehouse is WH-07'],
      ['Warehouse is WH-07'],
    ]);
    expect(entities).toHaveLength(1);
  });

  it('is private, and apart for each persona', async () => {
    const mara = person();
    await askAbout(mara, 'WH-03');
    expect((await recall(person())).interactions).toEqual([]);
    expect((await recall(mara, 'field_engineer')).interactions).toEqual([]);
    await expect(recall(mara, 'procurement_specialist')).rejects.toMatchObject({
      code: 'PERSONA_NOT_ALLOWED',
    });
    await expect(forget(mara, 'procurement_specialist')).rejects.toMatchObject({
      code: 'PERSONA_NOT_ALLOWED',
    });
  });

  it('remembers neither a question back nor a tile of the dashboard', async () => {
    const mara = person();
    running.agents.result = { kind: 'clarify', message: 'Which?', choices: [], unresolved: [], words: [] };
    await ask(mara);
    running.agents.result = { kind: 'reading', reading };
    await ask(mara, { purpose: 'dashboard' });
    expect((await recall(mara)).interactions).toEqual([]);
  });

  it('forgets on request: later questions refer to nothing before, and the conversation stays', async () => {
    const mara = { ...person(), username: `mara-${randomUUID()}` };
    const { answer } = await askAbout(mara, 'WH-03');
    const { conversationId } = answer;
    await ask(mara, { conversationId });
    expect(running.agents.asked.at(-1)!.history).toHaveLength(1);

    expect(await forget(mara)).toEqual({ forgotten: 2 });
    const { interactions, entities, clearedAt } = await recall(mara);
    expect({ interactions, entities }).toEqual({ interactions: [], entities: [] });
    expect(clearedAt).not.toBeNull();
    await ask(mara, { conversationId });
    expect(running.agents.asked.at(-1)!.history).toEqual([]);
    await ask(mara, { conversationId });
    expect(running.agents.asked.at(-1)!.history).toHaveLength(1);
    expect((await recall(mara)).interactions).toHaveLength(2);
    expect(await forget(mara)).toEqual({ forgotten: 2 });

    const { data } = await running.app.get(AuditLog).page(500);
    expect(data.filter(({ action }) => action === 'memory.forgotten')).toMatchObject([
      { actor: mara.username, details: { persona: PERSONA, forgotten: 2 } },
      { actor: mara.username, details: { persona: PERSONA, forgotten: 2 } },
    ]);
  });

  it('is cleared by a switch of the persona: nothing of the other one is referred to', async () => {
    const mara = person();
    const { answer } = await askAbout(mara, 'WH-03');
    await ask(mara, { persona: 'field_engineer' });
    expect(running.agents.asked.at(-1)).toMatchObject({ persona: 'field_engineer', history: [] });
    await expect(
      ask(mara, { persona: 'field_engineer', conversationId: answer.conversationId }),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await forget(mara, 'field_engineer');
    await ask(mara, { conversationId: answer.conversationId });
    expect(running.agents.asked.at(-1)!.history).toHaveLength(1);
  });
});
