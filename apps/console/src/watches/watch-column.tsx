import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { text } from '../messages';
import { numberColumnsQuery, type Watched } from './watches';

interface WatchColumnProps {
  of: Watched;
  value: string;
  error: string | undefined;
  onChange(column: string): void;
}

/** Which column is watched: one of the answer's columns with numbers, or typed where the answer cannot be had now. */
export function WatchColumn({ of, value, error, onChange }: WatchColumnProps) {
  const { data: columns = [], isLoading } = useQuery(numberColumnsQuery(of));
  const only = columns.length === 1 ? columns[0]!.name : '';
  useEffect(() => {
    if (value === '' && only !== '') onChange(only);
  });
  if (!isLoading && columns.length === 0)
    return (
      <TextInput
        label={text.watches.column}
        description={text.watches.columnHint}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const known = columns.map(({ name, label }) => ({ value: name, label }));
  // A column that the answer no longer has can still be seen, and changed.
  const kept = known.some((option) => option.value === value) ? [] : [{ value, label: labelOf(value) }];
  return (
    <NativeSelect
      label={text.watches.column}
      data={[...kept, ...known]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const labelOf = (column: string) => (column === '' ? text.watches.chooseColumn : column);
