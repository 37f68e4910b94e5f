import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client, unwrap } from '../api/client';
import type { Completion } from '../api/types';
import { conversationsQuery } from '../history/conversations';
import { savedQuestionsQuery } from '../saved/saved-questions';
import { type Suggestion, suggestionsFor } from './suggestions';

const TYPING_PAUSE_MS = 120;
const LIMIT = 6;

const completionsQuery = (persona: string, text: string, cursor: number) =>
  queryOptions({
    queryKey: ['completions', persona, text, cursor],
    queryFn: async ({ signal }) => {
      const body = { persona, text, cursor, limit: LIMIT };
      return { text, ...(await unwrap(client.POST('/v1/completions', { body, signal }))) };
    },
    staleTime: 60_000,
    gcTime: 60_000,
    // Whoever types has gone on by then.
    retry: false,
  });

const NO_SUGGESTIONS: Suggestion[] = [];
const NO_COMPLETIONS: Completion[] = [];

export interface Suggestions {
  options: readonly Suggestion[];
  /** What they were made for is no longer what stands in the box; newer ones are on their way. */
  stale: boolean;
}

/** What can be typed next. Only the newest text is asked for; a failure offers nothing and disturbs nobody. */
export function useSuggestions(
  persona: string,
  text: string,
  cursor: number | null,
  enabled: boolean,
): Suggestions {
  const now = useMemo(() => ({ text, cursor }), [text, cursor]);
  const [typed] = useDebouncedValue(now, TYPING_PAUSE_MS);
  const asks = enabled && typed.cursor !== null && typed.text.trim() !== '';
  const completions = useQuery({
    ...completionsQuery(persona, typed.text, typed.cursor ?? 0),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  const { data: saved } = useQuery({ ...savedQuestionsQuery, enabled });
  const { data: history } = useInfiniteQuery({ ...conversationsQuery, enabled });
  const { data, isError } = completions;
  const options = useMemo(() => {
    if (!asks || (data === undefined && !isError)) return NO_SUGGESTIONS;
    const recent = (history?.pages ?? []).flatMap((page) => page.data).map(({ title }) => title);
    return suggestionsFor(data?.text ?? typed.text, {
      completions: data?.data ?? NO_COMPLETIONS,
      saved: saved ?? [],
      recent,
    });
  }, [asks, data, isError, typed.text, saved, history]);
  return { options, stale: typed !== now || completions.isPlaceholderData };
}
