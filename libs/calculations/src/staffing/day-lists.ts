import { AREA_CHANGE } from './objective';
import { type ModelTask, NO_AREA, type StaffingModel } from './staffing-model';

/** A place for a task of one person. */
export interface Place {
  person: number;
  position: number;
  start: number;
  end: number;
  /** What the whole plan gains. */
  gain: number;
}

/**
 * A plan in the making: each person's tasks in order, each begun as early as the order allows; a task for several has
 * a fixed start, chosen when it is put in. Every change of a list can be taken back up to the last `commit`.
 */
export class DayLists {
  /** By person: tasks in order. */
  readonly lists: number[][];
  readonly loads: Float64Array;
  /** By task; −1 when it is not in the plan. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** By task: persons who do it; empty when nobody does. */
  readonly members: number[][];
  /** Sum over persons and tasks, without what is kept. */
  value = 0;

  /** By person: what lateness, other times than before, area changes and load cost. */
  private readonly listCost: Float64Array;
  /** By person and task: the latest start with which all that follows still fits; stands beside `lists`. */
  private readonly latest: number[][];
  private readonly room: Float64Array;
  private readonly saved = new Map<number, { list: number[]; starts: number[] }>();
  private readonly savedMembers = new Map<number, number[]>();
  private savedValue = 0;

  constructor(readonly model: StaffingModel) {
    const { persons, tasks } = model;
    this.lists = persons.map(() => []);
    this.latest = persons.map(() => []);
    this.loads = Float64Array.from(persons, ({ taken }) => taken);
    this.room = Float64Array.from(persons, ({ room }) => room);
    this.listCost = new Float64Array(persons.length);
    this.start = new Int32Array(tasks.length).fill(-1);
    this.end = new Int32Array(tasks.length).fill(-1);
    this.members = tasks.map(() => []);
    persons.forEach((_, person) => this.refresh(person));
    this.commit();
  }

  /** Minutes that this person may still be given. */
  roomOf(person: number): number {
    return this.room[person]!;
  }

  /** By person: 1 where the list has changed since the last commit. */
  changedPersons(): Uint8Array {
    const changed = new Uint8Array(this.lists.length);
    for (const person of this.saved.keys()) changed[person] = 1;
    return changed;
  }

  isPlanned(task: number): boolean {
    return this.members[task]!.length > 0;
  }

  /** Keeps what was changed since the last commit. */
  commit(): void {
    this.saved.clear();
    this.savedMembers.clear();
    this.savedValue = this.value;
  }

  /** Takes back what was changed since the last commit. */
  undo(): void {
    for (const [task, members] of this.savedMembers) {
      this.members[task] = members;
      if (members.length === 0) this.start[task] = this.end[task] = -1;
    }
    for (const [person, { list, starts }] of this.saved) {
      this.lists[person] = list;
      // A common start is no matter of order.
      list.forEach((task, position) => (this.start[task] = starts[position]!));
    }
    for (const person of this.saved.keys()) this.refresh(person);
    this.value = this.savedValue;
    this.commit();
  }

  /** Takes out tasks that are planned. */
  remove(tasks: Iterable<number>): void {
    const touched = new Set<number>();
    for (const task of tasks) {
      const { value, cost } = this.model.tasks[task]!;
      this.saveMembers(task);
      for (const person of this.members[task]!) {
        this.save(person);
        const list = this.lists[person]!;
        list.splice(list.indexOf(task), 1);
        this.value -= value - cost[person]!;
        touched.add(person);
      }
      this.members[task] = [];
      this.start[task] = this.end[task] = -1;
    }
    for (const person of touched) this.refresh(person);
  }

  insert(task: number, places: readonly Place[]): void {
    this.saveMembers(task);
    const { value, cost } = this.model.tasks[task]!;
    this.members[task] = places.map(({ person }) => person);
    for (const { person, position, start, end } of places) {
      this.save(person);
      this.start[task] = start;
      this.end[task] = end;
      this.lists[person]!.splice(position, 0, task);
      this.value += value - cost[person]!;
      this.refresh(person);
    }
  }

  /**
   * The best place of a task for one in this person's list; undefined when there is none, or none that gains more than
   * `least`.
   */
  bestPlace(index: number, person: number, least = -Infinity): Place | undefined {
    const task = this.model.tasks[index]!;
    if (task.minutes > this.room[person]!) return undefined;
    const base = task.value - task.cost[person]! - this.addedLoadCost(person, task.minutes);
    // A place costs time and ways; all that it can save is a way between its neighbours.
    if (base + AREA_CHANGE <= least) return undefined;
    const list = this.lists[person]!;
    let best: Place | undefined;
    let clock = task.earliest;
    for (let position = 0; position <= list.length; position += 1) {
      if (position > 0) clock = Math.max(clock, this.end[list[position - 1]!]!);
      const place = this.placeAt(index, person, position, clock, base);
      if (place === 'too late') break;
      if (place !== undefined && (best === undefined || place.gain > best.gain + 1e-12)) best = place;
    }
    return best;
  }

