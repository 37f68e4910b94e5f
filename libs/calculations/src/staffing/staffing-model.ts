import type { DailyPlanRequest, PreviousAssignment, StaffOnShift, StoreTask } from './daily-plan';
import {
  latenessCost,
  levelOf,
  levelsAbove,
  LOAD,
  loadWeights,
  MOVED,
  OVERQUALIFIED,
  RETIMED,
  VALUE,
} from './objective';
import { joined, minutesOf, minutesWithin, without, WorkingTime } from './working-time';

/** One person as the search sees it. */
export interface ModelPerson {
  staff: StaffOnShift;
  /** What is free from `now` on. */
  time: WorkingTime;
  available: number;
  /** Minutes that are taken already. */
  taken: number;
  /** Minutes that may still be given. */
  room: number;
  /** w_i of `loadWeights`. */
  weight: number;
  /** LOAD · w_i / available: times (load minutes)² is the cost of the load. */
  loadFactor: number;
  /** Area of what was begun last; undefined when nothing was. */
  area: number;
}

/** One open task as the search sees it: neither started nor done. */
export interface ModelTask {
  task: StoreTask;
  minutes: number;
  persons: number;
  /** Of one assignment. */
  value: number;
  earliest: number;
  /** Due time with grace. */
  deadline: number;
  /** Infinity without one. */
  due: number;
  /** What each minute after `due` costs. */
  latePerMinute: number;
  resumable: boolean;
  area: number;
  /** Who may do it, could do it alone in the day, by index; who costs least first. */
  able: Int32Array;
  /** By person: over-qualification and move; Infinity for those who may not. */
  cost: Float64Array;
  /** By person: start in the plan before; −1 when this person had it not. */
  startBefore: Int32Array;
  /** What a start other than the one before costs the person who had it. */
  retimeCost: number;
  /** Whom the manager asked for, by index; all of them take part. */
  asked: Int32Array;
  /** Whether there are enough who may do it, and all who were asked for among them. */
  possible: boolean;
}

/** The request in numbers. */
export interface StaffingModel {
  request: DailyPlanRequest;
  persons: ModelPerson[];
  tasks: ModelTask[];
  /** What stays as it is, of persons who are on shift. */
  kept: PreviousAssignment[];
  horizon: number;
}

export const NO_AREA = -1;

