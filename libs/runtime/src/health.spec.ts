import { setTimeout as delay } from 'node:timers/promises';
import { Health } from './health';

describe('health', () => {
  it('is well without checks, and when all checks are', async () => {
    const health = new Health();
    expect(await health.check()).toEqual({ ok: true, checks: [] });
    health.register('store', () => Promise.resolve());
    expect(await health.check()).toEqual({ ok: true, checks: [{ name: 'store', ok: true }] });
  });

  it('names what fails and why, also when it throws at once', async () => {
    const health = new Health();
    health.register('store', () =>
      Promise.reject(new Error('no connection', { cause: new Error('refused') })),
    );
    health.register('disk', () => {
      throw new Error('full');
    });
    health.register('bus', () => Promise.resolve());
    expect(await health.check()).toEqual({
      ok: false,
      checks: [
        { name: 'store', ok: false, error: 'no connection (refused)' },
        { name: 'disk', ok: false, error: 'full' },
        { name: 'bus', ok: true },
      ],
    });
  });

  it('waits for no check longer than the limit', async () => {
    const health = new Health({ checkTimeoutMs: 50 });
    health.register('slow', () => delay(5_000, undefined, { ref: false }));
    const start = Date.now();
    expect((await health.check()).checks).toEqual([
      { name: 'slow', ok: false, error: 'no answer within 50 ms' },
    ]);
    expect(Date.now() - start).toBeLessThan(1_000);
  });

  it('forgets a check, and refuses two of one name', async () => {
    const health = new Health();
    const forget = health.register('store', () => Promise.reject(new Error('gone')));
    expect(() => health.register('store', () => Promise.resolve())).toThrow('store');
    forget();
    expect((await health.check()).ok).toBe(true);
  });
});
