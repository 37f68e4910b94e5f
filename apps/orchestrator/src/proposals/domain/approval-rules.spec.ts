import type { Action } from '#libs/contracts';
import {
  type ApprovalPolicy,
  type Approver,
  type ApprovalSubject,
  approversOf,
  isWithinReach,
  whyNotApprove,
} from './approval-rules';

const policy: ApprovalPolicy = {
  rules: [
    { persona: 'warehouse_manager', kinds: ['transfer'], upTo: 10_000 },
    { persona: 'warehouse_manager', kinds: ['reorder'], upTo: 2_000 },
    { persona: 'procurement_specialist', kinds: ['reorder'], upTo: 50_000 },
    { persona: 'field_engineer', kinds: ['expedite'], upTo: 10_000 },
    { role: 'admin', kinds: ['reorder', 'transfer', 'expedite'] },
  ],
  ownUpTo: 1_000,
};

const PEOPLE: Record<string, Approver> = {
  manager: { userId: 'manager', roles: ['member'], personas: ['warehouse_manager'], sites: null },
  buyer: { userId: 'buyer', roles: ['member'], personas: ['procurement_specialist'], sites: null },
  engineer: { userId: 'engineer', roles: ['member'], personas: ['field_engineer'], sites: null },
  both: {
    userId: 'both',
    roles: ['member'],
    personas: ['warehouse_manager', 'procurement_specialist'],
    sites: null,
  },
  nobody: { userId: 'nobody', roles: ['member'], personas: [], sites: null },
  admin: { userId: 'admin', roles: ['member', 'admin'], personas: [], sites: null },
  local: { userId: 'local', roles: ['member'], personas: ['warehouse_manager'], sites: ['WH-01'] },
};

/** The largest amount that each may approve of somebody else's, by kind; undefined is none at all. */
const LIMITS: Record<string, Partial<Record<Action['kind'], number>>> = {
  manager: { transfer: 10_000, reorder: 2_000 },
  buyer: { reorder: 50_000 },
  engineer: { expedite: 10_000 },
  both: { transfer: 10_000, reorder: 50_000 },
  nobody: {},
  admin: { transfer: Infinity, reorder: Infinity, expedite: Infinity },
  local: { transfer: 10_000, reorder: 2_000 },
};

const KINDS: Action['kind'][] = ['reorder', 'transfer', 'expedite'];
const AMOUNTS = [0, 999.99, 1_000, 1_000.01, 2_000, 2_000.01, 10_000, 10_000.01, 50_000, 50_000.01, 1e9];
const SITES = [['WH-01'], ['WH-02'], ['WH-01', 'WH-02'], null];

const subject = (more: Partial<ApprovalSubject> = {}): ApprovalSubject => ({
  kind: 'reorder',
  amount: 500,
  sites: ['WH-01'],
  proposerId: 'somebody',
  ...more,
});

describe('approval rules', () => {
  const cases = Object.keys(PEOPLE).flatMap((name) =>
    KINDS.flatMap((kind) =>
      AMOUNTS.flatMap((amount) =>
        SITES.flatMap((sites) => [false, true].map((isOwn) => ({ name, kind, amount, sites, isOwn }))),
      ),
    ),
  );

  it(`decide each of ${7 * 3 * 11 * 4 * 2} combinations of person, kind, amount, warehouse and proposer`, () => {
    expect(cases).toHaveLength(1_848);
    for (const { name, kind, amount, sites, isOwn } of cases) {
      const who = PEOPLE[name]!;
      const limit = LIMITS[name]![kind];
      const hasSites = name !== 'local' || JSON.stringify(sites) === '["WH-01"]';
      const inReach = limit !== undefined && amount <= limit && hasSites;
      const given = subject({ kind, amount, sites, proposerId: isOwn ? who.userId : 'somebody' });
      const what = JSON.stringify({ name, kind, amount, sites, isOwn });
      expect([what, isWithinReach(given, who, policy)]).toEqual([what, inReach]);
      const may = inReach && !(isOwn && amount > 1_000);
      expect([what, whyNotApprove(given, who, policy) === null]).toEqual([what, may]);
    }
  });

  it.each([
    ['manager', subject({ amount: 3_400 }), 'You may approve orders up to 2,000; this is 3,400.'],
    [
      'engineer',
      subject({ amount: 3_400 }),
      'This needs procurement specialists up to 50,000, or an administrator.',
    ],
    ['local', subject({ sites: ['WH-01', 'WH-02'] }), 'It is about WH-02, which you do not have.'],
    ['local', subject({ sites: null }), 'It is not known which warehouse it is about.'],
    [
      'buyer',
      subject({ amount: 1_000.5, proposerId: 'buyer' }),
      'You proposed it yourself; above 1,000 somebody else has to approve.',
    ],
    ['buyer', subject(), null],
  ])('tell %s why not', (name, given, expected) => {
    expect(whyNotApprove(given, PEOPLE[name]!, policy)).toBe(expected);
  });

  it('say who may', () => {
    expect(approversOf(subject(), policy)).toBe(
      'Warehouse managers up to 2,000, procurement specialists up to 50,000, or an administrator',
    );
    expect(approversOf(subject({ amount: 20_000 }), policy)).toBe(
      'Procurement specialists up to 50,000, or an administrator, but not who proposed it',
    );
    expect(approversOf(subject({ amount: 5 }), { rules: [], ownUpTo: 1 })).toBe('Nobody: no rule covers 5');
    expect(whyNotApprove(subject({ amount: 5 }), PEOPLE.buyer!, { rules: [], ownUpTo: 1 })).toBe(
      'Nobody: no rule covers 5.',
    );
  });

  it('take the widest of overlapping rules', () => {
    const rules = [
      { persona: 'procurement_specialist', kinds: ['reorder' as const], upTo: 100 },
      { role: 'member' as const, kinds: ['reorder' as const], upTo: 700 },
    ];
    expect(isWithinReach(subject({ amount: 700 }), PEOPLE.buyer!, { rules, ownUpTo: 0 })).toBe(true);
    expect(isWithinReach(subject({ amount: 701 }), PEOPLE.buyer!, { rules, ownUpTo: 0 })).toBe(false);
  });

  it('let nobody approve the own proposal when ownUpTo is 0', () => {
    const strict = { ...policy, ownUpTo: 0 };
    expect(whyNotApprove(subject({ proposerId: 'admin' }), PEOPLE.admin!, strict)).toMatch(/yourself/);
    expect(whyNotApprove(subject(), PEOPLE.admin!, strict)).toBeNull();
  });
});
