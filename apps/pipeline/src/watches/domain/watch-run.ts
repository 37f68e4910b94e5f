import type { Answer, Watch, WatchCondition } from '#libs/contracts';
import { judge, tableDigest } from './condition';

/** What a run came to, before anybody knows whether that is news. */
export type RunResult =
  | { kind: 'answered'; answer: Answer }
  /** It could not be run this time. */
  | { kind: 'failed'; text: string }
  /** It cannot be run any more until its owner changes something. */
  | { kind: 'stopped'; text: string };

/** What is remembered of the runs before. */
export interface WatchState {
  name: string;
  condition: WatchCondition;
  /** Whether the condition was met the last time that could be said; null before the first. */
  met: boolean | null;
  /** Of the last answer's table. */
  digest: string | null;
  lastOutcome: NonNullable<Watch['lastRun']>['outcome'] | null;
}

export interface RunOutcome {
  outcome: NonNullable<Watch['lastRun']>['outcome'];
  text: string;
  answerId: string | null;
  met: boolean | null;
  digest: string | null;
  pause: boolean;
  /** What the owner is told; null for no news. */
  tell: { title: string; text: string; link: string | null } | null;
  /** True when the owner is told because the condition is met. */
  isMet: boolean;
}

/**
 * What follows from a run. Its owner is told when the condition becomes met, not while it stays so; every time for
 * `changed`; once when runs begin to fail; and when the watch is paused.
 */
export function outcomeOf(state: WatchState, result: RunResult): RunOutcome {
  if (result.kind === 'stopped') {
    const title = `Paused: ${state.name}`;
    return {
      ...failed(state, result.text, null),
      pause: true,
      tell: { title, text: result.text, link: null },
    };
  }
  if (result.kind === 'failed') return failed(state, result.text, null);
  const { answer } = result;
  if (answer.kind === 'clarify' || answer.kind === 'refuse') return failed(state, answer.message, answer.id);
  if (answer.kind === 'calculation' && !answer.complete)
    return failed(state, 'A part of the calculation failed, so its result is not complete.', answer.id);

  const verdict = judge(state.condition, answer.table, state.digest);
  if (verdict.kind === 'undecided') return failed(state, verdict.text, answer.id);
  const met = verdict.kind === 'met';
  const isNews = met && (state.condition.kind === 'changed' || state.met !== true);
  const link = `/answers/${answer.id}`;
  return {
    outcome: isNews ? 'told' : 'quiet',
    text: verdict.text,
    answerId: answer.id,
    met,
    digest: tableDigest(answer.table),
    pause: false,
    tell: isNews ? { title: state.name, text: `${verdict.text} ${answer.sentence}`, link } : null,
    isMet: isNews,
  };
}

function failed(state: WatchState, text: string, answerId: string | null): RunOutcome {
  const title = `Could not be checked: ${state.name}`;
  const link = answerId === null ? null : `/answers/${answerId}`;
  return {
    outcome: 'failed',
    text,
    answerId,
    met: state.met,
    digest: state.digest,
    pause: false,
    tell: state.lastOutcome === 'failed' ? null : { title, text, link },
    isMet: false,
  };
}
