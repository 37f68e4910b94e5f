import { ActionIcon, Kbd, Textarea, Tooltip } from '@mantine/core';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { ArrowUpIcon, StopIcon } from '../theme/icons';
import classes from './question-box.module.css';

/** As the API's `AskRequest` says. */
export const MAX_QUESTION_LENGTH = 1000;
const WARN_FROM = 900;

/** The one question box of the page; `/` goes to it. */
export const QUESTION_BOX_ID = 'question';

export const focusQuestionBox = () => document.getElementById(QUESTION_BOX_ID)?.focus();

/** One line on a phone too. */
function placeholder(followUp: boolean): string {
  const narrow = matchMedia('(max-width: 640px)').matches;
  if (followUp) return narrow ? text.ask.shortFollowUpPlaceholder : text.ask.followUpPlaceholder;
  return narrow ? text.ask.shortPlaceholder : text.ask.placeholder;
}

interface QuestionBoxProps {
  value: string;
  onChange(value: string): void;
  onAsk(question: string): void;
  running: boolean;
  onStop(): void;
  followUp: boolean;
  autoFocus?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

export function QuestionBox({
  value,
  onChange,
  onAsk,
  running,
  onStop,
  followUp,
  autoFocus,
  ref,
}: QuestionBoxProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => area.current!);
  const length = value.trim().length;
  const over = length - MAX_QUESTION_LENGTH;
  const canAsk = length > 0 && over <= 0 && !running;
  const submit = () => {
    if (!canAsk) return;
    onAsk(value.trim());
    // The keyboard on the screen would cover the answer.
    if (matchMedia('(pointer: coarse)').matches) area.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    }
  };
  const note =
    over > 0
      ? text.ask.tooLong(writeNumber(over))
      : length >= WARN_FROM
        ? text.ask.remaining(writeNumber(-over))
        : null;
  return (
    <form
      className={classes.box}
      role="search"
      aria-label={text.ask.label}
      data-invalid={over > 0 || undefined}
      data-compact={followUp || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        ref={area}
        id={QUESTION_BOX_ID}
        aria-label={text.ask.label}
        aria-describedby={note ? `${QUESTION_BOX_ID}-note` : undefined}
        aria-invalid={over > 0 || undefined}
        placeholder={placeholder(followUp)}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={6}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autoFocus={autoFocus}
        autoComplete="off"
        enterKeyHint="send"
        classNames={{ root: classes.field, input: classes.input }}
      />
      <div className={classes.foot}>
        <span
          id={`${QUESTION_BOX_ID}-note`}
          className={classes.note}
          data-invalid={over > 0 || undefined}
          role="status"
        >
          {note}
        </span>
        {!followUp && (
          <span className={classes.hint}>
            <Kbd size="xs">Enter</Kbd> {text.ask.hint} · <Kbd size="xs">Shift Enter</Kbd> {text.ask.newLine}
          </span>
        )}
        {running ? (
          <Tooltip label={`${text.ask.stop} (Esc)`}>
            <ActionIcon size={32} variant="default" aria-label={text.ask.stop} onClick={onStop}>
              <StopIcon />
            </ActionIcon>
          </Tooltip>
        ) : (
          <ActionIcon type="submit" size={32} variant="filled" aria-label={text.ask.send} disabled={!canAsk}>
            <ArrowUpIcon />
          </ActionIcon>
        )}
      </div>
    </form>
  );
}
