import { Button, Chip, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { text } from '../../../messages';
import tasks from '../tasks-page.module.css';
import { EffortFields, WhatFields } from '../work-fields';
import type { RoutineFields } from './routine-fields';
import classes from './routines.module.css';

interface RoutineFormProps {
  start: RoutineFields;
  saving: boolean;
  onSave(fields: RoutineFields): void;
  children?: ReactNode;
}

/** A routine to fill in. */
export function RoutineForm({ start, saving, onSave, children }: RoutineFormProps) {
  const [fields, setFields] = useState(start);
  const [checked, setChecked] = useState(false);
  const fault = useId();
  const set = (change: Partial<RoutineFields>) => setFields((before) => ({ ...before, ...change }));
  const faults = {
    title: fields.title.trim() === '' ? text.storeTasks.missingTitle : null,
    area: fields.area.trim() === '' ? text.storeTasks.missingArea : null,
  };
  const noDay = fields.weekdays.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (faults.title === null && faults.area === null && !noDay) onSave(fields);
  };
  return (
    <form onSubmit={submit} className={tasks.form} noValidate>
      <WhatFields fields={fields} faults={checked ? faults : null} onChange={set} />
      <fieldset className={classes.days} aria-describedby={checked && noDay ? fault : undefined}>
        <legend>{text.storeRoutines.fieldWeekdays}</legend>
        <Chip.Group
          multiple
          value={fields.weekdays.map(String)}
          onChange={(days) => set({ weekdays: days.map(Number).sort((a, b) => a - b) })}
        >
          {text.storeRoutines.weekdays.map((day, index) => (
            <Chip key={day} value={String(index + 1)} classNames={{ label: classes.day! }}>
              {day}
            </Chip>
          ))}
        </Chip.Group>
        {checked && noDay && (
          <p id={fault} className={classes.fault} role="alert">
            {text.storeRoutines.missingWeekdays}
          </p>
        )}
      </fieldset>
      <div className={tasks.row}>
        <TextInput
          type="time"
          label={text.storeRoutines.fieldFrom}
          value={fields.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={text.storeRoutines.fieldUntil}
          value={fields.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      </div>
      <EffortFields fields={fields} onChange={set} />
      {children}
      <Button type="submit" size="md" mih={56} loading={saving}>
        {text.storeTasks.save}
      </Button>
    </form>
  );
}
