import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { openApiDocument } from '../open-api';
import { RunningGateway } from '../testing/running-gateway';
import { addConsolePages } from './console-pages';

jest.setTimeout(60_000);

describe('console pages', () => {
  let folder: string;
  let app: FastifyInstance;
  const script = 'console.log("hello");\n'.repeat(200);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qm-console-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Console</title>');
    writeFileSync(join(folder, 'assets', 'index-abc123.js'), script);
    writeFileSync(join(folder, '..', 'secret.txt'), 'secret');
    app = fastify();
    addConsolePages(app, folder);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(folder, '..', 'secret.txt'), { force: true });
  });

  it.each(['/', '/ask', '/answers/0b8f4a5e-5c0e-4d5c-9a51-8d4f3f0f7a11'])(
    'gives the first page for %s',
    async (url) => {
      const { statusCode, headers, body } = await app.inject(url);
      expect([statusCode, headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(body).toContain('<title>Console</title>');
    },
  );

  it('lets hashed files be kept for ever, compressed when the browser can', async () => {
    const { headers, rawPayload } = await app.inject({
      url: '/assets/index-abc123.js',
      headers: { 'accept-encoding': 'gzip, deflate, br' },
    });
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(brotliDecompressSync(rawPayload).toString()).toBe(script);
    const again = await app.inject({
      url: '/assets/index-abc123.js',
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    expect((await app.inject('/assets/index-abc123.js')).body).toBe(script);
  });

  it('gives a new page after a new build', async () => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Console 2</title>');
    expect((await app.inject('/')).body).toContain('Console 2');
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Console</title>');
  });

  it.each([
    '/assets/missing.js',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/v1/x',
    '/%00',
    '/%',
  ])('does not know %s', async (url) => {
    const { body, statusCode } = await app.inject(url);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('<title>');
    expect(body).not.toContain('secret');
  });

  it('says so when it is not built', async () => {
    const empty = fastify();
    addConsolePages(empty, join(folder, 'assets'));
    const { statusCode, body } = await empty.inject('/');
    expect(statusCode).toBe(503);
    expect(body).toContain('npm run build');
    await empty.close();
  });
});

describe('what is not /v1', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway?.stop());

  it('allows scripts from here only', async () => {
    const { headers } = await gateway.request('GET', '/docs/api');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('shows the interface, with everything from here', async () => {
    const page = await (await gateway.request('GET', '/docs/api')).text();
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      const response = await gateway.request('GET', address);
      expect([address, response.status]).toEqual([address, 200]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(50);
    }
    const unknown = await gateway.request('GET', '/docs/api/package.json');
    expect(unknown.status).toBe(404);
  });

  it('describes itself, every route', async () => {
    const document = (await (await gateway.request('GET', '/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    expect(document.openapi).toBe('3.1.0');
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const method of Object.keys(operations)) {
        const url = path.replaceAll(/\{\w+\}/g, '0b8f4a5e-5c0e-4d5c-9a51-8d4f3f0f7a11');
        const response = await gateway.request(method.toUpperCase(), url);
        // Without a provider its routes are there and say so.
        const isOff = path.startsWith('/v1/oidc/') && (await response.text()).includes('is not set up');
        expect([method, path, isOff || response.status]).not.toEqual([method, path, 404]);
      }
    }
  });

  it('tells whether it is alive and ready, and its metrics', async () => {
    expect((await gateway.request('GET', '/livez')).status).toBe(200);
    const ready = await gateway.request('GET', '/readyz');
    const report = (await ready.json()) as { ok: boolean; checks: object[] };
    expect(report.ok).toBe(true);
    expect(report.checks).toContainEqual({ name: 'database', ok: true });
    expect(report.checks).toContainEqual({ name: 'bus', ok: true });
    await gateway.request('GET', '/v1/sign-in-options');
    const metrics = await (await gateway.request('GET', '/metrics')).text();
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{[^}]*route="\/v1\/sign-in-options"[^}]*status="200"[^}]*\} \d/,
    );
    expect(metrics).toMatch(/active_sessions\{[^}]*\} 0/);
  });
});
