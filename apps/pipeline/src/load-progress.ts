import type { LoadEvent } from '#libs/contracts';

/** Tells how far a load is: what is being done, and the share of the whole that is behind, 0 to 1. */
export type ReportStep = (label: string, progress: number) => void;

/**
 * Runs a load that reports as it goes, and yields its events. When they come faster than they are taken, a step replaces
 * the one before it of the same label: a slow listener never holds up the load, and misses nothing that was said. Stops
 * the load when the listener goes away.
 */
export async function* loadEvents(
  load: (report: ReportStep, signal: AbortSignal) => Promise<LoadEvent>,
  signal: AbortSignal,
): AsyncGenerator<LoadEvent> {
  const abandoned = new AbortController();
  const pending: Extract<LoadEvent, { type: 'step' }>[] = [];
  let done = false;
  let wake = (): void => undefined;
  const running = load(
    (label, progress) => {
      if (pending.at(-1)?.label === label) pending.pop();
      pending.push({ type: 'step', label, progress: Math.min(1, Math.max(0, progress)) });
      wake();
    },
    AbortSignal.any([signal, abandoned.signal]),
  ).finally(() => {
    done = true;
    wake();
  });
  // Met below; until then nobody listens to it.
  running.catch(() => undefined);
  try {
    while (!done || pending.length > 0) {
      const event = pending.shift();
      if (event !== undefined) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    yield await running;
  } finally {
    if (!done) {
      abandoned.abort();
      await running.catch(() => undefined);
    }
  }
}
