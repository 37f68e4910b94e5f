import { randomUUID } from 'node:crypto';
import { newCallContext } from '#libs/bus';
import { type MetricQuery, orchestrator, type Principal, type SavedQuestion } from '#libs/contracts';
import { person, reading, RunningOrchestrator, TODAY } from './testing/running-orchestrator';

jest.setTimeout(60_000);

const MAX_SAVED = 2;
const changed: MetricQuery = { ...reading.query, dimensions: ['stock.warehouse_code'] };
const periods = [{ text: 'last month', range: ['2026-05-01', '2026-06-01'] as [string, string] }];

describe('what can be asked besides words', () => {
  let running: RunningOrchestrator;
  beforeAll(async () => {
    running = await RunningOrchestrator.start({ conversations: { maxSavedQuestions: MAX_SAVED } });
  });
  afterAll(() => running?.stop());
  beforeEach(async () => {
    await running.forget();
    Object.assign(running.agents, {
      asked: [],
      understood: [],
      opened: [],
      ran: [],
      failures: [],
      result: { kind: 'reading', reading: { ...reading, periods } },
    });
  });

  const as = (principal: Principal) => newCallContext({ principal });
  const save = (principal: Principal, answerId: string, savedQuestionId: string = randomUUID()) =>
    running.services.call(
      orchestrator.saveQuestion,
      { answerId, name: 'Value', savedQuestionId },
      as(principal),
    );

  describe('a changed query', () => {
    it('is a turn of the same conversation, which says where it comes from', async () => {
      const mara = person();
      const { answer: first } = await running.ask(mara);
      const { answer, events } = await running.ask(mara, {
        edit: { answerId: first.id, query: changed, periods },
      });
      expect(events.map(({ type }) => type)).toContain('reading');
      expect(answer).toMatchObject({
        kind: 'answer',
        question: 'as it was changed',
        conversationId: first.conversationId,
        origin: { kind: 'edit', answerId: first.id },
      });
      expect(running.agents.ran.at(-1)).toEqual({
        persona: 'warehouse_manager',
        query: changed,
        today: TODAY,
      });
      await running.ask(mara, { conversationId: first.conversationId });
      expect(running.agents.asked.at(-1)!.history.at(-1)).toMatchObject({
        question: 'as it was changed',
        reading: { query: changed },
      });
    });

    it('belongs to the persona of its answer, whatever the request says', async () => {
      const mara = person();
      const { answer } = await running.ask(mara);
      const edit = { answerId: answer.id, query: changed, periods: [] };
      const { answer: edited } = await running.ask(mara, { edit, persona: 'field_engineer' });
      expect(edited.persona).toBe('warehouse_manager');
      const without = { ...mara, personas: ['field_engineer'] };
      await expect(running.ask(without, { edit })).rejects.toMatchObject({ code: 'PERSONA_NOT_ALLOWED' });
    });

    it('needs an answer of the caller with rows', async () => {
      const { answer } = await running.ask(person());
      const edit = { answerId: answer.id, query: changed, periods: [] };
      await expect(running.ask(person(), { edit })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('is made of the options of its answer', async () => {
      const mara = person();
      const { answer } = await running.ask(mara);
      const asked = { answerId: answer.id, chip: 'measures.0', search: 'units', limit: 5 };
      const { options } = await running.services.call(orchestrator.options, asked, as(mara));
      expect(options).toMatchObject([{ label: 'units', query: reading.query, periods }]);
      await expect(running.services.call(orchestrator.options, asked, as(person()))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });
  });

  describe('the rows behind a number', () => {
    it('are those of the day on which it was counted', async () => {
      const mara = person();
      const { answer: first } = await running.ask(mara);
      const { answer } = await running.ask(mara, {
        behind: { answerId: first.id, row: 0, column: 'stock_value' },
      });
      expect(answer).toMatchObject({
        question: 'Rows behind Stock value',
        origin: { kind: 'behind', answerId: first.id },
        evidence: { today: TODAY },
      });
      expect(running.agents.opened[0]).toMatchObject({ query: reading.query, row: [12.5], today: TODAY });
    });

    it.each([
      [1, 'stock_value'],
      [0, 'constructor'],
    ])('are not there for row %p, column %p', async (row, column) => {
      const mara = person();
      const { answer } = await running.ask(mara);
      await expect(running.ask(mara, { behind: { answerId: answer.id, row, column } })).rejects.toMatchObject(
        {
          code: 'VALIDATION_FAILED',
        },
      );
    });
  });

  describe('a saved question', () => {
    it('is asked again with the periods as they were said', async () => {
      const mara = person();
      const { answer: first } = await running.ask(mara);
      const saved = await save(mara, first.id);
      expect(saved).toMatchObject({ name: 'Value', persona: 'warehouse_manager', question: 'stock value' });
      const { answer } = await running.ask(mara, { saved: saved.id });
      expect(answer).toMatchObject({
        question: 'stock value',
        origin: { kind: 'saved', savedQuestionId: saved.id },
      });
      expect(answer.conversationId).not.toBe(first.conversationId);
      expect(running.agents.understood[0]).toMatchObject({ query: reading.query, periods, saidOn: TODAY });
    });

    it('that a watch asks says so', async () => {
      const mara = person();
      const kept = await save(mara, (await running.ask(mara)).answer.id);
      const { answer } = await running.ask(mara, { saved: kept.id, purpose: 'watch' });
      expect(answer).toMatchObject({ origin: { kind: 'watch', savedQuestionId: kept.id } });
    });

    it('is the same one when its saving is repeated', async () => {
      const mara = person();
      const { answer } = await running.ask(mara);
      const id = randomUUID();
      expect(await save(mara, answer.id, id)).toEqual(await save(mara, answer.id, id));
      const tom = person();
      const { answer: his } = await running.ask(tom);
      await expect(save(tom, his.id, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('is refused beyond the limit, also when two come at once', async () => {
      const mara = person();
      const { answer } = await running.ask(mara);
      const tries = await Promise.allSettled([1, 2, 3].map(() => save(mara, answer.id)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(MAX_SAVED);
      expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'TOO_MANY_SAVED', details: { max: MAX_SAVED } },
      });
    });

    it('outlives its conversation, is private, and goes when it is deleted', async () => {
      const [mara, tom] = [person(), person()];
      const { answer } = await running.ask(mara);
      const { id } = await save(mara, answer.id);
      const { conversationId } = answer;
      await running.services.call(orchestrator.deleteConversation, { conversationId }, as(mara));
      expect((await running.ask(mara, { saved: id })).answer.kind).toBe('answer');
      for (const attempt of [
        () => running.ask(tom, { saved: id }),
        () => running.services.call(orchestrator.deleteSavedQuestion, { savedQuestionId: id }, as(tom)),
        () =>
          running.services.call(
            orchestrator.renameSavedQuestion,
            { savedQuestionId: id, name: 'x' },
            as(tom),
          ),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await running.services.call(orchestrator.deleteSavedQuestion, { savedQuestionId: id }, as(mara));
      await expect(running.ask(mara, { saved: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('is listed page by page, newest first, under its new name', async () => {
      const mara = person();
      const { answer } = await running.ask(mara);
      const ids = [(await save(mara, answer.id)).id, (await save(mara, answer.id)).id];
      const renamed = { savedQuestionId: ids[0]!, name: 'Other' };
      await running.services.call(orchestrator.renameSavedQuestion, renamed, as(mara));
      const seen: SavedQuestion[] = [];
      let cursor: string | undefined;
      do {
        const page = await running.services.call(
          orchestrator.listSavedQuestions,
          { limit: 1, cursor },
          as(mara),
        );
        seen.push(...page.data);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(ids));
      expect(seen.find(({ id }) => id === ids[0])!.name).toBe('Other');
    });

    it('cannot be made of a question back', async () => {
      const mara = person();
      running.agents.result = { kind: 'clarify', message: '?', choices: [], unresolved: [], words: [] };
      const { answer } = await running.ask(mara);
      await expect(save(mara, answer.id)).rejects.toMatchObject({ code: 'NOTHING_TO_SAVE' });
    });
  });
});
