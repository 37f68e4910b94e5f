import type { PersonLoad, PlanScore } from './daily-plan';
import type { PlanSnapshot } from './day-lists';
import { areaCost } from './day-lists';
import { AREA_CHANGE, latenessCost, levelsAbove, MOVED, OVERQUALIFIED } from './objective';
import type { StaffingModel } from './staffing-model';
import { keptValue } from './upper-bound';

/** What a plan is worth by `objective.ts`, counted anew from who does what when. */
export function scorePlan(model: StaffingModel, plan: PlanSnapshot): PlanScore {
  const score = {
    priorities: keptValue(model),
    load: 0,
    overqualified: 0,
    lateness: 0,
    areaChanges: 0,
    moved: 0,
    retimed: 0,
  };
  model.persons.forEach((person, index) => {
    let [minutes, before] = [person.taken, person.area];
    for (const number of plan.lists[index]!) {
      const { task, value, startBefore, retimeCost, area } = model.tasks[number]!;
      const had = startBefore[index]!;
      score.priorities += value;
      score.overqualified += OVERQUALIFIED * levelsAbove(task, person.staff);
      score.lateness += latenessCost(task, plan.end[number]!);
      score.areaChanges += areaCost(before, area);
      if (had < 0 && startBefore.some((start) => start >= 0)) score.moved += MOVED;
      if (had >= 0 && had !== plan.start[number]) score.retimed += retimeCost;
      before = area;
      minutes += task.minutes;
    }
    score.load += person.loadFactor * minutes * minutes;
  });
  const { priorities, load, overqualified, lateness, areaChanges, moved, retimed } = score;
  return { value: priorities - load - overqualified - lateness - areaChanges - moved - retimed, ...score };
}

export function personLoads(model: StaffingModel, plan: PlanSnapshot): PersonLoad[] {
  return model.persons.map(({ staff, available, taken, area }, index) => {
    const tasks = plan.lists[index]!.map((number) => model.tasks[number]!);
    const loadMinutes = taken + tasks.reduce((sum, { minutes }) => sum + minutes, 0);
    const areas = [area, ...tasks.map((task) => task.area)];
    const changes = areas.slice(1).reduce((sum, one, at) => sum + areaCost(areas[at]!, one), 0) / AREA_CHANGE;
    return {
      staffId: staff.id,
      availableMinutes: available,
      loadMinutes,
      loadShare: available === 0 ? 0 : loadMinutes / available,
      areaChanges: Math.round(changes),
    };
  });
}

/** (Σ x)² / (n · Σ x²) of the load shares (Jain, Chiu and Hawe 1984); 1 when nobody has anything. */
export function jainIndex(shares: readonly number[]): number {
  const sum = shares.reduce((all, share) => all + share, 0);
  const squares = shares.reduce((all, share) => all + share * share, 0);
  return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
}
