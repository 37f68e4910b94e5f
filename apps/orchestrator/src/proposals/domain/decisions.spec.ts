import { NO_SESSION, type Principal, QuartermasterError } from '#libs/contracts';
import { type Deciding, isVisible, judgeApproval, judgeEdit, judgeRejection, statusAt } from './decisions';
import { viewOf } from './proposal-view';
import type { StoredProposal } from './stored-proposal';

const NOW = new Date('2026-06-17T12:00:00.000Z');
const LATER = new Date('2026-06-20T12:00:00.000Z');

const person = (userId: string, more: Partial<Principal> = {}): Principal => ({
  userId,
  username: userId,
  roles: ['member'],
  personas: [],
  sites: null,
  sessionId: 's',
  ...more,
});
const proposer = person('proposer', { personas: ['warehouse_manager'] });
const buyer = person('buyer', { personas: ['procurement_specialist'] });
const small = person('small', { personas: ['warehouse_manager'] });
const admin = person('admin', { roles: ['admin'] });
const stranger = person('stranger', { personas: ['field_engineer'] });

const policy = {
  rules: [
    { persona: 'warehouse_manager', kinds: ['reorder' as const], upTo: 2_000 },
    { persona: 'procurement_specialist', kinds: ['reorder' as const], upTo: 50_000 },
    { role: 'admin' as const, kinds: ['reorder' as const] },
  ],
  ownUpTo: 1_000,
};

const open: StoredProposal = {
  id: 'p',
  status: 'open',
  action: { kind: 'reorder', warehouseCode: 'WH-01', supplierCode: 'S-01', supplierName: '', lines: [] },
  title: 'Order',
  amount: 5_000,
  hash: 'h',
  diff: [],
  reason: '',
  persona: 'warehouse_manager',
  proposedBy: { userId: 'proposer', username: 'proposer' },
  answerId: null,
  sites: ['WH-01'],
  checked: true,
  available: null,
  replaces: null,
  replacedBy: null,
  createdAt: NOW,
  expiresAt: LATER,
  decision: null,
  execution: null,
};
const decided = (status: 'executed' | 'rejected', by: Principal): StoredProposal => ({
  ...open,
  status,
  decision: { by: { userId: by.userId, username: by.username }, at: NOW, reason: null },
});
const by = (who: Principal, now = NOW): Deciding => ({ who, policy, now });

function outcome(run: () => unknown): unknown {
  try {
    return run() ?? 'go';
  } catch (error) {
    return QuartermasterError.from(error).code;
  }
}

