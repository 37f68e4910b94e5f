import { Health } from '../health';
import { Metrics } from '../metrics';
import { startProbes } from './probes';

it('probes tell of the process, its readiness and its metrics', async () => {
  const health = new Health();
  let well = true;
  health.register('store', () => (well ? Promise.resolve() : Promise.reject(new Error('gone'))));
  const metrics = new Metrics({ serviceName: 'spec' });
  const probes = await startProbes({ host: '127.0.0.1', port: 0 }, { health, metrics });
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${probes.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  well = false;
  expect(await get('/readyz?verbose')).toEqual({
    status: 503,
    text: '{"ok":false,"checks":[{"name":"store","ok":false,"error":"gone"}]}',
  });
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/metrics')).text).toContain('process_cpu_seconds_total');
  expect((await get('/other')).status).toBe(404);
  await probes.close();
  await expect(get('/livez')).rejects.toThrow();
});
