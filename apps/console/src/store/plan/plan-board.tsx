import { type CSSProperties, type DragEvent, type KeyboardEvent, useRef } from 'react';
import type { DailyPlanAssignment, DailyPlanDraft } from '../../api/types';
import { text } from '../../messages';
import { writeMinute } from '../minutes';
import { sayMarks } from './plan-words';
import { hoursAround, STEP, toStep } from './plan-times';
import type { PlanActs } from './use-plan';
import classes from './plan-board.module.css';

const ROW = 48;
const HOUR = 60;
/** So that a task of a quarter of an hour can still be hit, 24 pixels wide. */
const PIXELS_A_MINUTE = 24 / 15;
/** Beside the id of what is dragged: how far from its beginning it was taken, in minutes. */
const DRAGGED = 'application/x-qm-task';

export const startDrag = (event: DragEvent, taskId: string, grabbedAt: number): void => {
  event.dataTransfer.setData(DRAGGED, JSON.stringify({ taskId, grabbedAt }));
  event.dataTransfer.effectAllowed = 'move';
};

interface BoardProps {
  draft: DailyPlanDraft;
  edit: PlanActs['edit'];
  open: (taskId: string) => void;
}

/** People beneath each other, the day from left to right. Tasks are dragged, or moved with the arrow keys. */
export function PlanBoard({ draft, edit, open }: BoardProps) {
  const times = useRef<HTMLDivElement>(null);
  const { people, assignments, tasks } = draft;
  const { from, to } = hoursAround(draft);
  const share = (minute: number) => `${(100 * (minute - from)) / (to - from)}%`;
  const hours = Array.from({ length: (to - from) / HOUR }, (_, index) => from + index * HOUR);
  const minuteAt = (clientX: number): number => {
    const box = times.current!.getBoundingClientRect();
    return from + ((clientX - box.left) / box.width) * (to - from);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const dragged = event.dataTransfer.getData(DRAGGED);
    if (dragged === '') return;
    const { taskId, grabbedAt } = JSON.parse(dragged) as { taskId: string; grabbedAt: number };
    const row = Math.floor((event.clientY - times.current!.getBoundingClientRect().top) / ROW);
    const person = people[Math.min(people.length - 1, Math.max(0, row))]!;
    const start = toStep(minuteAt(event.clientX) - grabbedAt);
    edit.mutate({ kind: 'move', taskId, staffId: person.staffId, start });
  };
  const onKeyDown = (event: KeyboardEvent, { taskId, staffId, start, pinned }: DailyPlanAssignment) => {
    const row = people.findIndex((person) => person.staffId === staffId);
    const moves: Record<string, { row: number; start: number }> = {
      ArrowLeft: { row, start: start - STEP },
      ArrowRight: { row, start: start + STEP },
      ArrowUp: { row: row - 1, start },
      ArrowDown: { row: row + 1, start },
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const person = people[move.row];
      if (person === undefined) return;
      edit.mutate({ kind: 'move', taskId, staffId: person.staffId, start: toStep(move.start) });
    } else if (event.key === 'Delete') edit.mutate({ kind: 'drop', taskId });
    else if (event.key === 'p') edit.mutate({ kind: 'pin', taskId, pinned: !pinned });
  };
  return (
    <section className={classes.board} aria-label={text.storePlan.board}>
      <p className="qm-muted">{text.storePlan.board}</p>
      <div className={classes.boardGrid}>
        <ul className={classes.names}>
          {people.map(({ staffId, name, loadMinutes, availableMinutes }) => (
            <li key={staffId} style={{ height: ROW }}>
              <span>{name}</span>
              <span className="qm-muted qm-numbers">
                {availableMinutes === 0 ? '' : `${Math.round((100 * loadMinutes) / availableMinutes)} %`}
              </span>
            </li>
          ))}
        </ul>
        <div style={{ minWidth: (to - from) * PIXELS_A_MINUTE + 2 }}>
          <div className={classes.hours} aria-hidden="true">
            {hours.map((hour) => (
              <span key={hour} style={{ left: share(hour) }}>
                {writeMinute(hour)}
              </span>
            ))}
          </div>
          <div
            ref={times}
            className={classes.times}
            style={{ height: people.length * ROW }}
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop}
          >
            {people.flatMap(({ staffId, shifts, breaks }, row) => [
              ...shifts.map((span) => (
                <span
                  key={`${staffId} ${span.startsAt}`}
                  className={classes.shiftBand}
                  style={spanStyle(span.startsAt, span.endsAt, row)}
                />
              )),
              ...breaks.map((span) => (
                <span
                  key={`${staffId} break ${span.startsAt}`}
                  className={classes.breakBand}
                  style={spanStyle(span.startsAt, span.endsAt, row)}
                />
              )),
            ])}
            {assignments.map((assignment) => {
              const { taskId, staffId, start, end } = assignment;
              const task = tasks.find((one) => one.taskId === taskId)!;
              const row = people.findIndex((person) => person.staffId === staffId);
              if (row < 0) return null;
              const marks = sayMarks(draft, assignment);
              const isFixed = task.state !== 'planned';
              return (
                <button
                  key={taskId}
                  type="button"
                  className={classes.block}
                  style={spanStyle(start, end, row)}
                  data-priority={task.priority}
                  data-fixed={isFixed || undefined}
                  data-fault={faultOf(draft, taskId)}
                  draggable={!isFixed}
                  title={`${task.title} · ${writeMinute(start)}–${writeMinute(end)}`}
                  aria-label={text.storePlan.block(
                    task.title,
                    people[row]!.name,
                    writeMinute(start),
                    writeMinute(end),
                    marks.join(', '),
                  )}
                  onDragStart={(event) => startDrag(event, taskId, minuteAt(event.clientX) - start)}
                  onKeyDown={(event) => !isFixed && onKeyDown(event, assignment)}
                  onClick={() => open(taskId)}
                >
                  {task.title}
                </button>
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );

  function spanStyle(start: number, end: number, row: number): CSSProperties {
    return {
      left: share(start),
      width: `${(100 * (end - start)) / (to - from)}%`,
      top: row * ROW + 4,
      height: ROW - 8,
    };
  }
}

export const faultOf = ({ faults }: DailyPlanDraft, taskId: string): 'error' | 'warning' | undefined => {
  const own = faults.filter((fault) => fault.taskId === taskId);
  if (own.some(({ severity }) => severity === 'error')) return 'error';
  return own.length > 0 ? 'warning' : undefined;
};
