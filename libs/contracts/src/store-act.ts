import { z } from 'zod';

/** More than these are looked at on their own page. */
export const MAX_STORE_ACTS = 4;

const shown = {
  /** What would be done, in one line: "Complete “Fridge check”". */
  title: z.string(),
  /** On the button: "Complete it". */
  button: z.string(),
  /** What a person should look at before: one line a fact. */
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })).max(8),
};

/**
 * Something that the caller can do in the store with one confirmation. It only says what: the console sends it to the
 * room's own endpoint, where it is checked like a form that was filled in by hand. Words alone never do it.
 */
export const StoreAct = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('start-task'), ...shown, taskId: z.uuid() }),
    z.strictObject({ kind: z.literal('complete-task'), ...shown, taskId: z.uuid() }),
    z.strictObject({ kind: z.literal('withdraw-request'), ...shown, requestId: z.uuid() }),
    z.strictObject({
      kind: z.literal('request-time-off'),
      ...shown,
      timeOff: z.enum(['vacation', 'personal']),
      firstDay: z.iso.date(),
      /** Off as well. */
      lastDay: z.iso.date(),
      /** An open request that this takes the place of. */
      replaces: z.uuid().nullable(),
      /** Granted time off that this takes the place of. */
      insteadOf: z.uuid().nullable(),
    }),
    z.strictObject({ kind: z.literal('cancel-time-off'), ...shown, timeOffId: z.uuid() }),
  ])
  .meta({ id: 'StoreAct' });
export type StoreAct = z.infer<typeof StoreAct>;
