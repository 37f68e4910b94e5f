import { DataSource } from 'typeorm';
import { person, RunningOrchestrator } from '../testing/running-orchestrator';

jest.setTimeout(60_000);

describe('answers of tiles and watches', () => {
  let running: RunningOrchestrator;
  beforeAll(async () => {
    running = await RunningOrchestrator.start({ conversations: { keepUnlistedDays: 30 } });
  });
  afterAll(() => running?.stop());

  it('are deleted when they are old; those of conversations stay', async () => {
    const mara = person();
    const { answer: listed } = await running.ask(mara);
    const tiles = [
      await running.ask(mara, { purpose: 'dashboard' }),
      await running.ask(mara, { purpose: 'watch' }),
    ];
    const database = running.app.get(DataSource);
    const ids = async () => {
      const rows = await database.query<{ id: string }[]>('SELECT id FROM answer WHERE user_id = $1', [
        mara.userId,
      ]);
      return rows.map(({ id }) => id);
    };
    expect(await ids()).toHaveLength(3);
    await database.query(`UPDATE answer SET created_at = created_at - interval '31 days'`);
    const again = await running.ask(mara, { purpose: 'dashboard' });
    expect(new Set(await ids())).toEqual(new Set([listed.id, tiles[1]!.answer.id, again.answer.id]));
  });
});
