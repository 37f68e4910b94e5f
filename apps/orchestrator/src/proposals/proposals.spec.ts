import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Action, type Proposal, proposals } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import {
  expedite,
  line,
  person,
  reorder,
  RunningProposals,
  TODAY,
  transfer,
} from './testing/running-proposals';

jest.setTimeout(120_000);

const MANAGER = ['warehouse_manager'];
const BUYER = ['procurement_specialist'];
/** The replica that has served nobody yet. */
const COLD = 2;

describe('proposals', () => {
  let running: RunningProposals;
  let database: Client;
  const maria = () => person('maria', MANAGER);
  const priya = () => person('priya', BUYER);
  const admin = () => person('alex', [], { roles: ['member', 'admin'] });
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    );
  const documentsOf = async (ids: string[]) =>
    (
      await database.query<{ number: string; proposal_id: string }>(
        'SELECT number, proposal_id FROM action_document WHERE proposal_id = ANY ($1)',
        [ids],
      )
    ).rows;

  beforeAll(async () => {
    running = await RunningProposals.start({ maxOpenPerUser: 12 }, 3);
    database = new Client(running.databaseUrl);
    await database.connect();
  });
  afterAll(async () => {
    await database?.end();
    await running?.stop();
  });
  afterEach(() => {
    running.hoursPassed = 0;
    running.warehouse.away = false;
    running.warehouse.milk = 100;
  });

  describe('proposing', () => {
    it('gives everything that a person needs to decide', async () => {
      const who = maria();
      const proposal = await running.propose(reorder(240), who);
      expect(proposal).toMatchObject({
        status: 'open',
        title: 'Order 240 units of P-0001 Milk 1 l from Northwind for WH-01',
        amount: 600,
        reason: 'it runs out',
        proposedBy: { userId: who.userId, username: 'maria' },
        approvers:
          'Warehouse managers up to 2,000, procurement specialists up to 50,000, or an administrator',
        mayApprove: true,
        checked: true,
        decision: null,
        execution: null,
      });
      expect(proposal.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(Date.parse(proposal.expiresAt) - Date.parse(proposal.createdAt)).toBe(72 * 3_600_000);
      expect(await running.call(proposals.get, { proposalId: proposal.id }, who)).toEqual(proposal);
    });

    it('reads the purchase orders with the rights of the caller', async () => {
      const { diff } = await running.propose(reorder(10), priya());
      expect(diff[0]).toMatchObject({ before: expect.stringMatching(/^100 in stock, \d+ on order$/) });
      expect((await running.propose(reorder(10), maria())).diff[0]!.before).toMatch(/not visible\)$/);
    });

    it('is the same proposal when it is sent again, and nobody else gets it by its id', async () => {
      const who = maria();
      const id = randomUUID();
      const first = await running.propose(reorder(11), who, { id });
      expect(await running.propose(reorder(11), who, { id })).toEqual(first);
      expect(await code(running.propose(reorder(11), priya(), { id }))).toBe('NOT_FOUND');
    });

    it.each<[string, Action, string, RegExp]>([
      ['an unknown product', reorder(1, { lines: [line('P-9', 1, 1)] }), 'ACTION_INVALID', /product P-9/],
      ['an unknown supplier', reorder(1, { supplierCode: 'S-99' }), 'ACTION_INVALID', /supplier S-99/],
      ['an unknown warehouse', reorder(1, { warehouseCode: 'WH-99' }), 'ACTION_INVALID', /warehouse WH-99/],
      ['a transfer of more than there is', transfer(101), 'ACTION_INVALID', /left to move/],
      ['a transfer to itself', transfer(1, { toWarehouseCode: 'WH-01' }), 'ACTION_INVALID', /two different/],
      [
        'an order that is there already',
        expedite({ orderId: 'SO-2' }),
        'ACTION_INVALID',
        /delivered already/,
      ],
      [
        'an order that does not exist',
        expedite({ orderId: 'SO-9' }),
        'ACTION_INVALID',
        /no sales order SO-9/,
      ],
      ['a wish for yesterday', expedite({ wantedBy: '2026-06-16' }), 'ACTION_INVALID', /in the past/],
    ])('refuses %s', async (_name, action, expected, message) => {
      await expect(running.propose(action, maria())).rejects.toMatchObject({
        code: expected,
        message: expect.stringMatching(message),
      });
    });

    it('refuses a warehouse, and the order of one, that the caller does not have', async () => {
      const local = person('lou', MANAGER, { sites: ['WH-02'] });
      expect(await code(running.propose(reorder(1), local))).toBe('FORBIDDEN');
      expect(await code(running.propose(transfer(1), local))).toBe('FORBIDDEN');
      expect(await code(running.propose(expedite(), local))).toBe('ACTION_INVALID');
    });

    it('refuses a persona and an answer that the caller does not have', async () => {
      expect(await code(running.propose(reorder(1), maria(), { persona: 'field_engineer' }))).toBe(
        'PERSONA_NOT_ALLOWED',
      );
      const input = {
        persona: MANAGER[0]!,
        action: reorder(1),
        reason: 'x',
        proposalId: randomUUID(),
        answerId: randomUUID(),
      };
      expect(await code(running.call(proposals.create, input, maria()))).toBe('NOT_FOUND');
    });

    it('keeps a limit on what one user has open, also for many at once', async () => {
      const who = maria();
      const sent = await Promise.all(
        Array.from({ length: 16 }, (_, i) => code(running.propose(reorder(i + 1), who))),
      );
      expect(sent.filter((one) => one === 'none')).toHaveLength(12);
      expect(new Set(sent)).toEqual(new Set(['none', 'TOO_MANY_PROPOSALS']));
      running.hoursPassed = 73;
      expect((await running.propose(reorder(99), who)).status).toBe('open');
    });
  });

  describe('while the warehouse is away', () => {
    it('proposes unchecked, and approves only after a check and a second look', async () => {
      running.warehouse.away = true;
      const who = maria();
      const unchecked = await running.propose(reorder(10, { lines: [line('P-0001', 10, 0)] }), who);
      expect(unchecked).toMatchObject({ checked: false, amount: 0, status: 'open' });
      expect(await code(running.approve(unchecked, who))).toBe('WAREHOUSE_UNAVAILABLE');
      running.warehouse.away = false;
      expect(await code(running.approve(unchecked, who))).toBe('PROPOSAL_CHANGED');
      const checked = await running.call(proposals.get, { proposalId: unchecked.id }, who);
      expect(checked).toMatchObject({ checked: true, amount: 25, status: 'open' });
      expect((await running.approve(checked, who)).status).toBe('executed');
    });

    it('does not wait for it longer than the setting says', async () => {
      const { approvals } = running.replicas[0]!.get<Settings>(SETTINGS);
      const usual = approvals.factsTimeoutMs;
      let release: () => void = () => undefined;
      running.warehouse.hold = new Promise((resolve) => (release = resolve));
      approvals.factsTimeoutMs = 200;
      try {
        expect(await running.propose(reorder(1), maria())).toMatchObject({ checked: false, status: 'open' });
      } finally {
        approvals.factsTimeoutMs = usual;
        running.warehouse.hold = undefined;
        release();
      }
    });

    it('goes on approving what was checked before', async () => {
      const who = maria();
      const proposal = await running.propose(reorder(10), who);
      running.warehouse.away = true;
      expect((await running.approve(proposal, who)).status).toBe('executed');
    });

    it('finds out at the check that it cannot be done', async () => {
      running.warehouse.away = true;
      const who = maria();
      const proposal = await running.propose(reorder(1, { lines: [line('P-9', 1, 1)] }), who);
      running.warehouse.away = false;
      expect(await code(running.approve(proposal, who))).toBe('ACTION_INVALID');
    });
  });

  describe('approving', () => {
    it('carries out once and tells who and what', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(600), who);
      expect(proposal).toMatchObject({ amount: 1_500, mayApprove: false });
      expect(proposal.mayNotApproveBecause).toMatch(/yourself/);
      expect(await code(running.approve(proposal, who))).toBe('FORBIDDEN');
      const done = await running.approve(proposal, approver);
      expect(done).toMatchObject({
        status: 'executed',
        decision: { by: { username: 'priya' }, reason: null },
        execution: { documents: [expect.stringMatching(/^QPO-2026-\d{5}$/)], webhook: 'waiting' },
      });
      const { data } = await running.call(proposals.documents, { limit: 10 }, approver);
      expect(data.find(({ proposalId }) => proposalId === proposal.id)).toMatchObject({
        number: done.execution!.documents[0],
        kind: 'purchase-order',
        amount: 1_500,
        approvedBy: 'priya',
        action: proposal.action,
      });
      const audited = (await running.audit.page(5)).data.find(({ action }) => action === 'proposal.approved');
      expect(audited).toMatchObject({
        actor: 'priya',
        details: { proposalId: proposal.id, hash: proposal.hash, documents: done.execution!.documents },
      });
      expect(await running.audit.isIntact()).toBe(true);
    });

    it('writes the jobs in the same transaction: the webhook once, and a note to the proposer', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(7), who);
      await running.approve(proposal, approver);
      await running.approve(proposal, approver);
      const { rows } = await database.query<{ name: string; data: Record<string, unknown> }>(
        `SELECT name, data FROM job_queue.job
         WHERE data->'payload'->>'proposalId' = $1 OR data->>'link' = '/proposals/' || $1 ORDER BY name`,
        [proposal.id],
      );
      expect(rows).toMatchObject([
        {
          name: 'notify',
          data: { userId: who.userId, kind: 'proposal', title: `Approved: ${proposal.title}` },
        },
        { name: 'webhook', data: { event: 'proposal.executed', payload: { approvedBy: 'priya' } } },
      ]);
    });

    it('tells those who may approve that it waits for them, where the proposer may not alone', async () => {
      const [who, approver, far] = [maria(), priya(), person('lou', MANAGER, { sites: ['WH-02'] })];
      running.accounts.known = [who, approver, far, admin(), person('finn', ['field_engineer'])];
      const told = async ({ id }: Proposal) =>
        (
          await database.query<{ user: string }>(
            `SELECT data->>'userId' AS user FROM job_queue.job WHERE data->>'link' = $1`,
            [`/proposals/${id}`],
          )
        ).rows.map(({ user }) => user);
      expect(await told(await running.propose(reorder(8), who))).toEqual([]);
      const large = await running.propose(reorder(500), who);
      expect((await told(large)).sort()).toEqual([approver.userId, running.accounts.known[3]!.userId].sort());
    });

    it('makes one document of 20 clicks at once, over two replicas', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(12), who);
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, i) => running.approve(proposal, approver, i % 2)),
      );
      expect(new Set(replies.map((reply) => reply.execution!.documents[0])).size).toBe(1);
      expect(await documentsOf([proposal.id])).toHaveLength(1);
    });

    it('does so in a process that has just started, with more clicks than connections', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(9), who);
      const clicks = Array.from({ length: 30 }, () => running.approve(proposal, approver, COLD));
      expect(new Set((await Promise.all(clicks)).map(({ status }) => status))).toEqual(new Set(['executed']));
      expect(await documentsOf([proposal.id])).toHaveLength(1);
    });

    it('lets one of several approvers win; the others learn that it is decided', async () => {
      const proposal = await running.propose(reorder(13), maria());
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, i) => code(running.approve(proposal, priya(), i % 2))),
      );
      expect(outcomes.sort()).toEqual([...Array<string>(9).fill('PROPOSAL_CLOSED'), 'none']);
      expect(await documentsOf([proposal.id])).toHaveLength(1);
    });

    it('either approves or rejects when both are sent at once', async () => {
      const approver = priya();
      for (let round = 0; round < 5; round += 1) {
        const proposal = await running.propose(reorder(20 + round), maria());
        const outcomes = await Promise.all([
          code(running.approve(proposal, approver)),
          code(running.call(proposals.reject, { proposalId: proposal.id, reason: 'no' }, priya(), 1)),
        ]);
        expect(outcomes.sort()).toEqual(['PROPOSAL_CLOSED', 'none']);
        const { status } = await running.call(proposals.get, { proposalId: proposal.id }, approver);
        expect(await documentsOf([proposal.id])).toHaveLength(status === 'executed' ? 1 : 0);
      }
    });

    it('numbers without gaps and without repetition', async () => {
      const approver = priya();
      const made = await Promise.all(
        Array.from({ length: 8 }, (_, i) => running.propose(reorder(i + 1), maria())),
      );
      const done = await Promise.all(made.map((proposal, i) => running.approve(proposal, approver, i % 2)));
      const numbers = done.map(({ execution }) => Number(execution!.documents[0]!.slice(-5)));
      numbers.sort((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
    });

    it('refuses another hash, and what has expired', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(14), who);
      expect(await code(running.approve({ ...proposal, hash: 'x' }, approver))).toBe('PROPOSAL_CHANGED');
      running.hoursPassed = 72.1;
      expect(await code(running.approve(proposal, approver))).toBe('PROPOSAL_CLOSED');
      expect(await running.call(proposals.get, { proposalId: proposal.id }, who)).toMatchObject({
        status: 'expired',
        mayNotApproveBecause: 'It has expired.',
      });
    });

    it('undoes everything when a part of it fails', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(15), who);
      await database.query(`ALTER TABLE action_document_line ADD CONSTRAINT broken CHECK (quantity <> 15)`);
      try {
        expect(await code(running.approve(proposal, approver))).toBe('INTERNAL');
        expect(await documentsOf([proposal.id])).toEqual([]);
        expect((await running.call(proposals.get, { proposalId: proposal.id }, who)).status).toBe('open');
      } finally {
        await database.query(`ALTER TABLE action_document_line DROP CONSTRAINT broken`);
      }
      expect((await running.approve(proposal, approver)).status).toBe('executed');
    });
  });

  describe('overlapping approvals', () => {
    it('never move more than there is, however they are sent', async () => {
      running.warehouse.milk = 10_100;
      const approver = maria();
      const before = await left();
      const made: Proposal[] = [];
      for (let i = 0; i < 6; i += 1)
        made.push(await running.propose(transfer(Math.floor(before / 4)), person('maria', MANAGER)));
      const outcomes = await Promise.all(
        made.map((proposal, i) => code(running.approve(proposal, approver, i % 2))),
      );
      expect(outcomes.filter((one) => one === 'none')).toHaveLength(4);
      expect(outcomes.filter((one) => one === 'ACTION_INVALID')).toHaveLength(2);
      expect(await left()).toBeGreaterThanOrEqual(0);
    });

    /** Units of P-0001 that are left in WH-01 of 10,100. */
    async function left(): Promise<number> {
      const { rows } = await database.query<{ gone: string }>(
        `SELECT coalesce(sum(quantity), 0) AS gone FROM action_document_line WHERE from_warehouse = 'WH-01'`,
      );
      return 10_100 - Number(rows[0]!.gone);
    }

    it('look at the stock again: what was sold meanwhile cannot be moved', async () => {
      running.warehouse.milk = 50_000;
      const proposal = await running.propose(transfer(1_000), maria());
      running.warehouse.milk = 3;
      expect(await code(running.approve(proposal, maria()))).toBe('ACTION_INVALID');
      running.warehouse.milk = 50_000;
      expect((await running.approve(proposal, maria())).status).toBe('executed');
    });

    it('ask for one order once, and again only for an earlier day', async () => {
      const [finn, other] = [person('finn', ['field_engineer']), person('fred', ['field_engineer'])];
      const both = await Promise.all([running.propose(expedite(), finn), running.propose(expedite(), other)]);
      const outcomes = await Promise.all(both.map((proposal, i) => code(running.approve(proposal, finn, i))));
      expect(outcomes.sort()).toEqual(['ACTION_INVALID', 'none']);
      expect(await code(running.propose(expedite(), finn))).toBe('ACTION_INVALID');
      const sooner = await running.propose(expedite({ wantedBy: '2026-06-18' }), finn);
      expect((await running.approve(sooner, finn)).execution!.documents).toEqual(['QEX-2026-00002']);
    });
  });

  describe('rejecting and editing', () => {
    it('rejects with a reason, once, and tells the proposer', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(16), who);
      const input = { proposalId: proposal.id, reason: 'we have enough' };
      const rejected = await running.call(proposals.reject, input, approver);
      expect(rejected).toMatchObject({
        status: 'rejected',
        decision: { by: { username: 'priya' }, reason: 'we have enough' },
      });
      expect(await running.call(proposals.reject, { ...input, reason: 'again' }, approver)).toEqual(rejected);
      expect(await code(running.approve(proposal, approver))).toBe('PROPOSAL_CLOSED');
      const { rows } = await database.query<{ title: string }>(
        `SELECT data->>'title' AS title FROM job_queue.job WHERE name = 'notify' AND data->>'link' = $1`,
        [`/proposals/${proposal.id}`],
      );
      expect(rows).toEqual([{ title: `Rejected: ${proposal.title}` }]);
    });

    it('puts an edit in the place of an open proposal, once', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(17), who);
      const newProposalId = randomUUID();
      const input = { proposalId: proposal.id, action: reorder(18), reason: 'one more', newProposalId };
      const [edited, again] = await Promise.all([
        running.call(proposals.edit, input, approver),
        running.call(proposals.edit, input, approver, 1),
      ]);
      expect(edited).toMatchObject({ id: newProposalId, replaces: proposal.id, status: 'open' });
      expect(again).toEqual(edited);
      expect(edited.hash).not.toBe(proposal.hash);
      expect(await code(running.approve(proposal, approver))).toBe('PROPOSAL_CLOSED');
      expect(await code(running.approve({ ...edited, hash: proposal.hash }, approver))).toBe(
        'PROPOSAL_CHANGED',
      );
      expect(await running.call(proposals.get, { proposalId: proposal.id }, who)).toMatchObject({
        status: 'replaced',
        replacedBy: newProposalId,
      });
      expect((await running.approve(edited, approver)).status).toBe('executed');
      expect(await documentsOf([proposal.id, newProposalId])).toHaveLength(1);
    });

    it('makes whoever edits the proposer, so that two persons still have to agree', async () => {
      const [who, approver] = [maria(), priya()];
      const proposal = await running.propose(reorder(700), who);
      const input = { proposalId: proposal.id, reason: 'more', newProposalId: randomUUID() };
      const edited = await running.call(proposals.edit, { ...input, action: reorder(720) }, approver);
      expect(edited.mayNotApproveBecause).toMatch(/yourself/);
      expect((await running.approve(edited, who)).status).toBe('executed');
    });

    it('refuses an edit that changes nothing, the kind, or is of somebody else', async () => {
      const who = maria();
      const proposal = await running.propose(reorder(19), who);
      const edit = (action: Action, by = who) =>
        code(
          running.call(
            proposals.edit,
            { proposalId: proposal.id, action, reason: 'x', newProposalId: randomUUID() },
            by,
          ),
        );
      expect(await edit(reorder(19))).toBe('ACTION_INVALID');
      expect(await edit(transfer(1))).toBe('ACTION_INVALID');
      expect(await edit(reorder(20), person('finn', ['field_engineer']))).toBe('NOT_FOUND');
      expect(await edit(reorder(20))).toBe('none');
    });
  });

  describe('who sees what', () => {
    it('shows it to the proposer, to those who may approve it, and to administrators', async () => {
      const who = maria();
      const lines = [line('P-0002', 2, 0)];
      const proposal = await running.propose(transfer(2, { lines }), who);
      const seenBy = async (viewer: ReturnType<typeof maria>) => {
        const got = await code(running.call(proposals.get, { proposalId: proposal.id }, viewer));
        const { data } = await running.call(proposals.list, { status: 'all', limit: 100 }, viewer);
        expect(data.some(({ id }) => id === proposal.id)).toBe(got === 'none');
        return got;
      };
      expect(await seenBy(who)).toBe('none');
      expect(await seenBy(maria())).toBe('none');
      expect(await seenBy(person('lou', MANAGER, { sites: ['WH-01', 'WH-02'] }))).toBe('none');
      expect(await seenBy(person('lou', MANAGER, { sites: ['WH-01'] }))).toBe('NOT_FOUND');
      expect(await seenBy(person('lou', MANAGER, { sites: [] }))).toBe('NOT_FOUND');
      expect(await seenBy(priya())).toBe('NOT_FOUND');
      expect(await seenBy(admin())).toBe('none');
      expect(await code(running.approve(proposal, priya()))).toBe('NOT_FOUND');
    });

    it('pages without losing or repeating one, open and closed apart', async () => {
      const who = maria();
      const made: string[] = [];
      for (let i = 0; i < 5; i += 1) made.push((await running.propose(reorder(30 + i), who)).id);
      await running.call(proposals.reject, { proposalId: made[0]!, reason: 'no' }, who);
      const all = async (status: 'open' | 'closed' | 'all') => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await running.call(proposals.list, { status, limit: 2, cursor }, who);
          seen.push(
            ...page.data.filter(({ proposedBy }) => proposedBy.userId === who.userId).map(({ id }) => id),
          );
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        return seen;
      };
      expect(await all('all')).toEqual([...made].reverse());
      expect(await all('open')).toEqual(made.slice(1).reverse());
      expect(await all('closed')).toEqual([made[0]]);
      running.hoursPassed = 73;
      expect(await all('open')).toEqual([]);
      expect(await all('closed')).toHaveLength(5);
    });
  });

  it('tells what is on order in a warehouse, with the rights of the caller', async () => {
    const lines = [line('P-0003', 3, 80)];
    const action = reorder(1, { warehouseCode: 'WH-03', supplierCode: 'S-02', lines });
    const approver = priya();
    for (let i = 0; i < 2; i += 1) await running.approve(await running.propose(action, maria()), approver);
    const onOrder = (since: string, sites: string[] | null = null) =>
      running.call(proposals.onOrder, { warehouseCode: 'WH-03', since }, person('x', MANAGER, { sites }));
    expect(await onOrder(TODAY)).toEqual({
      products: [{ productCode: 'P-0003', quantity: 6, orderedOn: TODAY }],
    });
    expect(await onOrder('2026-06-18')).toEqual({ products: [] });
    expect(await onOrder(TODAY, ['WH-01'])).toEqual({ products: [] });
  });
});
