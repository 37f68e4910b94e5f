import { Random } from '../routes/search/random';
import { DayLists, type Place, type PlanSnapshot, snapshotOf } from './day-lists';
import type { StaffingModel } from './staffing-model';

/** In points; a task of the lowest priority is worth 1. Found by measurement on the bench's instances. */
const TEMPERATURE = { start: 1, end: 0.02 };
/** Persons whose lists are opened at a time, and the longest stretch that is taken out of each. */
const MOST_PERSONS = 6;
const LONGEST_STRETCH = 5;
/** Share of the repairs that take single tasks out of anybody's list, and the most that they take. */
const SCATTERED = 0.1;
const MOST_SCATTERED = 8;
/** How often room is made for a task that is not planned. */
const SEED_WAITING = 0.4;
/** Grid of common starts, in minutes, beside those at which somebody becomes free. */
const COMMON_START_GRID = 30;
const LEAST_GAIN = 1e-9;

/**
 * Large neighbourhood search under simulated annealing (Shaw 1998; Pisinger and Ropke, Computers and Operations
 * Research 34, 2007; the stretches are those of Christiaens and Vanden Berghe 2020): stretches of some lists that can
 * exchange tasks are taken out, and all that is not planned is put back at its best place in a changing order.
 */
export class PlanSearch {
  iterations = 0;
  best: PlanSnapshot;

  private readonly lists: DayLists;
  private readonly random: Random;
  /** Tasks that somebody could do. */
  private readonly open: number[];
  private readonly order: Float64Array;

  constructor(
    private readonly model: StaffingModel,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.lists = new DayLists(model);
    this.open = [...model.tasks.keys()].filter((task) => model.tasks[task]!.possible);
    this.order = new Float64Array(model.tasks.length);
    this.takeOver();
    for (const task of this.byUrgency()) if (!this.lists.isPlanned(task)) this.insert(task);
    this.lists.commit();
    this.best = snapshotOf(this.lists);
  }

  /** Repairs the plan `count` times. @param spent share of the budget that is spent, 0 to 1 */
  run(count: number, spent: number): void {
    if (this.open.length === 0) return;
    const { lists, random } = this;
    const temperature = TEMPERATURE.start * (TEMPERATURE.end / TEMPERATURE.start) ** spent;
    for (let index = 0; index < count; index += 1) {
      this.iterations += 1;
      const before = lists.value;
      const removed = random.next() < SCATTERED ? this.takeOutAnywhere() : this.takeOutStretches();
      this.putBack(removed);
      if (lists.value > before + temperature * Math.log(1 - random.next())) {
        lists.commit();
        if (lists.value > this.best.value + LEAST_GAIN) this.best = snapshotOf(this.lists);
      } else lists.undo();
    }
  }

  /** The plan before, as far as it still holds. */
  private takeOver(): void {
    const { tasks } = this.model;
    const had = this.open.filter((task) => tasks[task]!.startBefore.some((start) => start >= 0));
    const startOf = (task: number) => Math.max(...tasks[task]!.startBefore);
    had.sort((one, other) => startOf(one) - startOf(other) || one - other);
    for (const task of had) {
      const who = tasks[task]!.able.filter((person) => tasks[task]!.startBefore[person]! >= 0);
      if (who.length !== tasks[task]!.persons) continue;
      const places = [...who].map((person) =>
        who.length === 1
          ? this.lists.bestPlace(task, person)
          : this.lists.placeFrom(task, person, startOf(task)),
      );
      if (places.every((place) => place !== undefined)) this.lists.insert(task, places);
    }
  }

  private byUrgency(): number[] {
    const { tasks } = this.model;
    return [...this.open].sort(
      (one, other) =>
        tasks[one]!.task.priority - tasks[other]!.task.priority ||
        tasks[one]!.deadline - tasks[other]!.deadline ||
        one - other,
    );
  }

  private takeOutAnywhere(): number[] {
    const { open, random, lists } = this;
    const chosen = new Set<number>();
    for (let left = 1 + random.below(MOST_SCATTERED); left > 0; left -= 1) {
      const task = open[random.below(open.length)]!;
      if (lists.isPlanned(task)) chosen.add(task);
    }
    lists.remove(chosen);
    return [...chosen];
  }

  /** Every other time a task that is not planned, when there is one. */
  private seedTask(): number {
    const { open, random, lists } = this;
    const any = open[random.below(open.length)]!;
    if (random.next() >= SEED_WAITING) return any;
    const waiting = open.filter((task) => !lists.isPlanned(task));
    return waiting.length === 0 ? any : waiting[random.below(waiting.length)]!;
  }

