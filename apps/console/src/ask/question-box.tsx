import { ActionIcon, Kbd, Textarea, Tooltip, VisuallyHidden } from '@mantine/core';
import {
  type KeyboardEvent,
  lazy,
  Suspense,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { SavedQuestion } from '../api/types';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { NONE, useListbox } from '../shell/listbox';
import { ChosenPhotos } from '../store/photos/chosen-photos';
import { mayBeTaken } from '../store/photos/taken';
import { worksInStore } from '../store/store-persona';
import { ArrowUpIcon, StopIcon } from '../theme/icons';
import { useAsking } from './asking';
import classes from './question-box.module.css';
import { SuggestionList } from './suggestion-list';
import type { Suggestion } from './suggestions';
import { useSuggestions } from './use-suggestions';

const ChoosePhotos = lazy(() => import('../store/photos/choose-photos'));

/** As the API's `AskRequest` says. */
export const MAX_QUESTION_LENGTH = 1000;
const WARN_FROM = 900;

/** The one question box of the page; `/` goes to it. */
export const QUESTION_BOX_ID = 'question';

export const focusQuestionBox = () => document.getElementById(QUESTION_BOX_ID)?.focus();

/** One line on a phone too. */
function placeholder(followUp: boolean, persona: string): string {
  const narrow = matchMedia('(max-width: 640px)').matches;
  const inStore = worksInStore({ persona });
  if (followUp) return narrow || inStore ? text.ask.shortFollowUpPlaceholder : text.ask.followUpPlaceholder;
  if (narrow) return text.ask.shortPlaceholder;
  return inStore ? text.ask.storePlaceholder : text.ask.placeholder;
}

interface QuestionBoxProps {
  value: string;
  onChange(value: string): void;
  onAsk(question: string): void;
  onRunSaved(saved: SavedQuestion): void;
  persona: string;
  running: boolean;
  onStop(): void;
  followUp: boolean;
  autoFocus?: boolean;
}

export function QuestionBox({
  value,
  onChange,
  onAsk,
  onRunSaved,
  persona,
  running,
  onStop,
  followUp,
  autoFocus,
}: QuestionBoxProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const takesPhotos = worksInStore({ persona });
  const { attached } = useAsking();
  const photos = useSyncExternalStore(attached.subscribe, attached.current);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const choose = (files: readonly File[]) => {
    setRefused(files.filter((file) => !mayBeTaken(file)).map(({ name }) => name));
    attached.add(files.filter(mayBeTaken));
  };
  /** Null while more than one place is marked. */
  const [cursor, setCursor] = useState<number | null>(null);
  const [typing, setTyping] = useState(false);
  const length = value.trim().length;
  const over = length - MAX_QUESTION_LENGTH;
  const { options, stale } = useSuggestions(persona, value, cursor, typing && over <= 0);
  const listbox = useListbox(options, NONE);
  const opened = typing && options.length > 0;
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);
  const canAsk = length > 0 && over <= 0 && !running;
  const submit = () => {
    if (!canAsk) return;
    setTyping(false);
    setRefused([]);
    onAsk(value.trim());
    // The keyboard on the screen would cover the answer.
    if (matchMedia('(pointer: coarse)').matches) area.current?.blur();
  };
  const take = ({ saved, result }: Suggestion) => {
    if (saved) {
      setTyping(false);
      onChange('');
      onRunSaved(saved);
      return;
    }
    caret.current = result.cursor;
    setCursor(result.cursor);
    onChange(result.text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a word, its keys belong to it.
    if (event.nativeEvent.isComposing) return;
    if (opened && !stale && listbox.onMoveKey(event)) return;
    const highlighted = opened && !stale ? options[listbox.active] : undefined;
    if (highlighted && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      event.preventDefault();
      take(highlighted);
    } else if (opened && event.key === 'Escape') {
      event.preventDefault();
      setTyping(false);
    } else if (event.key === 'Enter' && !event.shiftKey) {
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
  const box = (
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
      {takesPhotos && (
        <div className={classes.photos}>
          <ChosenPhotos photos={photos} refused={refused} onRemove={attached.remove} />
        </div>
      )}
      <Textarea
        ref={area}
        id={QUESTION_BOX_ID}
        aria-label={text.ask.label}
        aria-describedby={note ? `${QUESTION_BOX_ID}-note` : undefined}
        aria-invalid={over > 0 || undefined}
        placeholder={placeholder(followUp, persona)}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={6}
        value={value}
        onChange={(event) => {
          const { value: next, selectionStart } = event.currentTarget;
          setTyping(true);
          setCursor(selectionStart);
          onChange(next);
        }}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          setCursor(selectionStart === selectionEnd ? selectionStart : null)
        }
        onBlur={() => setTyping(false)}
        onKeyDown={onKeyDown}
        aria-autocomplete="list"
        aria-controls={opened ? listbox.listId : undefined}
        aria-activedescendant={opened && listbox.active >= 0 ? listbox.optionId(listbox.active) : undefined}
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
        {takesPhotos && (
          <Suspense fallback={null}>
            <ChoosePhotos onChosen={choose} />
          </Suspense>
        )}
        {running ? (
          <Tooltip label={`${text.ask.stop} (Esc)`}>
            <ActionIcon
              size={32}
              className={classes.act}
              variant="default"
              aria-label={text.ask.stop}
              onClick={onStop}
            >
              <StopIcon />
            </ActionIcon>
          </Tooltip>
        ) : (
          <ActionIcon
            type="submit"
            size={32}
            className={classes.act}
            variant="filled"
            aria-label={text.ask.send}
            disabled={!canAsk}
          >
            <ArrowUpIcon />
          </ActionIcon>
        )}
      </div>
    </form>
  );
  return (
    <div className={classes.place}>
      {box}
      {opened && (
        <SuggestionList options={options} stale={stale} listbox={listbox} above={followUp} onTake={take} />
      )}
      <VisuallyHidden role="status">
        {opened && !stale && text.suggestions.count(options.length, writeNumber(options.length))}
      </VisuallyHidden>
    </div>
  );
}
