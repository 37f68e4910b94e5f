import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import type {
  Answer,
  Conversation,
  CustomerList,
  CustomerProfile,
  Memory,
  StoreMembership,
} from '#libs/contracts';
import { findEmbeddedPostgres } from '#libs/persistence';
import { eventually } from '../harness/aftermath';
import { Client } from '../harness/client';
import { type Mode, modes, type Product, startProduct, TODAY } from '../harness/product';

jest.setTimeout(240_000);

/** Tables of the customer itself hold it under other conditions. */
const TABLES = `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
  WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'job_queue') ORDER BY 1`;

describe.each(modes())('a customer who was erased, %s', (mode: Mode) => {
  let product: Product;
  let database: Postgres;
  let manager: Client;
  const directory = mkdtempSync(join(tmpdir(), 'qm-erasure-'));

  beforeAll(async () => {
    product = await startProduct({ mode, dataDirectory: join(directory, 'data') });
    manager = await Client.demo(product.url, 'store_manager');
    const url = product.servers?.databaseUrl ?? findEmbeddedPostgres(join(directory, 'data/postgres'))!;
    database = new Postgres({ connectionString: url });
    await database.connect();
  });
  afterAll(async () => {
    await database?.end();
    await product?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Which tables hold one of these words. */
  async function holding(words: readonly string[]): Promise<string[]> {
    const { rows: tables } = await database.query<{ name: string }>(TABLES);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await database.query(
        `SELECT FROM ${name} AS t WHERE t::text ILIKE ANY ($1) LIMIT 1`,
        [words.map((word) => `%${word}%`)],
      );
      if (rowCount! > 0) found.push(name);
    }
    return found;
  }

  it('is in no answer, conversation, message or entry of the audit log any more', async () => {
    const { data } = await manager.get<CustomerList>('/v1/store/customers?query=ma');
    const customer = await manager.get<CustomerProfile>(`/v1/store/customers/${data[0]!.id}`);
    const { name, loyaltyNumber } = customer;
    const words = [name, loyaltyNumber, customer.contact!.phone!, customer.contact!.email!];
    const first: Answer = await manager.ask(`what did ${name} buy last`);
    const { conversationId } = first;
    await manager.ask(`and call ${name.toUpperCase()} on ${customer.contact!.phone!}`, { conversationId });
    await manager.ask(`what do you recommend for ${loyaltyNumber}`);
    const { staff } = await manager.get<StoreMembership>('/v1/store');
    const task = await manager.request(
      'POST',
      '/v1/store/tasks',
      { title: `Call ${name}`, area: 'Grocery', day: TODAY, assigneeId: staff.id },
      { 'idempotency-key': randomUUID() },
    );
    expect(task.status).toBe(201);
    const { rows } = await database.query<{ id: string }>('SELECT user_id AS id FROM answer WHERE id = $1', [
      first.id,
    ]);
    await database.query(
      `INSERT INTO notification (id, user_id, kind, title, text) VALUES ($1, $2, 'watch', $3, 'Look.')`,
      [randomUUID(), rows[0]!.id, `About ${name}`],
    );
    // The audit log never held them: it cannot be changed.
    const before = await holding(words);
    expect(before).toEqual(
      expect.arrayContaining([
        'public.answer',
        'public.conversation',
        'public.notification',
        'public.store_task',
      ]),
    );
    expect(before).not.toContain('public.audit');

    const erased = await manager.request('POST', `/v1/store/customers/${customer.id}/erasure`, {
      loyaltyNumber,
    });
    expect(erased.status).toBe(200);
    await eventually(async () => expect(await holding(words)).toEqual([]));
    const conversation = await manager.get<Conversation>(`/v1/conversations/${conversationId}`);
    expect(conversation.title).toBe('what did an erased customer buy last');
    expect(conversation.answers[1]!.question).toBe('and call an erased customer on an erased customer');
    const memory = await manager.get<Memory>('/v1/memory?persona=store_manager');
    expect(memory.interactions.length).toBeGreaterThan(0);
    expect(JSON.stringify(memory)).not.toContain(name);
    expect((await manager.get<Answer>(`/v1/answers/${first.id}`)).question).toBe(conversation.title);
    const admin = await Client.demo(product.url, 'admin');
    expect(await admin.get('/v1/audit?limit=1')).toMatchObject({ chainIntact: true });
  });
});
