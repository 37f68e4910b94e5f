import { counted } from '../../../domain/words';
import { LATE_DAYS, type LateCell } from '../evidence';
import { weekdayName } from '../spans';
import { writeFigure } from '../words';
import { type Draft, within } from './draft';

/** Of an area on a weekday: this many late ones, this share, and this many times the share of all tasks. */
const LATE = { tasks: 3, share: 0.25, timesUsual: 1.5, shown: 3 };

/** Areas that fall behind on a weekday, the worst first. */
export function lateAreas(cells: readonly LateCell[], day: string): Draft[] {
  const [due, late] = [
    cells.reduce((sum, cell) => sum + cell.due, 0),
    cells.reduce((sum, cell) => sum + cell.late, 0),
  ];
  const usual = due === 0 ? 0 : late / due;
  return cells
    .filter(
      (cell) =>
        cell.late >= LATE.tasks &&
        cell.late / cell.due >= LATE.share &&
        cell.late / cell.due >= usual * LATE.timesUsual,
    )
    .sort((a, b) => b.late / b.due - a.late / a.due || b.late - a.late || a.area.localeCompare(b.area, 'en'))
    .slice(0, LATE.shown)
    .map((cell) => lateArea(cell, usual, day));
}

function lateArea({ area, weekday, due, late, worst }: LateCell, usual: number, day: string): Draft {
  const on = `${weekdayName(weekday)}s`;
  const share = writeFigure(late / due, 'share');
  const behind =
    worst === null || worst.medianMinutes === null
      ? ''
      : `, by ${Math.round(worst.medianMinutes)} minutes as a rule`;
  const most =
    worst === null
      ? ''
      : ` Most often “${worst.title}”: ${worst.late} of ${counted(worst.due, 'time')}${behind}.`;
  return {
    id: `late-area:${area}:${weekday}`,
    kind: 'late-area',
    title: `${area} falls behind on ${on}`,
    why: `${late} of ${due} tasks were late or not done on ${on} of the last ${LATE_DAYS} days: ${share}, against ${writeFigure(usual, 'share')} of all tasks.${most}`,
    rule: `An area and weekday with at least ${LATE.tasks} late tasks, ${writeFigure(LATE.share, 'share')} of what was due, and ${LATE.timesUsual} times the usual share, in ${LATE_DAYS} days.`,
    evidence: [
      { label: 'Late or not done', value: `${late} of ${due}` },
      { label: 'Share', value: share },
      { label: 'Usual share', value: writeFigure(usual, 'share') },
      ...(worst === null ? [] : [{ label: worst.title, value: `${worst.late} of ${worst.due}` }]),
    ],
    tasks: [
      {
        title: (worst === null
          ? `Move a routine of ${area} on ${on}`
          : `Move “${worst.title}” on ${on}`
        ).slice(0, 120),
        description: `${late} of ${due} tasks of ${area} were late on ${on}.${most} Agree with the team on another time, or give the area one more person then.`,
        area,
        priority: 3,
        estimateMinutes: 20,
        requiredSkills: [],
        ...within(day),
        forManager: true,
      },
    ],
  };
}