  /** The place of a task that starts exactly then; undefined when the list leaves no room for it. */
  placeFrom(index: number, person: number, start: number): Place | undefined {
    const task = this.model.tasks[index]!;
    const { time } = this.model.persons[person]!;
    if (task.minutes > this.room[person]! || !time.fits(start, task.minutes)) return undefined;
    const list = this.lists[person]!;
    let position = 0;
    while (position < list.length && this.end[list[position]!]! <= start) position += 1;
    const base = task.value - task.cost[person]! - this.addedLoadCost(person, task.minutes);
    const place = this.placeAt(index, person, position, start, base);
    return typeof place === 'object' && place.start === start ? place : undefined;
  }

  private placeAt(
    index: number,
    person: number,
    position: number,
    clock: number,
    base: number,
  ): Place | 'too late' | undefined {
    const task = this.model.tasks[index]!;
    const { time, area } = this.model.persons[person]!;
    const list = this.lists[person]!;
    const start = time.earliest(clock, task.minutes, task.resumable);
    if (start < 0) return 'too late';
    const end = time.end(start, task.minutes, task.resumable);
    if (end > task.deadline) return 'too late';
    if (position < list.length && end > this.latest[person]![position]!) return undefined;
    const before = position === 0 ? area : this.model.tasks[list[position - 1]!]!.area;
    const after = position === list.length ? NO_AREA : this.model.tasks[list[position]!]!.area;
    const gain =
      base -
      this.timeCost(task, person, start, end) -
      areaCost(before, task.area) -
      areaCost(task.area, after) +
      areaCost(before, after) -
      this.delay(person, position, end);
    return { person, position, start, end, gain };
  }

  /** What it costs those who come from `position` on that none of them starts before `clock`. */
  private delay(person: number, position: number, clock: number): number {
    const list = this.lists[person]!;
    const { time } = this.model.persons[person]!;
    let cost = 0;
    let from = clock;
    for (let next = position; next < list.length; next += 1) {
      const index = list[next]!;
      if (this.start[index]! >= from) break;
      const task = this.model.tasks[index]!;
      const start = time.earliest(Math.max(from, task.earliest), task.minutes, task.resumable);
      const end = time.end(start, task.minutes, task.resumable);
      cost +=
        this.timeCost(task, person, start, end) -
        this.timeCost(task, person, this.start[index]!, this.end[index]!);
      from = end;
    }
    return cost;
  }

  private timeCost(task: ModelTask, person: number, start: number, end: number): number {
    const before = task.startBefore[person]!;
    const late = end > task.due ? (end - task.due) * task.latePerMinute : 0;
    return late + (before >= 0 && before !== start ? task.retimeCost : 0);
  }

  private addedLoadCost(person: number, minutes: number): number {
    const load = this.loads[person]!;
    return this.model.persons[person]!.loadFactor * minutes * (2 * load + minutes);
  }

  /** Times, latest starts, load and cost of one person's list. */
  private refresh(person: number): void {
    const { persons, tasks } = this.model;
    const { time, area, taken, loadFactor, room } = persons[person]!;
    const list = this.lists[person]!;
    let [clock, cost, load, before] = [0, 0, 0, area];
    for (const index of list) {
      const task = tasks[index]!;
      if (task.persons === 1) {
        const start = time.earliest(Math.max(clock, task.earliest), task.minutes, task.resumable);
        this.start[index] = start;
        this.end[index] = time.end(start, task.minutes, task.resumable);
      } else this.end[index] = this.start[index]! + task.minutes;
      clock = this.end[index]!;
      cost += this.timeCost(task, person, this.start[index]!, clock) + areaCost(before, task.area);
      before = task.area;
      load += task.minutes;
    }
    const latest = this.latest[person]!;
    latest.length = list.length;
    let limit = this.model.horizon;
    for (let position = list.length - 1; position >= 0; position -= 1) {
      const index = list[position]!;
      const task = tasks[index]!;
      limit =
        task.persons === 1
          ? time.latest(Math.min(limit, task.deadline), task.minutes, task.resumable)
          : this.start[index]!;
      latest[position] = limit;
    }
    const total = taken + load;
    this.loads[person] = total;
    this.room[person] = room - load;
    cost += loadFactor * total * total;
    this.value -= cost - this.listCost[person]!;
    this.listCost[person] = cost;
  }

  private save(person: number): void {
    if (this.saved.has(person)) return;
    const list = [...this.lists[person]!];
    this.saved.set(person, { list, starts: list.map((task) => this.start[task]!) });
  }

  private saveMembers(task: number): void {
    if (!this.savedMembers.has(task)) this.savedMembers.set(task, this.members[task]!);
  }
}

/** Tasks without an area are done on the way: no change. */
export function areaCost(before: number, after: number): number {
  return before !== NO_AREA && after !== NO_AREA && before !== after ? AREA_CHANGE : 0;
}

/** A plan that stays as it is while the lists go on changing. */
export interface PlanSnapshot {
  value: number;
  lists: number[][];
  start: Int32Array;
  end: Int32Array;
  members: number[][];
  loads: Float64Array;
}

export function snapshotOf({ value, lists, start, end, members, loads }: DayLists): PlanSnapshot {
  return {
    value,
    lists: lists.map((list) => [...list]),
    start: start.slice(),
    end: end.slice(),
    members: [...members],
    loads: loads.slice(),
  };
}