/** Translates a request that has passed its check. */
export function staffingModel(request: DailyPlanRequest): StaffingModel {
  const { staff, tasks, now = 0, previous = [], weekHours } = request;
  const present = new Map(staff.map(({ id }, index) => [id, index]));
  const areas = new Map<string, number>();
  const areaOf = (task: StoreTask | undefined) => {
    if (task?.area === undefined) return NO_AREA;
    if (!areas.has(task.area)) areas.set(task.area, areas.size);
    return areas.get(task.area)!;
  };
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const kept = keptAssignments(previous, present);
  const closed = new Set(kept.map(({ taskId }) => taskId));
  const horizon = Math.max(...staff.flatMap(({ shifts }) => shifts.map(({ end }) => end)));
  const weights = loadWeights(staff, weekHours);
  const persons = staff.map((person, index): ModelPerson => {
    const shift = without(joined(person.shifts), person.breaks ?? []);
    const available = minutesOf(shift);
    const own = kept.filter(({ staffId }) => staffId === person.id);
    const blocked = [{ start: 0, end: now }, ...own].filter(({ start, end }) => end > start);
    const free = without(shift, blocked);
    const inHand = person.takenMinutes ?? 0;
    const ownMinutes = own.reduce((sum, { start, end }) => sum + minutesWithin(shift, start, end), 0);
    const last = own.reduce<PreviousAssignment | undefined>(
      (latest, one) => (latest === undefined || one.start > latest.start ? one : latest),
      undefined,
    );
    const taken = inHand + ownMinutes;
    return {
      staff: person,
      time: new WorkingTime(afterFirst(free, inHand), horizon),
      available,
      taken,
      room: Math.floor((person.maxLoadShare ?? 1) * available + 1e-9) - taken,
      weight: weights[index]!,
      loadFactor: available === 0 ? 0 : (LOAD * weights[index]!) / available,
      area: last === undefined ? NO_AREA : areaOf(byId.get(last.taskId)),
    };
  });
  const open = tasks.filter(({ id }) => !closed.has(id));
  const model: StaffingModel = { request, persons, tasks: [], kept, horizon };
  model.tasks = open.map((task): ModelTask => {
    const before = previous.filter(({ taskId }) => taskId === task.id);
    const somebodyStays = before.some(({ staffId }) => present.has(staffId));
    const startBefore = new Int32Array(staff.length).fill(-1);
    for (const { staffId, start } of before)
      if (present.has(staffId)) startBefore[present.get(staffId)!] = start;
    const part = {
      task,
      minutes: task.minutes,
      persons: task.persons ?? 1,
      value: VALUE[task.priority],
      earliest: Math.max(now, task.earliestStart ?? 0),
      deadline: Math.min(horizon, (task.due ?? horizon) + (task.graceMinutes ?? 0)),
      due: task.due ?? Infinity,
      latePerMinute: (task.graceMinutes ?? 0) > 0 ? latenessCost(task, (task.due ?? Infinity) + 1) : 0,
      resumable: task.interruptible === true && (task.persons ?? 1) === 1,
      area: areaOf(task),
      startBefore,
      retimeCost: RETIMED,
    };
    const cost = new Float64Array(staff.length).fill(Infinity);
    persons.forEach((person, index) => {
      if (!mayDo(task, person.staff) || !couldDo(part, person)) return;
      const moved = somebodyStays && startBefore[index]! < 0 ? MOVED : 0;
      cost[index] = OVERQUALIFIED * levelsAbove(task, person.staff) + moved;
    });
    const able = Int32Array.from(staff.keys())
      .filter((index) => cost[index]! < Infinity)
      .sort((one, other) => cost[one]! - cost[other]! || one - other);
    const asked = (task.assignees ?? []).map((id) => present.get(id) ?? -1);
    const possible =
      able.length >= part.persons && asked.every((index) => index >= 0 && cost[index]! < Infinity);
    return { ...part, able, cost, asked: Int32Array.from(asked), possible };
  });
  return model;
}

/** Whether skills, role and the manager's word allow it, whatever the time. */
export function mayDo(task: StoreTask, person: StaffOnShift): boolean {
  if (task.forbidden?.includes(person.id)) return false;
  // With fewer asked for than needed, the others are free to choose.
  if (task.assignees !== undefined && task.assignees.length >= (task.persons ?? 1))
    if (!task.assignees.includes(person.id)) return false;
  return qualifies(task, person);
}

/** Whether skills and role allow it. */
export function qualifies(task: StoreTask, person: StaffOnShift): boolean {
  if (task.role !== undefined && task.role !== person.role) return false;
  return (task.skills ?? []).every(({ skill, level }) => levelOf(person, skill) >= level);
}

/** Whether an otherwise empty list has a place for it. */
export function couldDo(
  {
    earliest,
    deadline,
    minutes,
    resumable,
  }: Pick<ModelTask, 'earliest' | 'deadline' | 'minutes' | 'resumable'>,
  { time, room }: ModelPerson,
): boolean {
  if (minutes > room) return false;
  const start = time.earliest(earliest, minutes, resumable);
  return start >= 0 && time.end(start, minutes, resumable) <= deadline;
}

/** What is done stays; what is started stays while all who do it are here. */
function keptAssignments(
  previous: readonly PreviousAssignment[],
  present: ReadonlyMap<string, number>,
): PreviousAssignment[] {
  const interrupted = new Set(
    previous
      .filter(({ state, staffId }) => state === 'started' && !present.has(staffId))
      .map(({ taskId }) => taskId),
  );
  return previous.filter(
    ({ state, taskId }) => state === 'done' || (state === 'started' && !interrupted.has(taskId)),
  );
}

/** The spans without their first minutes. */
function afterFirst(spans: readonly { start: number; end: number }[], minutes: number) {
  let left = minutes;
  return spans.flatMap(({ start, end }) => {
    const used = Math.min(left, end - start);
    left -= used;
    return used === end - start ? [] : [{ start: start + used, end }];
  });
}
