import type { DailyPlanDay, PlanDraft, Store } from '#libs/contracts';
import { checkContent } from './check-content';
import { peopleOf, type StoreDay } from './find-day';
import { changesOf } from './plan-changes';
import type { PlanContent } from './plan-content';
import { figuresOf, loadsOf } from './plan-figures';
import { stalenessOf } from './stale-plan';

interface Person {
  staffId: string;
  name: string;
}

interface Draft {
  id: string;
  day: string;
  version: number;
  hash: string;
  content: PlanContent;
  madeBy: Person;
  madeAt: Date;
  changedBy: Person;
  changedAt: Date;
}

interface Approved {
  id: string;
  approvedBy: Person | null;
  approvedAt: Date | null;
  effects: string[];
}

interface Known {
  found: StoreDay;
  draft: Draft | null;
  approved: Approved | null;
  store: Store;
  today: string;
}

/** A day as its managers see it. */
export function viewOf({ found, draft, approved, store, today }: Known): DailyPlanDay {
  return {
    day: found.day,
    today,
    draft: draft === null ? null : draftOf(draft, found, store),
    approved:
      approved === null
        ? null
        : {
            planId: approved.id,
            by: approved.approvedBy!,
            at: approved.approvedAt!.toISOString(),
            effects: approved.effects,
          },
    openTasks: found.tasks.filter(({ status }) => status === 'open').length,
    onShift: peopleOf(found).length,
    sick: found.shifts
      .filter(({ status }) => status === 'sick')
      .map(({ id, staffId, staffName, startsAt, endsAt }) => ({
        shiftId: id,
        staffId,
        name: staffName,
        startsAt,
        endsAt,
      })),
  };
}

function draftOf(
  { id, day, version, hash, content, madeBy, madeAt, changedBy, changedAt }: Draft,
  found: StoreDay,
  store: Store,
): PlanDraft {
  const people = loadsOf(content);
  return {
    id,
    day,
    version,
    hash,
    madeBy: { ...madeBy, at: madeAt.toISOString() },
    changedBy: { ...changedBy, at: changedAt.toISOString() },
    people,
    tasks: content.tasks.map(({ version: _, ...task }) => task),
    assignments: [...content.assignments].sort((one, other) => one.start - other.start),
    unplaced: content.unplaced,
    faults: checkContent(content),
    stale: stalenessOf(content, found),
    changes: changesOf(content),
    figures: figuresOf(content, people, store),
    undo: content.undo.at(-1)?.what ?? null,
  };
}
