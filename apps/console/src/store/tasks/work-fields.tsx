import { Autocomplete, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import { text } from '../../messages';
import { storeKey } from '../store-queries';
import type { WorkFields } from './task-fields';
import { skillName } from './task-words';
import classes from './tasks-page.module.css';

const MAX_TITLE = 120;
const MAX_DESCRIPTION = 2_000;
const MAX_AREA = 40;
const MAX_MINUTES = 600;
const AREAS = [
  'Bakery',
  'Cash office',
  'Cleaning',
  'Click and collect',
  'Customer service',
  'Deli',
  'Fresh food',
  'Front of store',
  'Grocery',
  'Pricing',
  'Stockroom',
  'Tills',
];

const staffQuery = {
  queryKey: [...storeKey, 'staff'],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await unwrap(client.GET('/v1/store/staff', { signal }))).data,
};

interface PartProps {
  fields: WorkFields;
  onChange(change: Partial<WorkFields>): void;
}

/** What is to be done, and where: the same in a task and in a routine. */
export function WhatFields({
  fields,
  faults,
  onChange,
}: PartProps & { faults: { title: string | null; area: string | null } | null }) {
  return (
    <>
      <TextInput
        label={text.storeTasks.fieldTitle}
        value={fields.title}
        maxLength={MAX_TITLE}
        required
        data-autofocus
        error={faults?.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label={text.storeTasks.fieldDescription}
        value={fields.description}
        maxLength={MAX_DESCRIPTION}
        autosize
        minRows={3}
        size="md"
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Autocomplete
        label={text.storeTasks.fieldArea}
        value={fields.area}
        maxLength={MAX_AREA}
        required
        data={AREAS}
        error={faults?.area}
        onChange={(area) => onChange({ area })}
      />
    </>
  );
}

/** How long it takes, how much it matters, and who can do it. */
export function EffortFields({ fields, onChange }: PartProps) {
  return (
    <>
      <div className={classes.row}>
        <NumberInput
          label={text.storeTasks.fieldMinutes}
          value={fields.minutes}
          min={1}
          max={MAX_MINUTES}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(minutes) => typeof minutes === 'number' && onChange({ minutes })}
        />
        <NativeSelect
          label={text.storeTasks.fieldPriority}
          value={String(fields.priority)}
          onChange={(event) => onChange({ priority: Number(event.currentTarget.value) })}
          data={Object.entries(text.storeTasks.priorities).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <SkillFields fields={fields} onChange={onChange} />
    </>
  );
}

function SkillFields({ fields: { skill, level }, onChange }: PartProps) {
  const { data = [] } = useQuery(staffQuery);
  const known = [...new Set([...data.flatMap(({ skills }) => skills.map((own) => own.skill)), skill])]
    .filter((name) => name !== '')
    .sort();
  return (
    <div className={classes.row}>
      <NativeSelect
        label={text.storeTasks.fieldSkill}
        value={skill}
        onChange={(event) => onChange({ skill: event.currentTarget.value })}
        data={[
          { value: '', label: text.storeTasks.anybody },
          ...known.map((name) => ({ value: name, label: skillName(name) })),
        ]}
      />
      {skill !== '' && (
        <NativeSelect
          label={text.storeTasks.fieldLevel}
          value={String(level)}
          onChange={(event) => onChange({ level: Number(event.currentTarget.value) })}
          data={Object.entries(text.storeTasks.levels).map(([value, label]) => ({ value, label }))}
        />
      )}
    </div>
  );
}
