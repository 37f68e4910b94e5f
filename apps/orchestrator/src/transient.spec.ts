import { QuartermasterError } from '#libs/contracts';
import { MAX_RETRIES, retryTransient } from './transient';

const failing = (times: number, code: ConstructorParameters<typeof QuartermasterError>[0]) => {
  let calls = 0;
  const work = async () => {
    calls += 1;
    if (calls <= times) throw new QuartermasterError(code);
    return calls;
  };
  return { work, calls: () => calls };
};
const never = new AbortController().signal;

describe('retryTransient', () => {
  it('tries again until a part is back', async () => {
    expect(await retryTransient(never, failing(2, 'WAREHOUSE_UNAVAILABLE').work)).toBe(3);
  });

  it('gives the error after the last attempt', async () => {
    const { work, calls } = failing(99, 'SERVICE_UNAVAILABLE');
    await expect(retryTransient(never, work)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(calls()).toBe(MAX_RETRIES + 1);
  });

  it.each(['QUERY_INVALID', 'QUERY_TIMEOUT', 'SQL_REJECTED', 'INTERNAL'] as const)(
    'does not repeat %s',
    async (code) => {
      const { work, calls } = failing(99, code);
      await expect(retryTransient(never, work)).rejects.toMatchObject({ code });
      expect(calls()).toBe(1);
    },
  );

  it('stops when the caller has gone', async () => {
    const { work, calls } = failing(99, 'SERVICE_UNAVAILABLE');
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 20);
    await expect(retryTransient(gone.signal, work)).rejects.toBeDefined();
    expect(calls()).toBeLessThan(MAX_RETRIES + 1);
  });
});
