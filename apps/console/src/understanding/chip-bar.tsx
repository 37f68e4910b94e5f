import { Drawer, Loader, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Answered, Chip, ChipOption } from '../api/types';
import type { Ask } from '../ask/asked';
import { text } from '../messages';
import { useToast } from '../shell/toasts';
import { CrossIcon, PlusIcon } from '../theme/icons';
import { ChipKindIcon } from './chip-kind';
import { chipOptionsQuery } from './chip-options';
import classes from './chips.module.css';
import { OptionsList } from './options-list';
import { focusStep } from './focus-step';

/** As opened: a chip by its id, or what adds one. */
const ADD = '+';

/**
 * What the question was understood as, part by part. Each part can be changed, taken away or joined by another; the
 * changed query is asked as the next turn. One stop of the tab key, arrow keys inside.
 */
export function ChipBar({ answer, ask }: { answer: Answered; ask: Ask }) {
  const { chips } = answer.evidence;
  const queryClient = useQueryClient();
  const toast = useToast();
  const sheet = useMediaQuery('(max-width: 640px)');
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(chips[0]?.id ?? ADD);
  const [opened, setOpened] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);

  const close = () => {
    bar.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus({ preventScroll: true });
    setOpened(null);
  };
  const choose = (option: ChipOption, title = option.label) => {
    // The focus goes on to the next turn, not back to this one.
    setOpened(null);
    const { query, periods } = option;
    ask({ title, edit: { answerId: answer.id, query, periods } });
  };
  const remove = async (chip: Chip) => {
    setRemoving(chip.id);
    try {
      const { data } = await queryClient.fetchQuery(chipOptionsQuery(answer.id, chip.id, ''));
      const without = data.find((option) => option.removes);
      if (without) choose(without, text.chips.without(chip.label));
      else setOpened(chip.id);
    } catch (thrown) {
      toast({ kind: 'error', message: thrown instanceof Error ? thrown.message : String(thrown) });
    } finally {
      setRemoving(null);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...bar.current!.querySelectorAll<HTMLElement>('[data-chip]')];
    const next = focusStep(event.key, buttons.indexOf(event.target as HTMLElement), buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next]!.focus();
  };
  const openedChip = chips.find(({ id }) => id === opened) ?? null;
  const list = (
    <OptionsList
      key={opened}
      answerId={answer.id}
      chip={openedChip}
      // On a phone the keyboard would cover the options.
      autoFocus={!sheet}
      onChoose={choose}
      onClose={close}
    />
  );
  const shared = { stop, onStop: setStop, opened, onOpen: setOpened, list: sheet ? null : list };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={text.chips.label}
      className={`${classes.bar} qm-no-print`}
      data-chips
      onKeyDown={onKeyDown}
    >
      {chips.map((chip) => (
        <ChipButton
          key={chip.id}
          chip={chip}
          removing={removing === chip.id}
          onRemove={() => void remove(chip)}
          {...shared}
        />
      ))}
      <AddButton {...shared} />
      {sheet && (
        <Drawer
          opened={opened !== null}
          onClose={close}
          returnFocus={false}
          position="bottom"
          size="auto"
          title={openedChip === null ? text.chips.add : openedChip.label}
          padding={0}
          closeButtonProps={{ 'aria-label': text.close, size: 44, iconSize: 20 }}
          classNames={{ header: classes.sheetHeader, content: classes.sheet }}
        >
          {list}
        </Drawer>
      )}
    </div>
  );
}

interface OpensList {
  /** Id of the button that the tab key stops at. */
  stop: string;
  onStop(id: string): void;
  opened: string | null;
  onOpen(id: string | null): void;
  /** Null where a sheet shows it. */
  list: ReactNode;
}

interface ChipButtonProps extends OpensList {
  chip: Chip;
  removing: boolean;
  onRemove(): void;
}

function ChipButton({ chip, removing, onRemove, ...opens }: ChipButtonProps) {
  const { id, kind, label, removable } = chip;
  return (
    <span className={classes.chip} data-kind={kind} data-removable={removable || undefined}>
      <OptionsPopover id={id} {...opens}>
        <button
          type="button"
          data-chip
          className={classes.open}
          tabIndex={opens.stop === id ? 0 : -1}
          aria-label={`${text.chips.kinds[kind]}: ${label}`}
          aria-haspopup="dialog"
          aria-expanded={opens.opened === id}
          aria-keyshortcuts={removable ? 'Delete' : undefined}
          onFocus={() => opens.onStop(id)}
          onClick={() => opens.onOpen(opens.opened === id ? null : id)}
          onKeyDown={(event) => {
            if (!removable || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
            event.preventDefault();
            if (!removing) onRemove();
          }}
        >
          {removing ? <Loader size={14} /> : <ChipKindIcon kind={kind} />}
          <span>{label}</span>
        </button>
      </OptionsPopover>
      {removable && (
        <button
          type="button"
          className={classes.remove}
          // The Delete key does the same on the chip itself.
          tabIndex={-1}
          aria-label={text.chips.remove(label)}
          disabled={removing}
          onClick={onRemove}
        >
          <CrossIcon size={12} />
        </button>
      )}
    </span>
  );
}

function AddButton(opens: OpensList) {
  return (
    <OptionsPopover id={ADD} {...opens}>
      <button
        type="button"
        data-chip
        className={classes.add}
        tabIndex={opens.stop === ADD ? 0 : -1}
        aria-label={text.chips.add}
        title={text.chips.addHint}
        aria-haspopup="dialog"
        aria-expanded={opens.opened === ADD}
        onFocus={() => opens.onStop(ADD)}
        onClick={() => opens.onOpen(opens.opened === ADD ? null : ADD)}
      >
        <PlusIcon size={14} />
      </button>
    </OptionsPopover>
  );
}

function OptionsPopover({
  id,
  opened,
  onOpen,
  list,
  children,
}: OpensList & { id: string; children: ReactNode }) {
  if (list === null) return children;
  return (
    <Popover
      opened={opened === id}
      onChange={(open) => !open && onOpen(null)}
      position="bottom-start"
      width={340}
      shadow="md"
      radius="md"
      trapFocus
      returnFocus={false}
      // The list closes itself, so that the key is not taken for one that stops the running question.
      closeOnEscape={false}
      // At once, so that what is typed next goes into it.
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown p={0} aria-label={text.chips.options}>
        {opened === id && list}
      </Popover.Dropdown>
    </Popover>
  );
}

/** While the question is asked: what is understood already, to look at. */
export function ReadChips({ chips }: { chips: readonly Chip[] }) {
  return (
    <ul className={classes.bar} aria-label={text.chips.label}>
      {chips.map((chip) => (
        <li key={chip.id} className={classes.chip} data-kind={chip.kind}>
          <span className={classes.open}>
            <ChipKindIcon kind={chip.kind} />
            <span>{chip.label}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
