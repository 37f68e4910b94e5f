import { Button, Chip, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { WatchChange } from '../api/types';
import { text } from '../messages';
import { readFields, type WatchFault, type WatchFields } from './watch-form-fields';
import { WatchColumn } from './watch-column';
import type { Watched } from './watches';
import classes from './watches-page.module.css';

interface WatchFormProps {
  of: Watched;
  first: WatchFields;
  sending: boolean;
  error: Error | null;
  onSend(change: WatchChange): void;
}

const options = <Value extends string>(labels: Record<Value, string>) =>
  (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));

/** When a watch looks, and when it tells. */
export function WatchForm({ of, first, sending, error, onSend }: WatchFormProps) {
  const [fields, setFields] = useState(first);
  const [tried, setTried] = useState(false);
  const read = readFields(fields);
  const faults = 'faults' in read && tried ? read.faults : [];
  const says = (fault: WatchFault) => (faults.includes(fault) ? text.watches.faults[fault] : undefined);
  const set = (change: Partial<WatchFields>) => setFields({ ...fields, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ('change' in read && !sending) onSend(read.change);
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={text.watches.name}
        maxLength={120}
        data-autofocus
        value={fields.name}
        error={says('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className={classes.row}>
        <NativeSelect
          label={text.watches.tellWhen}
          data={options(text.watches.kinds)}
          value={fields.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as WatchFields['kind'] })}
        />
        {fields.kind === 'value' && (
          <WatchColumn
            of={of}
            value={fields.column}
            error={says('column')}
            onChange={(column) => set({ column })}
          />
        )}
        {fields.kind !== 'changed' && (
          <>
            <NativeSelect
              label={text.watches.is}
              data={options(text.watches.operators)}
              value={fields.operator}
              onChange={(event) => set({ operator: event.currentTarget.value as WatchFields['operator'] })}
            />
            <TextInput
              label={text.watches.value}
              type="number"
              inputMode="decimal"
              step="any"
              value={fields.value}
              error={says('value')}
              onChange={(event) => set({ value: event.currentTarget.value })}
            />
          </>
        )}
      </div>
      <div className={classes.row}>
        <NativeSelect
          label={text.watches.looks}
          data={options(text.watches.every)}
          value={fields.every}
          onChange={(event) => set({ every: event.currentTarget.value as WatchFields['every'] })}
        />
        {fields.every === 'hour' ? (
          <TextInput
            label={text.watches.minute}
            type="number"
            inputMode="numeric"
            min={0}
            max={59}
            value={fields.minute}
            error={says('minute')}
            onChange={(event) => set({ minute: event.currentTarget.value })}
          />
        ) : (
          <TextInput
            label={text.watches.at}
            type="time"
            value={fields.at}
            error={says('at')}
            onChange={(event) => set({ at: event.currentTarget.value })}
          />
        )}
      </div>
      {fields.every === 'week' && (
        <fieldset className={classes.days}>
          <legend>{text.watches.weekdays}</legend>
          <Chip.Group
            multiple
            value={fields.weekdays.map(String)}
            onChange={(days) => set({ weekdays: days.map(Number) })}
          >
            {text.watches.dayNames.map((day, index) => (
              <Chip key={day} size="xs" value={String(index + 1)}>
                {day}
              </Chip>
            ))}
          </Chip.Group>
          {says('weekdays') && <p className={classes.fault}>{says('weekdays')}</p>}
        </fieldset>
      )}
      {error && (
        <p className={classes.fault} role="alert">
          {error.message}
        </p>
      )}
      <div className={classes.actions}>
        <Button type="submit" size="sm" loading={sending}>
          {text.watches.save}
        </Button>
      </div>
    </form>
  );
}
