import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { ToolArguments, ToolDefinition, ToolParameter } from '../api/types';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { type FieldFault, fieldsOf, isNumber, readFields } from './tool-fields';
import classes from './tool-form.module.css';

interface ToolFormProps {
  definition: ToolDefinition;
  /** What the fields begin with. */
  values?: ToolArguments;
  /** Name of the parameter whose field takes the focus; the first otherwise. */
  focus?: string;
  note?: ReactNode;
  onRun(values: ToolArguments): void;
  actions?: ReactNode;
}

/** A tool's arguments as fields. What the server says of a value is part of the answer; only what cannot be sent is held back. */
export function ToolForm({ definition, values, focus, note, onRun, actions }: ToolFormProps) {
  const id = useId();
  const [texts, setTexts] = useState(() => fieldsOf(definition, values));
  const [tried, setTried] = useState(false);
  const read = readFields(definition, texts);
  const focused = definition.parameters.find(({ name }) => name === focus) ?? definition.parameters[0];
  const focusedId = focused && `${id}-${focused.name}`;
  useEffect(() => {
    // A form that is loaded later than its dialog opens is missed by the dialog's own focus. The keyboard on the
    // screen would cover the form.
    if (focusedId && matchMedia('(pointer: fine)').matches) {
      document.getElementById(focusedId)?.focus({ preventScroll: true });
    }
  }, [focusedId]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const [wrong] = Object.keys(read.faults);
    if (wrong === undefined) onRun(read.values);
    else document.getElementById(`${id}-${wrong}`)?.focus();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {note && <p className={classes.note}>{note}</p>}
      <div className={classes.fields}>
        {definition.parameters.map((parameter) => {
          const { name } = parameter;
          const fault = read.faults[name];
          // A field that nobody has come to yet is not wrong.
          const shown = fault !== undefined && (tried || (texts[name] ?? '') !== '');
          return (
            <Field
              key={name}
              id={`${id}-${name}`}
              parameter={parameter}
              value={texts[name] ?? ''}
              error={shown ? says(parameter, fault) : undefined}
              focused={parameter === focused}
              onChange={(value) => setTexts({ ...texts, [name]: value })}
            />
          );
        })}
      </div>
      <div className={classes.actions}>
        {actions}
        <Button type="submit" size="sm">
          {text.change.run}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  id: string;
  parameter: ToolParameter;
  value: string;
  error: string | undefined;
  /** Takes the focus where a dialog opens with the form in it. */
  focused: boolean;
  onChange(value: string): void;
}

function Field({ id, parameter, value, error, focused, onChange }: FieldProps) {
  const { label, kind, required, many, min, max } = parameter;
  const shared = {
    id,
    value,
    error,
    'data-autofocus': focused || undefined,
    label: required ? (
      label
    ) : (
      <>
        {label} {<span className={classes.optional}>{text.tools.form.optional}</span>}
      </>
    ),
    description: hintOf(parameter),
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as (
      'label' | 'input' | 'error' | 'description'
    )[],
  };
  if (kind === 'choice') {
    const choices = (parameter.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label }));
    return (
      <NativeSelect
        {...shared}
        data={required && value !== '' ? choices : [{ value: '', label: text.tools.form.choose }, ...choices]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const numeric = isNumber(parameter) && !many;
  const unit = text.tools.form.unit[kind];
  return (
    <TextInput
      {...shared}
      {...(numeric
        ? {
            type: 'number',
            inputMode: 'decimal',
            min,
            max,
            step: kind === 'days' || kind === 'count' ? 1 : 'any',
          }
        : kind === 'day'
          ? { type: 'date' }
          : {})}
      autoComplete="off"
      spellCheck={false}
      rightSection={unit === '' ? undefined : <span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit === '' ? undefined : 48}
      rightSectionPointerEvents="none"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function hintOf(parameter: ToolParameter): string {
  const { description, many, default: usual, choices, kind } = parameter;
  const named = kind === 'choice' ? choices?.find(({ value }) => value === usual)?.label : undefined;
  const unit = text.tools.form.unit[kind];
  const value = typeof usual === 'number' ? writeNumber(usual) : String(usual);
  const standard =
    usual === undefined || usual === null
      ? ''
      : text.tools.form.standard(named ?? [value, unit].filter(Boolean).join(' '));
  return [
    description,
    many ? text.tools.form.many : '',
    kind === 'period' ? text.tools.form.days : '',
    standard,
  ]
    .filter(Boolean)
    .join(' ');
}

function says({ min, max }: ToolParameter, fault: FieldFault): string {
  if (fault !== 'outOfRange') return text.tools.form[fault];
  if (min === undefined) return text.tools.form.atMost(writeNumber(max ?? 0));
  if (max === undefined) return text.tools.form.atLeast(writeNumber(min));
  return text.tools.form.range(writeNumber(min), writeNumber(max));
}
