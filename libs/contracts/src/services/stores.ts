import { z } from 'zod';
import { defineService } from '../service';

export const StoreCode = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, 'a store code is like S-01');
export type StoreCode = z.infer<typeof StoreCode>;

/** Most days of a roster that are given at once. */
export const MAX_ROSTER_DAYS = 62;

const MinuteOfDay = z.int().min(0).max(1440);

export const Store = z
  .strictObject({
    code: StoreCode,
    name: z.string(),
    address: z.string(),
    /** IANA name; days and times of the store are in it. */
    timeZone: z.string(),
    /** Minutes from midnight. */
    opensAt: MinuteOfDay,
    closesAt: MinuteOfDay,
    /** Fewest people on the floor at any minute of the opening hours. */
    minimumCover: z.int().min(0),
    /** Made up by Quartermaster, not imported. */
    sample: z.boolean(),
  })
  .meta({ id: 'Store' });
export type Store = z.infer<typeof Store>;

export const StaffRole = z.enum(['manager', 'associate']).meta({ id: 'StaffRole' });
export type StaffRole = z.infer<typeof StaffRole>;

/** Lower snake case: `fresh_food`, `till`, `forklift`. */
export const SkillName = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'a skill is lower_snake_case');
export type SkillName = z.infer<typeof SkillName>;

export const StaffMember = z
  .strictObject({
    id: z.uuid(),
    storeCode: StoreCode,
    name: z.string(),
    role: StaffRole,
    /** Level 1 is learning, 2 does it alone, 3 teaches it. */
    skills: z.array(z.strictObject({ skill: SkillName, level: z.int().min(1).max(3) })),
    /** Minutes a week by contract. */
    contractMinutes: z.int().min(0).max(10_080),
    /** False once somebody has left. */
    active: z.boolean(),
  })
  .meta({ id: 'StaffMember' });
export type StaffMember = z.infer<typeof StaffMember>;

/** Who the caller is in the store; where that comes from is the session, never words. */
export const StoreMembership = z
  .strictObject({ store: Store, staff: StaffMember, today: z.iso.date() })
  .meta({ id: 'StoreMembership' });
export type StoreMembership = z.infer<typeof StoreMembership>;

export const Shift = z
  .strictObject({
    id: z.uuid(),
    staffId: z.uuid(),
    staffName: z.string(),
    day: z.iso.date(),
    /** Minutes from midnight of the day; a shift ends on the day that it began. */
    startsAt: MinuteOfDay,
    endsAt: MinuteOfDay,
    breaks: z.array(z.strictObject({ startsAt: MinuteOfDay, endsAt: MinuteOfDay })).max(4),
    /** `sick`: called in sick; `off`: time off was granted after it had been planned. */
    status: z.enum(['planned', 'sick', 'off']),
  })
  .meta({ id: 'Shift' });
export type Shift = z.infer<typeof Shift>;

export const Roster = z
  .strictObject({
    storeCode: StoreCode,
    from: z.iso.date(),
    /** The day after the last. */
    to: z.iso.date(),
    shifts: z.array(Shift),
  })
  .meta({ id: 'Roster' });
export type Roster = z.infer<typeof Roster>;

export const StaffList = z.strictObject({ data: z.array(StaffMember) }).meta({ id: 'StaffList' });
export type StaffList = z.infer<typeof StaffList>;

/** Stores, who works there and when. Everything is of the caller's own store. */
export const stores = defineService('stores', {
  membership: {
    summary: 'The store that the caller works in, and as whom.',
    input: z.strictObject({}),
    output: StoreMembership,
    timeoutMs: 5_000,
    errors: ['NO_STORE'],
  },
  staff: {
    summary: 'The staff of the store by name; those who left only when asked for.',
    input: z.strictObject({ left: z.boolean().default(false) }),
    output: StaffList,
    timeoutMs: 5_000,
    errors: ['NO_STORE'],
  },
  roster: {
    summary: 'Shifts of the store from a day to the day before another one, by day and beginning.',
    input: z.strictObject({ from: z.iso.date(), to: z.iso.date(), staffId: z.uuid().optional() }),
    output: Roster,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'VALIDATION_FAILED'],
  },
  markShift: {
    summary: 'Marks a shift of today or later as sick, or takes that back.',
    input: z.strictObject({ shiftId: z.uuid(), status: z.enum(['planned', 'sick']) }),
    output: Shift,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_THE_MANAGER', 'NOT_FOUND', 'VALIDATION_FAILED'],
  },
});
