import { type KeyboardEvent, useRef, useState } from 'react';
import type { Chip } from '../api/types';
import type { ChangeableCall } from '../answer/plan-steps';
import { text } from '../messages';
import { ChipKindIcon } from '../understanding/chip-kind';
import classes from '../understanding/chips.module.css';
import { focusStep } from '../understanding/focus-step';
import { placeOfChip } from './changing';

interface CalculationChipsProps {
  chips: readonly Chip[];
  calls: readonly ChangeableCall[];
  onChange(place: { step: string; argument?: string }): void;
}

/** What a calculation was understood as. Its values can be changed; one stop of the tab key, arrow keys inside. */
export function CalculationChips({ chips, calls, onChange }: CalculationChipsProps) {
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
        const content = (
          <>
            <ChipKindIcon kind={chip.kind} />
            <span>{chip.label}</span>
          </>
        );
        return (
          <span key={chip.id} className={classes.chip} data-kind={chip.kind}>
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
                onFocus={() => setStop(chip.id)}
                onClick={() => onChange(place)}
              >
                {content}
              </button>
            )}
          </span>
        );
      })}
    </div>
  );
}
