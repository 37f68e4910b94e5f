import type { Answer, WatchCondition } from '#libs/contracts';
import { outcomeOf, type RunOutcome, type RunResult, type WatchState } from './watch-run';

const LOW: WatchCondition = { kind: 'rows', operator: 'gt', value: 0 };

const answer = (rows: number[], more: object = {}): RunResult => ({
  kind: 'answered',
  answer: {
    id: 'a1',
    kind: 'answer',
    sentence: 'Here they are.',
    table: {
      columns: [{ name: 'n', label: 'N', type: 'integer', format: 'count', role: 'measure' }],
      rows: rows.map((n) => [n]),
      rowCount: rows.length,
      truncated: false,
    },
    ...more,
  } as unknown as Answer,
});

/** What the runs of one watch lead to, one after the other. */
function runs(condition: WatchCondition, results: RunResult[]): RunOutcome[] {
  let state: WatchState = { name: 'Low stock', condition, met: null, digest: null, lastOutcome: null };
  return results.map((result) => {
    const outcome = outcomeOf(state, result);
    state = { ...state, met: outcome.met, digest: outcome.digest, lastOutcome: outcome.outcome };
    return outcome;
  });
}
const outcomes = (condition: WatchCondition, results: RunResult[]) =>
  runs(condition, results).map(({ outcome }) => outcome);

describe('outcomeOf', () => {
  it('tells when the condition becomes met, and again only after it was not', () => {
    const results = [answer([]), answer([1]), answer([1, 2]), answer([]), answer([3])];
    expect(outcomes(LOW, results)).toEqual(['quiet', 'told', 'quiet', 'quiet', 'told']);
  });

  it('tells at the first run when the condition is met already', () => {
    const [first] = runs(LOW, [answer([1])]);
    expect(first!.tell).toEqual({
      title: 'Low stock',
      text: '1 row, more than 0. Here they are.',
      link: '/answers/a1',
    });
    expect(first!.isMet).toBe(true);
  });

  it('tells every change, and nothing at the first run', () => {
    const results = [answer([1]), answer([1]), answer([2]), answer([3]), answer([3])];
    expect(outcomes({ kind: 'changed' }, results)).toEqual(['quiet', 'quiet', 'told', 'told', 'quiet']);
  });

  it('tells once that runs fail, and takes up what it knew when they work again', () => {
    const away: RunResult = { kind: 'failed', text: 'The warehouse is away.' };
    const all = runs(LOW, [answer([1]), away, away, answer([1]), away]);
    expect(all.map(({ outcome }) => outcome)).toEqual(['told', 'failed', 'failed', 'quiet', 'failed']);
    expect(all.map(({ tell }) => tell?.title)).toEqual([
      'Low stock',
      'Could not be checked: Low stock',
      undefined,
      undefined,
      'Could not be checked: Low stock',
    ]);
    expect(all.map(({ isMet }) => isMet)).toEqual([true, false, false, false, false]);
  });

  it('calls a question back, a refusal, half a calculation and a missing column failures, not changes', () => {
    const others = [
      answer([1], { kind: 'clarify', message: 'Which warehouse?' }),
      answer([1], { kind: 'refuse', message: 'Not for you.' }),
      answer([1], { kind: 'calculation', complete: false }),
    ];
    expect(outcomes({ kind: 'changed' }, [answer([2]), ...others])).toEqual([
      'quiet',
      'failed',
      'failed',
      'failed',
    ]);
    expect(outcomes(LOW, [answer([1], { kind: 'calculation', complete: true })])).toEqual(['told']);
    const column: WatchCondition = { kind: 'value', column: 'gone', operator: 'gt', value: 1 };
    expect(runs(column, [answer([1])])[0]).toMatchObject({ outcome: 'failed', pause: false, answerId: 'a1' });
  });

  it('pauses what cannot be run any more, and says so even when runs failed before', () => {
    const all = runs(LOW, [
      { kind: 'failed', text: 'away' },
      { kind: 'stopped', text: 'The saved question was deleted.' },
    ]);
    expect(all[1]).toMatchObject({
      outcome: 'failed',
      pause: true,
      tell: { title: 'Paused: Low stock', text: 'The saved question was deleted.' },
    });
  });
});