describe('decisions on a proposal', () => {
  it.each([
    ['one who may', open, buyer, 'h', NOW, 'go'],
    ['an administrator', open, admin, 'h', NOW, 'go'],
    ['the proposer, above what is for one alone', open, proposer, 'h', NOW, 'FORBIDDEN'],
    ['the proposer, as far as one alone may', { ...open, amount: 1_000 }, proposer, 'h', NOW, 'go'],
    ['one whose limit is lower', open, small, 'h', NOW, 'NOT_FOUND'],
    ['somebody with another work', open, stranger, 'h', NOW, 'NOT_FOUND'],
    ['one who may, of what changed', open, buyer, 'other', NOW, 'PROPOSAL_CHANGED'],
    ['one who may, at the moment of expiry', open, buyer, 'h', LATER, 'PROPOSAL_CLOSED'],
    ['one who may, just before', open, buyer, 'h', new Date(LATER.getTime() - 1), 'go'],
    ['the same person again', decided('executed', buyer), buyer, 'h', NOW, 'done'],
    ['the same person again, long after', decided('executed', buyer), buyer, 'h', LATER, 'done'],
    ['the same person again, another hash', decided('executed', buyer), buyer, 'x', NOW, 'PROPOSAL_CHANGED'],
    ['a second person', decided('executed', buyer), admin, 'h', NOW, 'PROPOSAL_CLOSED'],
    ['who rejected it', decided('rejected', buyer), buyer, 'h', NOW, 'PROPOSAL_CLOSED'],
    [
      'one who may, of what was replaced',
      { ...open, status: 'replaced' },
      buyer,
      'h',
      NOW,
      'PROPOSAL_CLOSED',
    ],
  ] as const)('approved by %s', (_name, proposal, who, hash, now, expected) => {
    expect(outcome(() => judgeApproval(proposal as StoredProposal, hash, by(who, now)))).toBe(expected);
  });

  it.each([
    ['one who may', open, buyer, NOW, 'go'],
    ['the proposer', open, proposer, NOW, 'go'],
    ['one whose limit is lower', open, small, NOW, 'NOT_FOUND'],
    ['the same person again', decided('rejected', buyer), buyer, NOW, 'done'],
    ['who approved it', decided('executed', buyer), buyer, NOW, 'PROPOSAL_CLOSED'],
    ['anybody after it expired', open, buyer, LATER, 'PROPOSAL_CLOSED'],
  ] as const)('rejected by %s', (_name, proposal, who, now, expected) => {
    expect(outcome(() => judgeRejection(proposal, by(who, now)))).toBe(expected);
  });

  it.each([
    ['the proposer', open, proposer, NOW, 'go'],
    ['one who may approve', open, buyer, NOW, 'go'],
    ['somebody else', open, stranger, NOW, 'NOT_FOUND'],
    ['the proposer, after the decision', decided('executed', buyer), proposer, NOW, 'PROPOSAL_CLOSED'],
    ['the proposer, after it expired', open, proposer, LATER, 'PROPOSAL_CLOSED'],
  ] as const)('edited by %s', (_name, proposal, who, now, expected) => {
    expect(outcome(() => judgeEdit(proposal, by(who, now)))).toBe(expected);
  });

  it('are never made by what runs while nobody is signed in, whose rights it may have', () => {
    const scheduled = by({ ...admin, sessionId: NO_SESSION });
    expect(outcome(() => judgeApproval(open, 'h', scheduled))).toBe('FORBIDDEN');
    expect(outcome(() => judgeRejection(open, scheduled))).toBe('FORBIDDEN');
    expect(outcome(() => judgeEdit(open, scheduled))).toBe('FORBIDDEN');
    expect(outcome(() => judgeApproval(decided('executed', admin), 'h', scheduled))).toBe('FORBIDDEN');
  });

  it('an administrator without a rule sees it, and may neither approve, reject nor edit it', () => {
    const none = { ...by(admin), policy: { rules: [], ownUpTo: 0 } };
    expect(isVisible(open, none)).toBe(true);
    expect(outcome(() => judgeApproval(open, 'h', none))).toBe('FORBIDDEN');
    expect(outcome(() => judgeRejection(open, none))).toBe('FORBIDDEN');
    expect(outcome(() => judgeEdit(open, none))).toBe('FORBIDDEN');
  });

  it('stays visible to who decided on it, when the rules have changed', () => {
    const none = { ...by(buyer), policy: { rules: [], ownUpTo: 0 } };
    expect(isVisible(open, none)).toBe(false);
    expect(isVisible(decided('executed', buyer), none)).toBe(true);
  });

  it('says what holds for the one who reads', () => {
    expect(viewOf(open, by(buyer))).toMatchObject({ mayApprove: true, mayNotApproveBecause: null });
    expect(viewOf(open, by(proposer))).toMatchObject({
      mayApprove: false,
      mayNotApproveBecause: 'You may approve orders up to 2,000; this is 5,000.',
      approvers: 'Procurement specialists up to 50,000, or an administrator, but not who proposed it',
    });
    expect(viewOf(open, by(buyer, LATER))).toMatchObject({
      status: 'expired',
      mayApprove: false,
      mayNotApproveBecause: 'It has expired.',
    });
    expect(statusAt(decided('executed', buyer), LATER)).toBe('executed');
  });
});
