import { randomUUID } from 'node:crypto';
import type { CatalogProduct, Shift, StaffMember, Store, Task } from '#libs/contracts';
import { FakeContext } from './fake-context';

export const TODAY = '2026-11-18';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const STORE: Store = {
  code: 'S-01',
  name: 'Harbour Street',
  address: '12 Harbour Street',
  timeZone: 'Europe/Berlin',
  opensAt: 420,
  closesAt: 1320,
  minimumCover: 3,
  sample: true,
};

const member = (number: number, name: string, skills: StaffMember['skills']): StaffMember => ({
  id: id(number),
  storeCode: STORE.code,
  name,
  role: number === 1 ? 'manager' : 'associate',
  skills,
  contractMinutes: 2250,
  active: true,
});

export const STAFF = [
  member(1, 'Sofia Rossi', [{ skill: 'first_aid', level: 3 }]),
  member(2, 'Ben Carter', [
    { skill: 'till', level: 3 },
    { skill: 'forklift', level: 1 },
  ]),
  member(3, 'Amara Okafor', [{ skill: 'fresh_food', level: 3 }]),
  member(4, 'Jakub Nowak', [{ skill: 'forklift', level: 3 }]),
  member(5, 'Ana Silva', []),
  member(6, 'Ana Costa', []),
] as const;
export const [SOFIA, BEN, AMARA, JAKUB] = STAFF;

export const shift = (staff: StaffMember, day: string, more: Partial<Shift> = {}): Shift => ({
  id: randomUUID(),
  staffId: staff.id,
  staffName: staff.name,
  day,
  startsAt: 540,
  endsAt: 1020,
  breaks: [{ startsAt: 750, endsAt: 780 }],
  status: 'planned',
  ...more,
});

export const task = (title: string, more: Partial<Task> = {}): Task => ({
  id: randomUUID(),
  storeCode: STORE.code,
  title,
  description: '',
  area: 'Dairy',
  priority: 3,
  estimateMinutes: 30,
  requiredSkills: [],
  day: TODAY,
  due: { day: TODAY, minute: 600 },
  notBefore: null,
  plannedStart: null,
  plannedEnd: null,
  assignee: { staffId: BEN.id, name: BEN.name },
  status: 'open',
  overdue: false,
  source: { kind: 'routine', id: null },
  version: 1,
  createdAt: '2026-11-18T05:00:00.000Z',
  createdBy: null,
  startedAt: null,
  completedAt: null,
  completedBy: null,
  commentCount: 0,
  acts: ['start', 'complete'],
  ...more,
});

export const product = (more: Partial<CatalogProduct> = {}): CatalogProduct => ({
  productCode: 'P-1',
  name: 'Oat milk 1 l',
  brand: null,
  department: 'Dairy',
  category: 'Milk',
  size: '1 l',
  unit: 'each',
  price: 1.65,
  ageRestricted: false,
  availability: 'in-stock',
  aisle: '3',
  shelf: 'A1',
  stock: 12,
  minimum: 5,
  expected: null,
  ...more,
});

export const taskPage = (data: readonly Task[]) => ({
  data: [...data],
  nextCursor: null,
  counts: { open: 0, in_progress: 0, completed: 0, cancelled: 0, overdue: 0, areas: [] },
});

/** Ben's, or another's, look at Harbour Street, where `services` answer as the test says. */
export function inStore(
  services: Record<string, (input: never) => unknown> = {},
  { as = BEN, now }: { as?: StaffMember; now?: Date } = {},
): FakeContext {
  return new FakeContext({
    persona: as.role === 'manager' ? 'store_manager' : 'store_associate',
    today: TODAY,
    ...(now !== undefined && { now }),
    services: {
      'stores.membership': () => ({ store: STORE, staff: as, today: TODAY }),
      'stores.staff': () => ({ data: [...STAFF] }),
      ...services,
    },
  });
}

/** The result of a tool that worked; fails the test where it refused. */
export function worked<Outcome extends { kind: string }>(
  outcome: Outcome,
): Extract<Outcome, { kind: 'result' }> {
  if (outcome.kind !== 'result') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as Extract<Outcome, { kind: 'result' }>;
}
