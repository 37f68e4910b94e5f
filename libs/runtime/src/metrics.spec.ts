import { Metrics } from './metrics';

describe('metrics', () => {
  it('carry the process’s service unless the metric has a service of its own', async () => {
    const metrics = new Metrics({ serviceName: 'all-in-one', processMetrics: false });
    metrics.counter({ name: 'jobs_total', help: 'h' }).inc();
    const labelNames = ['service'] as const;
    metrics
      .histogram({ name: 'calls_seconds', help: 'h', labelNames })
      .observe({ service: 'sql-agents' }, 0.2);
    const text = await metrics.registry.metrics();
    expect(text).toContain('jobs_total{service="all-in-one"} 1');
    expect(text).toContain('calls_seconds_count{service="sql-agents"} 1');
    expect(text).toContain('calls_seconds_bucket{le="0.25",service="sql-agents"} 1');
    expect(text).not.toMatch(/calls_seconds.*all-in-one/);
  });

  it('give the same metric twice', () => {
    const metrics = new Metrics({ serviceName: 'spec', processMetrics: false });
    expect(metrics.gauge({ name: 'g', help: 'h' })).toBe(metrics.gauge({ name: 'g', help: 'h' }));
  });

  it('tell about the process', async () => {
    const text = await new Metrics({ serviceName: 'spec' }).registry.metrics();
    expect(text).toMatch(/process_resident_memory_bytes\{service="spec"\} \d/);
  });
});
