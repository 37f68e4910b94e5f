import { Random } from '../routes/search/random';
import type { DailyPlanRequest, SkillLevel, StaffOnShift, StoreTask, TaskPriority } from './daily-plan';

export interface StoreDayOptions {
  staff: number;
  tasks: number;
  seed: number;
  /** Minutes of work that the tasks want, by the minutes on shift: 0.7 is a loose day, 1.2 a tight one. */
  pressure: number;
}

interface Department {
  skill: string;
  areas: string[];
  /** How much of staff and work it has. */
  weight: number;
}

const DEPARTMENTS: readonly Department[] = [
  { skill: 'grocery', areas: ['aisle 1', 'aisle 2', 'aisle 3', 'aisle 4', 'aisle 5'], weight: 5 },
  { skill: 'fresh', areas: ['produce', 'dairy wall'], weight: 4 },
  { skill: 'bakery', areas: ['bakery'], weight: 2 },
  { skill: 'deli', areas: ['deli counter'], weight: 2 },
  { skill: 'checkout', areas: ['tills', 'service desk'], weight: 4 },
  { skill: 'stockroom', areas: ['stockroom', 'loading bay'], weight: 3 },
];

interface Routine {
  title: string;
  /** Shortest and longest, in minutes; taken in steps of five. */
  minutes: [number, number];
  level: number;
  /** Chances of priorities 1 to 4, in twentieths. */
  priorities: [number, number, number, number];
  when: 'before opening' | 'morning' | 'any' | 'afternoon' | 'closing';
  persons?: number;
  interruptible?: boolean;
}

const ROUTINES: readonly Routine[] = [
  {
    title: 'Refill shelves',
    minutes: [30, 120],
    level: 1,
    priorities: [1, 7, 9, 3],
    when: 'any',
    interruptible: true,
  },
  {
    title: 'Check dates and mark down',
    minutes: [20, 60],
    level: 2,
    priorities: [2, 8, 8, 2],
    when: 'morning',
  },
  {
    title: 'Set up for opening',
    minutes: [20, 45],
    level: 2,
    priorities: [6, 10, 4, 0],
    when: 'before opening',
  },
  {
    title: 'Count stock',
    minutes: [30, 90],
    level: 2,
    priorities: [1, 5, 9, 5],
    when: 'any',
    interruptible: true,
  },
  { title: 'Change price labels', minutes: [15, 60], level: 1, priorities: [1, 7, 9, 3], when: 'morning' },
  {
    title: 'Build promotion display',
    minutes: [45, 90],
    level: 3,
    priorities: [1, 6, 9, 4],
    when: 'any',
    persons: 2,
  },
  {
    title: 'Take in a delivery',
    minutes: [30, 75],
    level: 2,
    priorities: [4, 10, 5, 1],
    when: 'morning',
    persons: 2,
  },
  { title: 'Clean area', minutes: [15, 45], level: 1, priorities: [2, 5, 8, 5], when: 'any' },
  { title: 'Pick online orders', minutes: [30, 90], level: 1, priorities: [3, 11, 5, 1], when: 'afternoon' },
  { title: 'Read temperatures', minutes: [10, 20], level: 2, priorities: [6, 10, 4, 0], when: 'any' },
  { title: 'Train a colleague', minutes: [45, 90], level: 4, priorities: [0, 2, 8, 10], when: 'any' },
  { title: 'Close the department', minutes: [20, 45], level: 2, priorities: [4, 10, 5, 1], when: 'closing' },
];

const OPENING = 8 * 60;
const CLOSING = 21 * 60;

/** A made-up, seeded day of a supermarket: departments, skills, early and late shifts, part-timers, routine tasks. */
export function storeDay({ staff, tasks, seed, pressure }: StoreDayOptions): DailyPlanRequest {
  const random = new Random(seed);
  const people = Array.from({ length: staff }, (_, index) => person(index, random));
  const work = Array.from({ length: tasks }, (_, index) => task(index, random));
  const offered = people.reduce((sum, one) => sum + minutesOf(one) * (one.maxLoadShare ?? 1), 0);
  const wanted = work.reduce((sum, one) => sum + one.minutes * (one.persons ?? 1), 0);
  const stretch = (pressure * offered) / Math.max(1, wanted);
  return {
    staff: people,
    tasks: work.map((one) => ({
      ...one,
      minutes: Math.min(240, Math.max(5, 5 * Math.round((one.minutes * stretch) / 5))),
    })),
    knownSkills: [...DEPARTMENTS.map(({ skill }) => skill), 'forklift'],
  };
}

