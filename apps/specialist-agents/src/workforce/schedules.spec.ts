import { AMARA, BEN, inStore, JAKUB, shift, STORE, TODAY, worked } from '../testing/store-world';
import { mySchedule } from './my-schedule.tool';
import { staffSkills } from './staff-skills.tool';
import { storeInformation } from './store-information.tool';
import { minuteNow } from './store-times';
import { whoWorks } from './who-works.tool';

const roster = (shifts: ReturnType<typeof shift>[]) => ({
  'stores.roster': ({ from, to, staffId }: { from: string; to: string; staffId?: string }) => ({
    storeCode: STORE.code,
    from,
    to,
    shifts: shifts.filter(
      (each) => each.day >= from && each.day < to && (staffId === undefined || each.staffId === staffId),
    ),
  }),
});

describe('my_schedule', () => {
  const shifts = [shift(BEN, '2026-11-19'), shift(BEN, '2026-11-21'), shift(AMARA, '2026-11-20')];

  it('tells the own shifts of the next two weeks, the next one first', async () => {
    const context = inStore(roster(shifts));
    const { sentence, table } = worked(await mySchedule.run({}, context));
    expect(sentence).toBe(
      'You work next tomorrow from 09:00 to 17:00; 2 shifts and 15 h in all from Wednesday 18 November to Tuesday 1 December.',
    );
    expect(table.rows).toEqual([
      ['2026-11-19', '09:00', '17:00', '12:30 to 13:00', 'Planned'],
      ['2026-11-21', '09:00', '17:00', '12:30 to 13:00', 'Planned'],
    ]);
    expect(context.lookups.map(({ operation }) => operation)).toEqual(['stores.membership', 'stores.roster']);
  });

  it('tells one day with its break, and a day without work', async () => {
    const context = inStore(roster(shifts));
    const tomorrow = worked(await mySchedule.run({ period: ['2026-11-19', '2026-11-20'] }, context));
    expect(tomorrow.sentence).toBe(
      'You work tomorrow from 09:00 to 17:00, with a break from 12:30 to 13:00.',
    );
    const today = worked(await mySchedule.run({ period: [TODAY, '2026-11-19'] }, context));
    expect(today.sentence).toBe('You do not work today.');
  });

  it('finds a colleague by first name, and asks which one where two have it', async () => {
    const context = inStore(roster(shifts));
    const amara = worked(await mySchedule.run({ person: 'amara' }, context));
    expect(amara.sentence).toMatch(/^Amara works on Friday 20 November/);
    expect(await mySchedule.run({ person: 'Ana' }, context)).toMatchObject({
      kind: 'refused',
      code: 'UNKNOWN_VALUE',
      nearest: ['Ana Silva', 'Ana Costa'],
    });
    expect(await mySchedule.run({ person: 'Zoltan' }, context)).toMatchObject({ kind: 'refused' });
  });
});

describe('who_works', () => {
  const shifts = [
    shift(BEN, TODAY),
    shift(JAKUB, TODAY, { startsAt: 1080, endsAt: 1320 }),
    shift(AMARA, TODAY, { status: 'sick' }),
  ];
  const given = { when: 'day', presence: 'working' };

  it('names who works, with the caller as “you”', async () => {
    const { sentence, table } = worked(await whoWorks.run(given, inStore(roster(shifts))));
    expect(sentence).toBe('2 people work today: you and Jakub Nowak.');
    expect(table.rowCount).toBe(2);
  });

  it('counts right now in the time of the store', async () => {
    // 17:30 in Berlin.
    const now = new Date('2026-11-18T17:30:00Z');
    const { sentence } = worked(
      await whoWorks.run({ ...given, when: 'now' }, inStore(roster(shifts), { now })),
    );
    expect(sentence).toBe('Jakub Nowak works now, at 18:30, from 18:00 to 22:00.');
  });

  it('tells who is away, and who of those at work has a skill', async () => {
    const away = worked(await whoWorks.run({ ...given, presence: 'away' }, inStore(roster(shifts))));
    expect(away.sentence).toBe('1 person is away today: Amara Okafor.');
    const able = worked(await whoWorks.run({ ...given, skill: 'the forklift' }, inStore(roster(shifts))));
    // Ben is only learning it.
    expect(able.sentence).toBe('Jakub Nowak works today and can do forklift, from 18:00 to 22:00.');
    expect(await whoWorks.run({ ...given, skill: 'juggling' }, inStore(roster(shifts)))).toMatchObject({
      kind: 'refused',
      code: 'UNKNOWN_VALUE',
    });
  });
});

describe('staff_skills and store_information', () => {
  it('knows a skill by other names and tells what somebody can do', async () => {
    const able = worked(await staffSkills.run({ skill: 'fork lift' }, inStore()));
    expect(able.sentence).toBe('1 person can do forklift: Jakub Nowak.');
    expect(able.table.rows).toEqual([
      ['Jakub Nowak', 'forklift', 'Teaches it'],
      ['Ben Carter', 'forklift', 'Learning'],
    ]);
    const amara = worked(await staffSkills.run({ person: 'Amara' }, inStore()));
    expect(amara.sentence).toBe('Amara Okafor has 1 skill: fresh food.');
  });

  it('tells the opening hours', async () => {
    expect(worked(await storeInformation.run({}, inStore())).sentence).toBe(
      'Harbour Street is open from 07:00 to 22:00.',
    );
  });
});

describe('minuteNow', () => {
  it('is the minute of the day there', () => {
    expect(minuteNow(new Date('2026-11-18T23:30:00Z'), 'Europe/Berlin')).toBe(30);
    expect(minuteNow(new Date('2026-06-18T11:00:00Z'), 'UTC')).toBe(660);
  });
});
