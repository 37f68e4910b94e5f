import { type KeyboardEvent, useRef, useState } from 'react';
import type { Chip } from '../api/types';
import type { ChangeableCall } from '../answer/plan-steps';
import type { Ask } from '../ask/asked';
import { text } from '../messages';
import { CrossIcon } from '../theme/icons';
import { ChipKindIcon } from '../understanding/chip-kind';
import classes from '../understanding/chips.module.css';
import { focusStep } from '../understanding/focus-step';
import { type PlaceInForm, placeOfChip, withoutChip } from './changing';

interface CalculationChipsProps {
  chips: readonly Chip[];
  calls: readonly ChangeableCall[];
  onChange(place: PlaceInForm): void;
  ask: Ask;
}

/** What a calculation was understood as. Its values can be changed; one stop of the tab key, arrow keys inside. */
export function CalculationChips({ chips, calls, onChange, ask }: CalculationChipsProps) {
  const bar = useRef<HTMLDivElement>(null);
  const firstOpen = chips.find((chip) => placeOfChip(chip, calls) !== null)?.id;
  const [stop, setStop] = useState(firstOpen);
  if (chips.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...bar.current!.querySelectorAll<HTMLElement>('[data-chip]')];
    const next = focusStep(event.key, buttons.indexOf(event.target as HTMLElement), buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next]!.focus();
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={text.chips.label}
      className={`${classes.bar} qm-no-print`}
      onKeyDown={onKeyDown}
    >
      {chips.map((chip) => {
        const place = placeOfChip(chip, calls);
        const without = withoutChip(chip, calls);
        const remove = without && (() => ask({ title: text.chips.without(chip.label), call: without }));
        const content = (
          <>
            <ChipKindIcon kind={chip.kind} />
            <span>{chip.label}</span>
          </>
        );
        return (
          <span
            key={chip.id}
            className={classes.chip}
            data-kind={chip.kind}
            data-removable={remove !== null || undefined}
          >
            {place === null ? (
              <span className={classes.open}>{content}</span>
            ) : (
              <button
                type="button"
                data-chip
                className={classes.open}
                tabIndex={stop === chip.id ? 0 : -1}
                aria-label={`${text.chips.kinds[chip.kind]}: ${chip.label}`}
                aria-haspopup="dialog"
                aria-keyshortcuts={remove === null ? undefined : 'Delete'}
                onFocus={() => setStop(chip.id)}
                onClick={() => onChange(place)}
                onKeyDown={(event) => {
                  if (remove === null || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
                  event.preventDefault();
                  remove();
                }}
              >
                {content}
              </button>
            )}
            {remove && (
              <button
                type="button"
                className={classes.remove}
                // The Delete key does the same on the chip itself.
                tabIndex={-1}
                aria-label={text.chips.remove(chip.label)}
                onClick={remove}
              >
                <CrossIcon size={12} />
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}
