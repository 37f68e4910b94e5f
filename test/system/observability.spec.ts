import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'yaml';
import { Client } from '../harness/client';
import { installed, ROOT } from '../harness/processes';
import { modes, type Product, startProduct } from '../harness/product';

jest.setTimeout(240_000);

const PROMETHEUS = join(ROOT, 'infra/observability/prometheus');
const DASHBOARDS = join(ROOT, 'infra/observability/grafana/dashboards');

interface Rule {
  alert: string;
  expr: string;
  annotations: { runbook_url: string };
}

const rules = (
  parse(readFileSync(join(PROMETHEUS, 'alerts.yml'), 'utf8')) as { groups: { rules: Rule[] }[] }
).groups.flatMap(({ rules: own }) => own);

const dashboards = readdirSync(DASHBOARDS).map(
  (name) =>
    JSON.parse(readFileSync(join(DASHBOARDS, name), 'utf8')) as {
      uid: string;
      panels: { title: string; targets: { expr: string }[] }[];
    },
);

/** Metrics that an expression of Prometheus names: what stands before a selector, a comparison or the end. */
function metricsIn(expression: string): string[] {
  const withoutLabels = expression.replace(/\{[^}]*\}/g, '').replace(/\b(by|without)\s*\([^)]*\)/g, '');
  return [...withoutLabels.matchAll(/[a-z][a-z0-9_]*_[a-z0-9_]+(?!\s*\(|[a-z0-9_])/g)]
    .map(([name]) => name)
    .filter((name) => !/^(histogram_quantile|label_replace)$/.test(name));
}

describe('alerts and dashboards', () => {
  const promtool = installed('/usr/bin/promtool', '/usr/local/bin/promtool');
  if (promtool === undefined && process.env.CI)
    throw new Error('CI must run promtool, which is not installed');
  if (promtool === undefined)
    process.stderr.write('skipping the alert rules’ own tests: promtool is not installed\n');
  const run = (...argv: string[]) => spawnSync(promtool!, argv, { cwd: PROMETHEUS, encoding: 'utf8' });

  (promtool === undefined ? it.skip : it)('fire, each of them, and stay quiet beside it', () => {
    for (const argv of [
      ['check', 'config', 'prometheus.yml'],
      ['check', 'rules', 'alerts.yml'],
      ['test', 'rules', 'alerts.test.yml'],
    ]) {
      const { status, stdout, stderr } = run(...argv);
      expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, '']);
    }
  });

  it('have a case that makes them fire, and a section in the runbook', () => {
    const { tests } = parse(readFileSync(join(PROMETHEUS, 'alerts.test.yml'), 'utf8')) as {
      tests: { alert_rule_test: { alertname: string; exp_alerts?: unknown[] }[] }[];
    };
    const firing = new Set(
      tests.flatMap(({ alert_rule_test: cases }) =>
        cases.filter(({ exp_alerts }) => exp_alerts?.length).map(({ alertname }) => alertname),
      ),
    );
    const runbook = readFileSync(join(ROOT, 'docs/operations/runbook.md'), 'utf8');
    const sections = new Set([...runbook.matchAll(/^## (\w+)$/gm)].map(([, name]) => name));
    for (const { alert, annotations } of rules) {
      expect(firing).toContain(alert);
      expect(sections).toContain(alert);
      expect(annotations.runbook_url).toBe(`docs/operations/runbook.md#${alert.toLowerCase()}`);
    }
  });

  it('name only metrics that the product has', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'qm-script-'));
    const script = join(directory, 'script.yaml');
    writeFileSync(script, 'rules:\n  - reply: [{ text: "I do not know." }]\n');
    const product = await startProduct({
      env: { QM_MODEL_PROVIDER: 'scripted', QM_MODEL: 'scripted-1', QM_MODEL_SCRIPT: script },
    });
    try {
      const client = await Client.demo(product.url, 'warehouse_manager');
      await client.ask('low stock in WH-03');
      const exposed = await (await fetch(`${product.url}/metrics`)).text();
      const known = new Set([...exposed.matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name]) => name!));
      const isKnown = (name: string) =>
        name === 'up' || known.has(name) || known.has(name.replace(/_(bucket|sum|count)$/, ''));
      const used = [
        ...rules.map(({ alert, expr }) => ({ where: alert, expr })),
        ...dashboards.flatMap(({ uid, panels }) =>
          panels.flatMap(({ title, targets }) =>
            targets.map(({ expr }) => ({ where: `${uid} ${title}`, expr })),
          ),
        ),
      ];
      expect(used.length).toBeGreaterThan(30);
      const unknown = used.flatMap(({ where, expr }) =>
        metricsIn(expr)
          .filter((name) => !isKnown(name))
          .map((name) => `${where}: ${name}`),
      );
      expect(unknown).toEqual([]);
      const errors = exposed.match(
        /^quartermaster_warehouse_query_duration_seconds_count\{.*outcome="ok".*\} (\d+)$/m,
      );
      expect(Number(errors?.[1])).toBeGreaterThan(0);
      expect(exposed).toMatch(/^quartermaster_ready\{check="database".*\} 1$/m);
    } finally {
      await product.stop();
      rmSync(directory, { recursive: true });
    }
  });
});

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  service: string;
}

