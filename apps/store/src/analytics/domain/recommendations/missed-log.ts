import { counted } from '../../../domain/words';
import { LOG_DAYS, type LogMisses } from '../evidence';
import { type Draft, within } from './draft';

const LOG_MISSES = 2;

/** Temperature logs that were not written down in time. */
export const missedLogs = (logs: readonly LogMisses[], day: string): Draft[] =>
  logs.filter(({ late, unfinished }) => late + unfinished >= LOG_MISSES).map((log) => missedLog(log, day));

function missedLog(log: LogMisses, day: string): Draft {
  const { title, area, requiredSkills, due, late, unfinished, lastMissed } = log;
  const missed = late + unfinished;
  return {
    id: `missed-log:${title}`,
    kind: 'missed-log',
    title: `“${title}” is missed again and again`,
    why: `In the last ${LOG_DAYS} days it was due ${counted(due, 'time')}: ${late} late, ${unfinished} not at all. Goods whose temperature nobody read may have to go.`,
    rule: `A temperature log that was late or not done at least ${LOG_MISSES} times in ${LOG_DAYS} days.`,
    evidence: [
      { label: 'Due', value: counted(due, 'time') },
      { label: 'Late', value: counted(late, 'time') },
      { label: 'Not done', value: counted(unfinished, 'time') },
      { label: 'Last missed', value: lastMissed },
    ],
    tasks: [
      {
        title: 'Read all fridges and freezers now, and log them',
        description: `“${title}” was missed ${counted(missed, 'time')} in ${LOG_DAYS} days, last on ${lastMissed}. Read every unit, move goods where it is too warm, and write down why it was missed.`,
        area,
        priority: 1,
        estimateMinutes: 25,
        requiredSkills,
        ...within(day),
        forManager: false,
      },
    ],
  };
}
