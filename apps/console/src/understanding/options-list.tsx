import { Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ApiError } from '../api/api-error';
import type { Chip, ChipOption } from '../api/types';
import { text } from '../messages';
import { useListbox } from '../shell/listbox';
import { SearchIcon, TrashIcon } from '../theme/icons';
import { ChipKindIcon } from './chip-kind';
import { arranged, fewOfEach } from './arranged';
import { chipOptionsQuery } from './chip-options';
import classes from '../shell/options.module.css';

const TYPING_PAUSE_MS = 120;
/** As the API's `OptionsRequest` says. */
const MAX_SEARCH_LENGTH = 200;
const SKELETONS = [72, 56, 64, 48];
const NO_OPTIONS: ChipOption[] = [];

interface OptionsListProps {
  answerId: string;
  /** Null to add a part. */
  chip: Chip | null;
  autoFocus: boolean;
  onChoose(option: ChipOption): void;
  onClose(): void;
}

/** The list that a chip opens: type to search, arrow keys, Enter. The field keeps the focus. */
export function OptionsList({ answerId, chip, autoFocus, onChoose, onClose }: OptionsListProps) {
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // The focus trap takes a moment longer; a quick typist does not.
    if (autoFocus) field.current?.focus({ preventScroll: true });
  }, [autoFocus]);
  const [words] = useDebouncedValue(search.trim(), TYPING_PAUSE_MS);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...chipOptionsQuery(answerId, chip?.id, words),
    placeholderData: keepPreviousData,
  });
  const overview = chip === null && words === '';
  const options = useMemo(() => {
    if (!data) return NO_OPTIONS;
    return arranged(overview ? fewOfEach(data.data) : data.data);
  }, [data, overview]);
  const listbox = useListbox(options, 0);
  const { active, listId, optionId } = listbox;
  /** The list does not yet answer what has been typed. */
  const behind = words !== search.trim() || isPlaceholderData || (!data && !error);
  const [enterWaits, setEnterWaits] = useState(false);

  const first = options[0];
  useEffect(() => {
    if (!enterWaits || behind) return;
    setEnterWaits(false);
    if (first) onChoose(first);
  }, [enterWaits, behind, first, onChoose]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || listbox.onMoveKey(event)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      // Who types and presses Enter at once means what was typed, not what the list still shows.
      if (behind) setEnterWaits(true);
      else if (options[active]) onChoose(options[active]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
  };
  const label = chip === null ? text.chips.add : text.chips.change(chip.label);
  return (
    <div className={classes.panel}>
      <TextInput
        ref={field}
        size="sm"
        type="search"
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={active >= 0 ? optionId(active) : undefined}
        placeholder={chip === null ? text.chips.searchToAdd : text.chips.search}
        leftSection={<SearchIcon size={14} />}
        data-autofocus={autoFocus || undefined}
        autoComplete="off"
        enterKeyHint="go"
        maxLength={MAX_SEARCH_LENGTH}
        value={search}
        onChange={(event) => {
          setEnterWaits(false);
          setSearch(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        classNames={{ input: classes.search }}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        aria-busy={behind}
        className={classes.options}
        data-behind={(behind && options.length > 0) || undefined}
      >
        {!data &&
          !error &&
          SKELETONS.map((width) => <Skeleton key={width} height={10} width={`${width}%`} mx={10} my={11} />)}
        {error && !data && <Failed error={error} retry={() => void refetch()} />}
        {data && options.length === 0 && !behind && (
          <p className={classes.message} role="status">
            {text.chips.nothing}
          </p>
        )}
        {options.map((option, index) => (
          <Option
            key={`${index}-${option.label}`}
            id={optionId(index)}
            option={option}
            heading={chip === null && option.kind !== options[index - 1]?.kind}
            active={index === active}
            onPoint={() => listbox.setActive(index)}
            onChoose={() => onChoose(option)}
          />
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  id: string;
  option: ChipOption;
  /** The first of its kind, where kinds are mixed. */
  heading: boolean;
  active: boolean;
  onPoint(): void;
  onChoose(): void;
}

function Option({ id, option, heading, active, onPoint, onChoose }: OptionProps) {
  return (
    <>
      {heading && (
        <div role="presentation" className={classes.heading}>
          {text.chips.kinds[option.kind]}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={active}
        aria-label={[option.label, option.detail].filter(Boolean).join(', ')}
        className={classes.option}
        data-removes={option.removes || undefined}
        // Not while the list moves under a pointer that rests.
        onMouseMove={active ? undefined : onPoint}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
      >
        {option.removes ? <TrashIcon size={14} /> : <ChipKindIcon kind={option.kind} />}
        <span className={classes.label}>{option.label}</span>
        {option.detail && <span className={classes.detail}>{option.detail}</span>}
      </div>
    </>
  );
}

function Failed({ error, retry }: { error: Error; retry(): void }) {
  return (
    <div className={classes.message} role="alert">
      <p>{error.message}</p>
      {error instanceof ApiError && <p className="qm-muted">{error.nextStep}</p>}
      <Button size="xs" variant="default" onClick={retry} mt={8}>
        {text.retry}
      </Button>
    </div>
  );
}
