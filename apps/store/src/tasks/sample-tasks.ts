import { Injectable, type OnModuleInit } from '@nestjs/common';
import { plusDays, weekdayOf } from '../domain/days';
import { sampleId } from '../sample/domain/sample-id';
import { SampleRooms } from '../sample/sample-rooms';
import type { DayMember } from './domain/candidates';
import { sampleDoer, sampleEnd } from './domain/sample-day';
import { type AdHoc, SAMPLE_AD_HOC, SAMPLE_ROUTINES, type SampleRoutine } from './domain/sample-routines';
import { minuteOfDay } from './domain/task-time';
import { RoutineStore } from './persistence/routine-store';
import { type SampleTask, SampleTaskStore } from './persistence/sample-task-store';
import { TaskReader } from './persistence/task-reader';

const DAYS_BACK = 14;
const MINUTE_MS = 60_000;
/** In minutes of the day. */
const NOON = 720;

interface Scope {
  storeCode: string;
  day: string;
  /** Who works on that day; what they are given is added to it. */
  members: DayMember[];
  isPast: boolean;
  midnight: number;
}

/** The sample stores' routines, two weeks of tasks that were done, and what came up today. */
@Injectable()
export class SampleTasks implements OnModuleInit {
  constructor(
    private readonly rooms: SampleRooms,
    private readonly store: SampleTaskStore,
    private readonly routines: RoutineStore,
    private readonly reader: TaskReader,
  ) {}

  onModuleInit(): void {
    this.rooms.register(({ today }) => this.fill(today));
  }

  private async fill(today: string): Promise<void> {
    for (const { code, timeZone } of await this.store.sampleStores()) {
      await this.routines.addSamples(
        SAMPLE_ROUTINES.map((routine) => ({ ...routine, id: routineId(code, routine), storeCode: code })),
      );
      for (const day of await this.store.missingDays(code, plusDays(today, -DAYS_BACK), today)) {
        const members = await this.reader.members(code, day);
        const isPast = day < today;
        const midnight = midnightOf(day, timeZone);
        const scope = { storeCode: code, day, members, isPast, midnight };
        const tasks = [...(isPast ? routinesOf(scope) : []), ...adHocOf(scope)];
        await this.store.write(code, day, tasks, new Date(midnight));
      }
    }
  }
}

const routineId = (storeCode: string, { title }: SampleRoutine) => sampleId('routine', storeCode, title);

function routinesOf(scope: Scope): SampleTask[] {
  const weekday = weekdayOf(scope.day);
  return SAMPLE_ROUTINES.filter(({ weekdays }) => weekdays.includes(weekday)).map((routine) => ({
    ...taskOf(routine, scope),
    notBefore: routine.notBefore,
    source: { kind: 'routine', id: routineId(scope.storeCode, routine) },
  }));
}

const adHocOf = (scope: Scope): SampleTask[] => SAMPLE_AD_HOC.map((adHoc) => taskOf(adHoc, scope));

function taskOf(from: AdHoc, { storeCode, day, members, isPast, midnight }: Scope): SampleTask {
  const { title, description, area, priority, estimateMinutes, requiredSkills, dueMinute } = from;
  const doer = sampleDoer(members, requiredSkills);
  const end =
    isPast && doer !== null && dueMinute !== null
      ? sampleEnd(dueMinute, estimateMinutes, storeCode, day, title)
      : null;
  if (doer !== null) doer.assignedMinutes += estimateMinutes;
  const at = (minute: number) => new Date(midnight + minute * MINUTE_MS);
  return {
    id: sampleId('task', storeCode, day, title),
    day,
    title,
    description,
    area,
    priority,
    estimateMinutes,
    requiredSkills,
    due: { day, minute: dueMinute },
    assigneeId: doer?.staffId ?? null,
    source: { kind: 'manual', id: null },
    startedAt: end === null ? null : at(Math.max(0, end - estimateMinutes)),
    completedAt: end === null ? null : at(end),
  };
}

/** The moment at which a day begins in a time zone, in milliseconds; an hour off on days when the clocks change. */
function midnightOf(day: string, timeZone: string): number {
  const ahead = (minuteOfDay(new Date(`${day}T12:00:00Z`), timeZone) - NOON) * MINUTE_MS;
  return Date.parse(`${day}T00:00:00Z`) - ahead;
}
