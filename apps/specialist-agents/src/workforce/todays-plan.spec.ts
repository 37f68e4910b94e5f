import { type DailyPlanDay, type PlanDraft, QuartermasterError, type StaffMember } from '#libs/contracts';
import { AMARA, BEN, inStore, JAKUB, SOFIA, TODAY, worked } from '../testing/store-world';
import { todaysPlan } from './todays-plan.tool';

const id = (number: number) => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const PERSON = { staffId: SOFIA.id, name: SOFIA.name };
const WHO = { ...PERSON, at: '2026-11-18T05:00:00.000Z' };
const [FRIDGE, EGGS, MOP] = [id(1), id(2), id(3)];

const works = ({ id: staffId, name }: StaffMember): PlanDraft['people'][number] => ({
  staffId,
  name,
  shiftIds: [],
  shifts: [],
  breaks: [],
  availableMinutes: 450,
  loadMinutes: 30,
});
const toDo = (taskId: string, title: string): PlanDraft['tasks'][number] => ({
  taskId,
  title,
  area: 'Dairy',
  priority: 2,
  minutes: 30,
  requiredSkills: [],
  notBefore: null,
  due: null,
  state: 'planned',
  before: null,
});
const gives = (taskId: string, staff: StaffMember, start: number): PlanDraft['assignments'][number] => ({
  taskId,
  staffId: staff.id,
  start,
  end: start + 30,
  pinned: false,
  lateMinutes: 0,
  reasons: ['Has the skill.', 'Is free then.'],
});
const draft = (more: Partial<PlanDraft> = {}): PlanDraft => ({
  id: id(9),
  day: TODAY,
  version: 1,
  hash: 'a'.repeat(64),
  madeBy: WHO,
  changedBy: WHO,
  people: [works(BEN), works(AMARA)],
  tasks: [toDo(FRIDGE, 'Read the fridges'), toDo(EGGS, 'Restock eggs'), toDo(MOP, 'Mop the entrance')],
  assignments: [gives(EGGS, BEN, 600), gives(FRIDGE, BEN, 540), gives(MOP, AMARA, 660)],
  unplaced: [],
  faults: [],
  stale: [],
  changes: [],
  figures: {
    value: 1,
    bound: 1,
    gap: 0,
    optimal: true,
    iterations: 0,
    fairness: 1,
    placed: [],
    cover: { least: 2, at: 540, wanted: 3 },
  },
  undo: null,
  ...more,
});
const planned = (more: Partial<DailyPlanDay> = {}) => ({
  'daily-plan.get': ({ day }: { day: string }) => ({
    day,
    today: TODAY,
    draft: null,
    approved: null,
    openTasks: 7,
    onShift: 1,
    sick: [],
    ...more,
  }),
});
const ask = async (services: Record<string, (input: never) => unknown>, day?: string) => {
  const context = inStore(services, { as: SOFIA });
  return { context, ...worked(await todaysPlan.run({ day }, context)) };
};

describe('todays_plan', () => {
  it('tells a draft by people and time, and that it waits for approval', async () => {
    const { context, sentence, table } = await ask(planned({ draft: draft() }));
    expect(sentence).toBe('A draft today gives 3 tasks to 2 people. It counts once you approve it.');
    expect(table.rows).toEqual([
      ['Amara Okafor', 'Mop the entrance', 'Dairy', '11:00', '11:30', 'Has the skill.'],
      ['Ben Carter', 'Read the fridges', 'Dairy', '09:00', '09:30', 'Has the skill.'],
      ['Ben Carter', 'Restock eggs', 'Dairy', '10:00', '10:30', 'Has the skill.'],
    ]);
    expect(context.lookups.map(({ input, note }) => [input, note])).toEqual([
      [{ day: TODAY }, { label: `Plan of ${TODAY}`, count: 3 }],
    ]);
  });

  it('says what could not be placed, what is wrong with it and who is sick', async () => {
    const { id: staffId, name } = JAKUB;
    const { sentence, notes } = await ask(
      planned({
        draft: draft({
          assignments: [gives(MOP, AMARA, 660)],
          unplaced: [EGGS, FRIDGE].map((taskId) => ({ taskId, message: 'No time.', dropped: false })),
          faults: [{ severity: 'warning', message: 'Amara has no break.', taskId: null, staffId: null }],
        }),
        sick: [{ staffId, name, shiftId: id(8), startsAt: 540, endsAt: 1020 }],
      }),
    );
    expect(sentence).toBe(
      'A draft today gives 1 task to 1 person; 2 tasks could not be placed. It counts once you approve it.',
    );
    expect(notes.slice(1)).toEqual(['Amara has no break.', 'Called in sick: Jakub Nowak.']);
  });

  it('tells who approved a plan and what that did, and that there is none yet', async () => {
    const approved = {
      planId: id(9),
      by: PERSON,
      at: '2026-11-18T05:30:00.000Z',
      effects: ['3 tasks given.'],
    };
    const done = await ask(planned({ approved }), '2026-11-19');
    expect(done.sentence).toBe('The plan tomorrow was approved by Sofia Rossi.');
    expect(done.notes).toContain('3 tasks given.');
    const none = await ask(planned());
    expect(none.sentence).toBe('There is no plan today yet: 7 open tasks and 1 person on shift.');
    expect(none.table.rowCount).toBe(0);
  });

  it('is refused as the plan is', async () => {
    const failing = {
      'daily-plan.get': () => {
        throw new QuartermasterError('NOT_THE_MANAGER');
      },
    };
    await expect(ask(failing)).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
  });
});
