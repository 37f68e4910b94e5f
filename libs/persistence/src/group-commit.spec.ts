import { GroupCommit } from './group-commit';

describe('GroupCommit', () => {
  it('sends together what comes at once or meanwhile, up to a limit', async () => {
    const batches: number[][] = [];
    const group = new GroupCommit<number, number>(
      async (items) => {
        batches.push(items);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return items.map((item) => item * 2);
      },
      { maxBatch: 3, concurrency: 1 },
    );
    const first = [1, 2].map((item) => group.run(item));
    await new Promise((resolve) => setImmediate(resolve));
    const second = [3, 4, 5, 6].map((item) => group.run(item));
    expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8, 10, 12]);
    expect(batches).toEqual([[1, 2], [3, 4, 5], [6]]);
  });

  it('fails a batch as a whole and goes on', async () => {
    let fail = true;
    const group = new GroupCommit<number, number>(
      (items) => (fail ? Promise.reject(new Error('away')) : Promise.resolve(items)),
      { maxBatch: 10, concurrency: 1 },
    );
    const failed = await Promise.allSettled([group.run(1), group.run(2)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail = false;
    expect(await group.run(3)).toBe(3);
  });
});
