import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { text } from '../../messages';
import type { TaskFields } from './task-fields';
import { candidatesQuery } from './task-queries';
import { sayCandidate } from './task-words';
import classes from './tasks-page.module.css';
import { EffortFields, WhatFields } from './work-fields';

interface TaskFormProps {
  start: TaskFields;
  /** Whether it can be given to others. */
  isManager: boolean;
  saving: boolean;
  onSave(fields: TaskFields): void;
  children?: ReactNode;
}

/** A task to fill in; whoever is on shift with the skill stands first among those who could do it. */
export function TaskForm({ start, isManager, saving, onSave, children }: TaskFormProps) {
  const [fields, setFields] = useState(start);
  const [checked, setChecked] = useState(false);
  const set = (change: Partial<TaskFields>) => setFields((before) => ({ ...before, ...change }));
  const faults = {
    title: fields.title.trim() === '' ? text.storeTasks.missingTitle : null,
    area: fields.area.trim() === '' ? text.storeTasks.missingArea : null,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (faults.title === null && faults.area === null) onSave(fields);
  };
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <WhatFields fields={fields} faults={checked ? faults : null} onChange={set} />
      <div className={classes.row}>
        <TextInput
          type="date"
          label={text.storeTasks.fieldDay}
          value={fields.day}
          required
          onChange={({ currentTarget: { value } }) => value !== '' && set({ day: value })}
        />
        <TextInput
          type="time"
          label={text.storeTasks.fieldDueTime}
          value={fields.dueTime}
          onChange={(event) => set({ dueTime: event.currentTarget.value })}
        />
      </div>
      <EffortFields fields={fields} onChange={set} />
      {isManager && <AssigneeField fields={fields} onChange={set} />}
      {children}
      <Button type="submit" size="md" mih={56} loading={saving}>
        {text.storeTasks.save}
      </Button>
    </form>
  );
}

interface PartProps {
  fields: TaskFields;
  onChange(change: Partial<TaskFields>): void;
}

function AssigneeField({ fields: { day, skill, level, assigneeId }, onChange }: PartProps) {
  const { data = [] } = useQuery(candidatesQuery(day, skill === '' ? '' : `${skill}:${level}`));
  return (
    <NativeSelect
      label={text.storeTasks.fieldAssignee}
      value={assigneeId}
      onChange={(event) => onChange({ assigneeId: event.currentTarget.value })}
      data={[
        { value: '', label: text.storeTasks.leaveFree },
        ...data.map((candidate) => ({ value: candidate.staffId, label: sayCandidate(candidate) })),
      ]}
    />
  );
}