function minutesOf({ shifts, breaks }: StaffOnShift): number {
  const sum = (spans: StaffOnShift['shifts']) => spans.reduce((all, { start, end }) => all + end - start, 0);
  return sum(shifts) - sum(breaks ?? []);
}

function department(random: Random): Department {
  const total = DEPARTMENTS.reduce((sum, { weight }) => sum + weight, 0);
  let drawn = random.below(total);
  for (const one of DEPARTMENTS) {
    if (drawn < one.weight) return one;
    drawn -= one.weight;
  }
  return DEPARTMENTS[0]!;
}

function person(index: number, random: Random): StaffOnShift {
  // The first six see to it that every department has somebody.
  const home = DEPARTMENTS[index] ?? department(random);
  const skills: SkillLevel[] = [{ skill: home.skill, level: 2 + random.below(4) }];
  for (const { skill } of DEPARTMENTS)
    if (skill !== home.skill && random.next() < 0.35) skills.push({ skill, level: 1 + random.below(3) });
  if (home.skill === 'stockroom' && random.next() < 0.6) skills.push({ skill: 'forklift', level: 2 });
  const partTime = random.next() < 0.35;
  const length = partTime ? 4 * 60 + 30 * random.below(3) : 8 * 60 + 30;
  const early = 6 * 60 + 30 * random.below(3);
  const late = CLOSING + 30 - length;
  const middle = 9 * 60 + 30 * random.below(9);
  const start = [early, late, middle][random.below(3)]!;
  const rest = start + Math.round(length / 2 / 15) * 15 + 15 * (random.below(3) - 1);
  const contractMinutes = (partTime ? 20 : 38) * 60;
  return {
    id: `P${index + 1}`,
    role: index % 10 === 0 ? 'team lead' : 'associate',
    skills,
    shifts: [{ start, end: start + length }],
    breaks: partTime ? [] : [{ start: rest, end: rest + 30 }],
    maxLoadShare: home.skill === 'checkout' ? 0.6 : 0.9,
    takenMinutes: random.next() < 0.15 ? 5 + 5 * random.below(6) : 0,
    contractMinutes,
    weekMinutes: Math.round(contractMinutes * 0.8 * random.next()),
  };
}

function task(index: number, random: Random): StoreTask {
  const { skill, areas } = department(random);
  const routine = ROUTINES[random.below(ROUTINES.length)]!;
  const [shortest, longest] = routine.minutes;
  const persons = routine.persons !== undefined && random.next() < 0.5 ? routine.persons : 1;
  const needed: SkillLevel[] =
    routine.title === 'Clean area' ? [] : [{ skill, level: Math.min(routine.level, 1 + random.below(4)) }];
  const area = areas[random.below(areas.length)]!;
  return {
    id: `T${index + 1}`,
    title: `${routine.title}, ${area}`,
    priority: priority(routine, random),
    minutes: shortest + 5 * random.below((longest - shortest) / 5 + 1),
    skills: needed,
    ...windowOf(routine.when, random),
    interruptible: routine.interruptible && persons === 1,
    area,
    persons,
    ...(routine.title === 'Train a colleague' && random.next() < 0.3
      ? { role: 'team lead', skills: [] }
      : {}),
  };
}

function priority({ priorities }: Routine, random: Random): TaskPriority {
  let drawn = random.below(20);
  for (const [index, chance] of priorities.entries()) {
    if (drawn < chance) return (index + 1) as TaskPriority;
    drawn -= chance;
  }
  return 4;
}

function windowOf(
  when: Routine['when'],
  random: Random,
): Pick<StoreTask, 'earliestStart' | 'due' | 'graceMinutes'> {
  const hour = 60;
  if (when === 'before opening') return { due: OPENING + hour, graceMinutes: 30 };
  if (when === 'morning')
    return { earliestStart: 6 * hour + 30 * random.below(4), due: (11 + random.below(3)) * hour };
  if (when === 'afternoon') {
    const earliestStart = (11 + random.below(5)) * hour;
    return { earliestStart, due: earliestStart + 5 * hour, graceMinutes: 60 };
  }
  if (when === 'closing') return { earliestStart: CLOSING - 3 * hour };
  return random.next() < 0.4
    ? { due: (13 + random.below(8)) * hour, graceMinutes: 30 * random.below(3) }
    : {};
}
