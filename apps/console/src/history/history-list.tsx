import { ActionIcon, CloseButton, Skeleton, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { ConversationSummary } from '../api/types';
import { locale, text } from '../messages';
import { writeMoment, writeNumber } from '../messages/written';
import { SavedList } from '../saved/saved-list';
import { personaLabel, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { SearchIcon, TrashIcon } from '../theme/icons';
import { type DayGroup, groupByDay } from './by-day';
import classes from './history-list.module.css';
import type { History } from './use-history';

const SKELETONS = [80, 64, 72, 56];
const thisYear = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' });
const anyYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });

function dayLabel({ day, daysAgo }: DayGroup): string {
  if (daysAgo <= 0) return text.nav.today;
  if (daysAgo === 1) return text.nav.yesterday;
  return (daysAgo < 180 ? thisYear : anyYear).format(day);
}

interface HistoryListProps {
  history: History;
  term: string;
  onSearch(term: string): void;
}

export function HistoryList({ history, term, onSearch }: HistoryListProps) {
  const groups = useMemo(() => groupByDay(history.conversations, new Date()), [history.conversations]);
  return (
    <nav className={classes.history} aria-label={text.nav.history}>
      <TextInput
        size="xs"
        type="search"
        aria-label={text.nav.searchHistory}
        placeholder={text.nav.searchHistory}
        leftSection={<SearchIcon size={14} />}
        rightSection={
          term !== '' && <CloseButton size="xs" aria-label={text.close} onClick={() => onSearch('')} />
        }
        value={term}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <div className={classes.scroll}>
        <SavedList term={term} />
        {history.loading &&
          SKELETONS.map((width) => <Skeleton key={width} height={12} width={`${width}%`} my={10} />)}
        {history.error && !history.loading && <ErrorNotice error={history.error} retry={history.reload} />}
        {!history.loading && !history.error && groups.length === 0 && (
          <p className={classes.empty}>
            {term.trim() === '' ? text.nav.emptyHistory : text.nav.noMatch(term.trim())}
          </p>
        )}
        {groups.map((group) => (
          <section key={group.day} aria-label={dayLabel(group)}>
            <h2 className={classes.day}>{dayLabel(group)}</h2>
            <ul>
              {group.conversations.map((conversation) => (
                <HistoryEntry
                  key={conversation.id}
                  conversation={conversation}
                  onRemove={() => history.remove(conversation)}
                />
              ))}
            </ul>
          </section>
        ))}
        {history.hasOlder && (
          <button type="button" className={classes.older} onClick={history.loadOlder}>
            {text.nav.loadOlder}
          </button>
        )}
      </div>
    </nav>
  );
}

function HistoryEntry({ conversation, onRemove }: { conversation: ConversationSummary; onRemove(): void }) {
  const me = useMe();
  const [location, navigate] = useLocation();
  const { id, title, persona, turns, updatedAt } = conversation;
  const path = `/conversations/${id}`;
  const current = location === path;
  const details = [
    personaLabel(me, persona),
    text.nav.turns(turns, writeNumber(turns)),
    writeMoment(updatedAt),
  ].join(' · ');
  return (
    <li className={classes.entry} data-current={current || undefined}>
      <Link
        href={path}
        className={classes.link}
        aria-current={current ? 'page' : undefined}
        title={`${title}\n${details}`}
      >
        {title}
      </Link>
      <ActionIcon
        className={classes.delete}
        size={24}
        variant="subtle"
        color="gray"
        aria-label={text.nav.deleteConversation(title)}
        onClick={() => {
          if (current) navigate('/');
          onRemove();
        }}
      >
        <TrashIcon size={14} />
      </ActionIcon>
    </li>
  );
}