  /** Stretches around one moment, of persons who can all do one task. */
  private takeOutStretches(): number[] {
    const { random, lists, model } = this;
    const seed = this.seedTask();
    const { able, earliest, deadline } = model.tasks[seed]!;
    const moment = lists.isPlanned(seed)
      ? lists.start[seed]!
      : earliest + random.below(Math.max(1, deadline - earliest));
    const chosen = new Set<number>();
    const persons = new Set<number>(lists.members[seed]);
    const wanted = Math.min(able.length, 1 + random.below(MOST_PERSONS));
    while (persons.size < wanted) persons.add(able[random.below(able.length)]!);
    for (const person of persons) {
      const list = lists.lists[person]!;
      const length = 1 + random.below(LONGEST_STRETCH);
      let at = 0;
      while (at < list.length && lists.end[list[at]!]! <= moment) at += 1;
      const from = Math.max(0, at - random.below(length));
      for (const task of list.slice(from, from + length)) chosen.add(task);
    }
    lists.remove(chosen);
    return [...chosen];
  }

  /**
   * What was taken out goes to its best place with anybody. What had no place before is tried only with those whose lists
   * have opened: to the others it had no place then either.
   */
  private putBack(removed: readonly number[]): void {
    const { open, lists, random, order } = this;
    const { tasks } = this.model;
    const opened = lists.changedPersons();
    const isOpened = (person: number) => opened[person] === 1;
    const free = new Set(removed);
    const waiting = open.filter(
      (task) => !lists.isPlanned(task) && (free.has(task) || tasks[task]!.able.some(isOpened)),
    );
    const rule = random.below(5);
    for (const task of waiting) {
      const { value, minutes, deadline, able, persons } = tasks[task]!;
      const noise = 0.75 + 0.5 * random.next();
      if (rule === 0) order[task] = (-value / minutes) * noise;
      else if (rule === 1) order[task] = -value * noise;
      else if (rule === 2) order[task] = deadline * noise;
      else if (rule === 3) order[task] = (able.length / value) * noise;
      else order[task] = -minutes * persons * value * noise;
    }
    waiting.sort((one, other) => order[one]! - order[other]!);
    for (const task of waiting) this.insert(task, free.has(task) ? undefined : opened);
  }

  /** @param among by person, 1 for those who are asked; for a task of one person only */
  private insert(task: number, among?: Uint8Array): boolean {
    const places =
      this.model.tasks[task]!.persons === 1 ? this.placeForOne(task, among) : this.placesForSeveral(task);
    if (places === undefined) return false;
    this.lists.insert(task, places);
    return true;
  }

  private placeForOne(task: number, among?: Uint8Array): Place[] | undefined {
    let best: Place | undefined;
    for (const person of this.model.tasks[task]!.able) {
      if (among !== undefined && among[person] === 0) continue;
      const most: number = best?.gain ?? 0;
      const place = this.lists.bestPlace(task, person, most);
      if (place !== undefined && place.gain > most) best = place;
    }
    return best && [best];
  }

  private placesForSeveral(task: number): Place[] | undefined {
    const { persons, able, asked, minutes } = this.model.tasks[task]!;
    const roomy = able.filter((person) => this.lists.roomOf(person) >= minutes);
    if (roomy.length < persons) return undefined;
    let best: Place[] | undefined;
    let most = 0;
    for (const start of this.commonStarts(task)) {
      const places: Place[] = [];
      for (const person of roomy) {
        const place = this.lists.placeFrom(task, person, start);
        if (place !== undefined) places.push(place);
      }
      if (places.length < persons) continue;
      const isAsked = ({ person }: Place) => (asked.includes(person) ? 1 : 0);
      places.sort((one, other) => isAsked(other) - isAsked(one) || other.gain - one.gain);
      const team = places.slice(0, persons);
      const gain = team.reduce((sum, place) => sum + place.gain, 0);
      if (gain <= most || team.filter(isAsked).length < asked.length) continue;
      best = team;
      most = gain;
    }
    return best;
  }

  private commonStarts(index: number): Set<number> {
    const { earliest, deadline, minutes, able, startBefore } = this.model.tasks[index]!;
    const last = deadline - minutes;
    const starts = new Set<number>();
    const add = (start: number) => {
      if (start >= earliest && start <= last) starts.add(start);
    };
    add(earliest);
    for (let start = earliest; start <= last; start += COMMON_START_GRID) add(start);
    for (const person of able) {
      add(startBefore[person]!);
      for (const { start } of this.model.persons[person]!.time.spans) add(start);
      for (const task of this.lists.lists[person]!) add(this.lists.end[task]!);
    }
    return starts;
  }
}
