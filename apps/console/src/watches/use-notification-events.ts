import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { eventsOf } from '../api/event-stream';
import { sessionFetch } from '../api/session-fetch';
import type { NotificationEvent } from '../api/types';
import { text } from '../messages';
import { useToast } from '../shell/toasts';
import { storeKey } from '../store/store-queries';
import { notificationsQuery } from './watches';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Of what a store's people work with. */
const OF_STORES = new Set(['task', 'request']);

type Told = Extract<NotificationEvent, { type: 'notifications' }>;

/** Tells at once what the server tells, for as long as the page is open; after a broken connection it begins again. */
export function useNotificationEvents(): void {
  const queryClient = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  useEffect(() => {
    const stop = new AbortController();
    const told = ({ newest }: Told) => {
      void queryClient.invalidateQueries({ queryKey: notificationsQuery.queryKey });
      if (newest === null) return;
      const { kind, title, link } = newest;
      if (OF_STORES.has(kind)) void queryClient.invalidateQueries({ queryKey: storeKey });
      toast({
        message: title,
        ...(link === null ? {} : { action: { label: text.notifications.show, run: () => navigate(link) } }),
      });
    };
    void follow(stop.signal, told);
    return () => stop.abort();
  }, [queryClient, toast, navigate]);
}

async function follow(signal: AbortSignal, told: (event: Told) => void): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  // What is there at the beginning was told before.
  let known: string | null | undefined;
  while (!signal.aborted) {
    try {
      const response = await sessionFetch(
        new Request(new URL('/v1/notifications/events', location.origin), {
          headers: { accept: 'text/event-stream' },
          signal,
        }),
      );
      if (response.status === 401) return;
      if (!response.ok || response.body === null) throw new Error('no stream');
      for await (const data of eventsOf(response.body)) {
        pause = FIRST_PAUSE_MS;
        const event = JSON.parse(data) as NotificationEvent;
        if (event.type !== 'notifications') break;
        const id = event.newest?.id ?? null;
        if (known !== undefined && id !== known) told(event);
        known = id;
      }
    } catch {
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
