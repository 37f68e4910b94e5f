import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { SavedQuestion } from '../api/types';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { personaLabel, useMe } from '../session/session';
import { MoreIcon, PencilIcon, PinIcon, StarIcon, TrashIcon } from '../theme/icons';
import { namedLike } from './saved-list-order';
import classes from './saved-list.module.css';
import { MAX_NAME_LENGTH } from './saved-questions';
import { useSaved } from './use-saved';

const SHOWN_AT_FIRST = 5;

/** The saved questions above the history: one click runs one. */
export function SavedList({ term }: { term: string }) {
  const { questions, loading, error, reload, rename, pin, remove } = useSaved();
  const [all, setAll] = useState(false);
  const searching = term.trim() !== '';
  const found = namedLike(questions, term);
  const shown = all || searching ? found : found.slice(0, SHOWN_AT_FIRST);
  if (loading || (searching && found.length === 0)) return null;
  return (
    <section aria-label={text.saved.title}>
      <h2 className={classes.heading}>{text.saved.title}</h2>
      {error && questions.length === 0 && (
        <p className={classes.hint}>
          {error.message}{' '}
          <button type="button" className={classes.all} onClick={reload}>
            {text.retry}
          </button>
        </p>
      )}
      {!error && questions.length === 0 && <p className={classes.hint}>{text.saved.empty}</p>}
      <ul>
        {shown.map((question) => (
          <SavedEntry
            key={question.id}
            question={question}
            onRename={(name) => void rename(question, name)}
            onPin={() => void pin(question, !question.pinned)}
            onRemove={() => remove(question)}
          />
        ))}
      </ul>
      {found.length > shown.length && (
        <button type="button" className={classes.all} onClick={() => setAll(true)}>
          {text.saved.showAll(writeNumber(found.length))}
        </button>
      )}
    </section>
  );
}

interface SavedEntryProps {
  question: SavedQuestion;
  onRename(name: string): void;
  onPin(): void;
  onRemove(): void;
}

function SavedEntry({ question, onRename, onPin, onRemove }: SavedEntryProps) {
  const me = useMe();
  const [location] = useLocation();
  const [renaming, setRenaming] = useState(false);
  const { id, name, persona } = question;
  const path = `/saved/${id}`;
  if (renaming) {
    return (
      <li>
        <NameField
          name={name}
          onDone={(next) => {
            setRenaming(false);
            if (next !== null && next !== name) onRename(next);
          }}
        />
      </li>
    );
  }
  const details = [personaLabel(me, persona), question.question].join(' · ');
  return (
    <li className={classes.entry} data-current={location === path || undefined}>
      <Link href={path} className={classes.link} title={`${name}\n${details}\n${text.saved.hint}`}>
        <StarIcon size={14} />
        <span>{name}</span>
      </Link>
      <Menu position="bottom-end" width={208}>
        <Menu.Target>
          <ActionIcon
            className={classes.more}
            size={24}
            variant="subtle"
            color="gray"
            aria-label={text.saved.actions(name)}
          >
            <MoreIcon size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {/* After the menu has given back the focus. */}
          <Menu.Item leftSection={<PencilIcon />} onClick={() => setTimeout(() => setRenaming(true))}>
            {text.saved.rename}
          </Menu.Item>
          <Menu.Item leftSection={<PinIcon />} onClick={onPin}>
            {question.pinned ? text.dashboard.unpin : text.dashboard.pin}
          </Menu.Item>
          <Menu.Item leftSection={<TrashIcon />} onClick={onRemove}>
            {text.saved.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** Enter keeps the new name, Escape the old one; leaving the field keeps what was typed. */
function NameField({ name, onDone }: { name: string; onDone(name: string | null): void }) {
  const [value, setValue] = useState(name);
  const keep = () => onDone(value.trim() === '' ? null : value.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') {
      event.preventDefault();
      onDone(null);
    }
  };
  return (
    <TextInput
      size="xs"
      my={2}
      aria-label={text.saved.name}
      autoFocus
      maxLength={MAX_NAME_LENGTH}
      value={value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setValue(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  );
}
