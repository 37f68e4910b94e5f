import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from '../harness/certificates';
import { Client } from '../harness/client';
import { Replica, type ServiceName } from '../harness/deployment';
import { modes, type Product, startProduct } from '../harness/product';
import { startServers } from '../harness/servers';

jest.setTimeout(120_000);

const distributed = modes().includes('services over NATS');

(distributed ? describe : describe.skip)('NATS, Redis and PostgreSQL with TLS and passwords', () => {
  let product: Product;
  let directory: string;
  let otherCa: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qm-secured-'));
    otherCa = makeCertificates(directory, 'other').caFile;
    const servers = await startServers({ secured: true });
    const { caFile } = servers.certificates!;
    product = await startProduct({
      mode: 'services over NATS',
      servers,
      env: {
        QM_NATS_CA: caFile,
        QM_REDIS_CA: caFile,
        QM_DATABASE_CA: caFile,
        QM_NATS_USER: 'quartermaster',
        QM_NATS_PASSWORD: servers.password,
      },
    });
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** What a process says that is started with these changes, when it has ended by itself or the text is there. */
  async function startedWith(service: ServiceName, env: NodeJS.ProcessEnv, until?: RegExp): Promise<string> {
    const replica = await Replica.of(service, { ...product.env, ...env });
    const started = replica.run();
    if (until === undefined) expect(await started.exited).toBe(1);
    else {
      await started.until(() => until.test(started.log()));
      await started.until(() => replica.isReady());
      await replica.stop();
    }
    return started.log();
  }

  it('are reached: a question is answered, and kept in Redis', async () => {
    const client = await Client.demo(product.url, 'warehouse_manager');
    await client.ask('stock value per warehouse');
    const again = await client.ask('stock value per warehouse');
    expect(again).toMatchObject({ kind: 'answer', evidence: { cached: expect.anything() as unknown } });
    for (const { started } of product.deployment!.replicas)
      expect(started.log()).not.toContain('redis.refused');
  });

  it('refuse a wrong password, and the start says which setting is wrong without showing it', async () => {
    const log = await startedWith('sql-agents', { QM_NATS_PASSWORD: 'not-the-word' });
    expect(log).toMatch(
      /A setting is not valid:\n {2}bus\.nats: NATS at .*localhost:\d+: it refuses user or password/,
    );
    const wrong = product.env.DATABASE_URL!.replace(/:[^:@/]+@/, ':not-the-word@');
    const database = await startedWith('orchestrator', { DATABASE_URL: wrong });
    expect(database).toMatch(
      /database\.url \(DATABASE_URL\): PostgreSQL at localhost:\d+: it refuses user or password/,
    );
    expect(log + database).not.toContain('not-the-word');
  });

  it('are refused when their authority is not the one that was named', async () => {
    expect(await startedWith('sql-agents', { QM_NATS_CA: otherCa })).toMatch(
      /bus\.nats: NATS at .*: its certificate is not trusted/,
    );
    expect(await startedWith('orchestrator', { QM_DATABASE_CA: otherCa })).toMatch(
      /database\.url \(DATABASE_URL\): PostgreSQL at .*: its certificate is not trusted/,
    );
    expect(await startedWith('sql-agents', { QM_NATS_CA: join(directory, 'none.pem') })).toMatch(
      /bus\.nats: .*a certificate file cannot be read/,
    );
  });

  it('are told as an error and done without, where it is Redis', async () => {
    const wrong = product.env.REDIS_URL!.replace(/:[^:@/]+@/, ':not-the-word@');
    const password = await startedWith('gateway', { REDIS_URL: wrong }, /redis\.refused/);
    expect(password).toMatch(/"level":"error".*redis\.refused.*REDIS_URL.*refuses user or password/);
    expect(password).not.toContain('not-the-word');
    const authority = await startedWith('gateway', { QM_REDIS_CA: otherCa }, /redis\.refused/);
    expect(authority).toMatch(/redis\.refused.*certificate is not trusted/);
  });
});
