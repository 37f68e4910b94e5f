import { setTimeout as delay } from 'node:timers/promises';
import { RunningGateway } from '../testing/running-gateway';

jest.setTimeout(60_000);

const IDLE_SECONDS = 3;

describe('a session whose page looks for news by itself', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start({ sessions: { idleSeconds: IDLE_SECONDS } });
    await gateway.addUser('ada');
  });
  afterAll(() => gateway?.stop());

  const me = async (token: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/v1/me`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return response.status;
  };

  it('ends after its idle time, while one that somebody uses goes on', async () => {
    const [left, used] = [await gateway.signIn('ada'), await gateway.signIn('ada')];
    const end = Date.now() + (IDLE_SECONDS + 1) * 1_000;
    const seen = new Set<number>();
    while (Date.now() < end) {
      seen.add(await me(left, { 'x-unattended': '1' }));
      expect(await me(used)).toBe(200);
      await delay(200);
    }
    expect(seen.has(200)).toBe(true);
    expect([await me(left), await me(used)]).toEqual([401, 200]);
  });
});
