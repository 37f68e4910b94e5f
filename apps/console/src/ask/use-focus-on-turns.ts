import { useEffect, useRef } from 'react';
import { type Asked, isInWords } from './asked';
import type { Run } from './run';

/**
 * What is asked by a chip or by a number takes the focus along: to the question while it is answered, then to its chips,
 * so that one can go on changing it. Whoever has gone elsewhere meanwhile is left there.
 */
export function useFocusOnTurns(run: Run | null, newestAnswerId: string | undefined): void {
  const latest = useRef<Asked | null>(null);
  const asked = run?.asked ?? null;
  useEffect(() => {
    if (asked !== null) {
      latest.current = asked;
      if (!isInWords(asked)) headingOf('running')?.focus({ preventScroll: true });
      return;
    }
    const answered = latest.current;
    latest.current = null;
    if (answered === null || isInWords(answered) || newestAnswerId === undefined) return;
    if (document.activeElement !== document.body) return;
    const place = `answer-${newestAnswerId}`;
    const chip = document.getElementById(place)?.querySelector<HTMLElement>('[data-chip][tabindex="0"]');
    ('edit' in answered && chip ? chip : headingOf(place))?.focus({ preventScroll: true });
  }, [asked, newestAnswerId]);
}

const headingOf = (id: string) => document.getElementById(id)?.querySelector('h2');