/** Takes traces as a collector does (OTLP over HTTP, JSON). */
async function startCollector(): Promise<{ url: string; spans: Span[]; server: Server }> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: {
          resource: { attributes: { key: string; value: { stringValue?: string } }[] };
          scopeSpans: { spans: Omit<Span, 'service'>[] }[];
        }[];
      };
      for (const { resource, scopeSpans } of resourceSpans) {
        const service = resource.attributes.find(({ key }) => key === 'service.name')!.value.stringValue!;
        for (const { spans: own } of scopeSpans) spans.push(...own.map((span) => ({ ...span, service })));
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, server };
}

describe.each(modes())('a trace, %s', (mode) => {
  let collector: Awaited<ReturnType<typeof startCollector>>;
  let product: Product;

  beforeAll(async () => {
    collector = await startCollector();
    product = await startProduct({ mode, env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
  });
  afterAll(async () => {
    await product?.stop();
    collector?.server.close();
  });

  it('leads from the browser to the SQL', async () => {
    const client = await Client.demo(product.url, 'warehouse_manager');
    const [traceId, browserSpan] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    const response = await client.request(
      'POST',
      '/v1/questions',
      { question: 'stock value by product group in WH-04' },
      { traceparent: `00-${traceId}-${browserSpan}-01` },
    );
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { evidence: { traceId: string } };
    expect(answer.evidence.traceId).toBe(traceId);

    const names = () => collector.spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
    const wanted = ['POST /v1/questions', 'qm.orchestrator.ask', 'qm.sql-agents.run', 'SELECT duckdb'];
    const end = Date.now() + 30_000;
    while (!wanted.every((name) => names().includes(name)) && Date.now() < end) await delay(100);
    expect(names()).toEqual(expect.arrayContaining(wanted));

    // From the query upwards every parent is there, up to the browser's span.
    const byId = new Map(
      collector.spans.filter((span) => span.traceId === traceId).map((span) => [span.spanId, span]),
    );
    const path: Span[] = [];
    let at = [...byId.values()].find(({ name }) => name === 'SELECT duckdb');
    while (at !== undefined) {
      path.unshift(at);
      at = byId.get(at.parentSpanId ?? '');
    }
    expect(path[0]).toMatchObject({ name: 'POST /v1/questions', parentSpanId: browserSpan });
    const services = [...new Set(path.map(({ service }) => service))];
    expect(services).toEqual(
      mode === 'one process' ? ['quartermaster'] : ['gateway', 'orchestrator', 'sql-agents'],
    );
  });
});
