import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DailyPlanDraft, DailyPlanEdit } from '../../api/types';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { writeMinute } from '../minutes';
import { fromField, toField } from './plan-times';
import type { PlanActs } from './use-plan';
import classes from './task-sheet.module.css';
import notices from './plan-notices.module.css';

interface SheetProps {
  draft: DailyPlanDraft;
  taskId: string;
  edit: PlanActs['edit'];
  close: () => void;
}

/** One task of the plan: why it is where it is, and everything that can be done with it. */
export function TaskSheet({ draft, taskId, edit, close }: SheetProps) {
  const task = draft.tasks.find((one) => one.taskId === taskId)!;
  const assignment = draft.assignments.find((one) => one.taskId === taskId);
  const left = draft.unplaced.find((one) => one.taskId === taskId);
  const faults = draft.faults.filter((fault) => fault.taskId === taskId);
  const [staffId, setStaffId] = useState(assignment?.staffId ?? draft.people[0]?.staffId ?? '');
  const [time, setTime] = useState(assignment === undefined ? '' : toField(assignment.start));
  const act = (change: DailyPlanEdit) => edit.mutate(change, { onSuccess: close });
  const move = (event: FormEvent) => {
    event.preventDefault();
    const start = fromField(time);
    act({ kind: 'move', taskId, staffId, ...(start === undefined ? {} : { start }) });
  };
  return (
    <Modal opened onClose={close} title={task.title} closeButtonProps={{ 'aria-label': text.close }}>
      <div className={classes.sheet}>
        <p className="qm-muted">
          {[
            text.storePlan.priorities[task.priority]!,
            task.area,
            text.storePlan.minutes(writeNumber(task.minutes)),
            ...(task.due === null ? [] : [text.storePlan.due(writeMinute(task.due))]),
          ].join(' · ')}
        </p>
        {task.requiredSkills.length > 0 && (
          <p className="qm-muted">
            {text.storePlan.needs}{' '}
            {task.requiredSkills
              .map(({ skill, level }) => `${skill.replaceAll('_', ' ')} ${level}`)
              .join(', ')}
          </p>
        )}
        {assignment && (
          <section>
            <h3>{text.storePlan.why}</h3>
            <ul className={notices.reasons}>
              {assignment.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </section>
        )}
        {left && <p>{left.message}</p>}
        {faults.map(({ message, severity }) => (
          <p key={message} className={classes.fault} data-severity={severity}>
            {message}
          </p>
        ))}
        {edit.error !== null && <ErrorNotice error={edit.error} />}
        {task.state === 'planned' && (
          <>
            <form onSubmit={move} className={classes.moveForm}>
              <NativeSelect
                label={text.storePlan.who}
                size="md"
                value={staffId}
                data={draft.people.map(({ staffId: value, name }) => ({ value, label: name }))}
                onChange={(event) => {
                  setStaffId(event.currentTarget.value);
                  // Another person is free at other times.
                  setTime('');
                }}
              />
              <TextInput
                label={text.storePlan.when}
                description={text.storePlan.whenHint}
                size="md"
                type="time"
                value={time}
                onChange={(event) => setTime(event.currentTarget.value)}
              />
              <Button type="submit" size="md" loading={edit.isPending}>
                {text.storePlan.move}
              </Button>
            </form>
            <div className={classes.bar}>
              {assignment && (
                <Button
                  size="md"
                  variant="default"
                  onClick={() => act({ kind: 'pin', taskId, pinned: !assignment.pinned })}
                >
                  {assignment.pinned ? text.storePlan.unpin : text.storePlan.pin}
                </Button>
              )}
              {left?.dropped !== true && (
                <Button size="md" variant="default" onClick={() => act({ kind: 'drop', taskId })}>
                  {text.storePlan.drop}
                </Button>
              )}
              {left?.dropped === true && (
                <Button size="md" variant="default" onClick={() => act({ kind: 'restore', taskId })}>
                  {text.storePlan.putBack}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
