import type { ApiError, ConsoleErrorCode } from '../api/api-error';
import type { ask } from '../api/ask';
import type { Answer } from '../api/types';
import { requestOf } from './asked';
import { advance, newRun, type Run } from './run';

/** crypto.randomUUID exists on secure origins only; the console is also served by plain HTTP inside a company. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** After these the server may hold the answer already, or be about to: asking with the same key gives that one. */
const MAY_HAVE_BEEN_ANSWERED = new Set<ConsoleErrorCode>([
  'UNREACHABLE',
  'INTERRUPTED',
  'REQUEST_IN_PROGRESS',
]);

type AskFunction = typeof ask;
type Start = Pick<Run, 'asked' | 'persona' | 'conversationId'> & Partial<Pick<Run, 'photos'>>;

/** The one question that is being asked. Lives outside of the pages, so that looking elsewhere does not stop it. */
export class RunStore {
  private run: Run | null = null;
  private abort: AbortController | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly ask: AskFunction,
    private readonly toApiError: (thrown: unknown) => ApiError,
  ) {}

  /** Told of every answer, with the run that asked for it. */
  onAnswer: (answer: Answer, run: Run) => void = () => undefined;

  readonly current = (): Run | null => this.run;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly start = (init: Start): void => {
    void this.execute(newRun({ ...init, id: randomId() }));
  };

  /** Asks again. After a broken connection with the same key, so that what was answered meanwhile is not asked twice. */
  readonly retry = (): void => {
    const failed = this.run;
    if (failed === null || failed.state === 'running') return;
    const sameKey = failed.error !== undefined && MAY_HAVE_BEEN_ANSWERED.has(failed.error.code);
    void this.execute(newRun({ ...failed, id: sameKey ? failed.id : randomId() }));
  };

  readonly stop = (): void => {
    this.abort?.abort();
  };

  /** Forgets the run, ending it when it is under way. */
  readonly dismiss = (): void => {
    this.abort?.abort();
    this.abort = null;
    this.set(null);
  };

  private async execute(started: Run): Promise<void> {
    this.abort?.abort();
    const abort = new AbortController();
    this.abort = abort;
    this.set(started);
    const isCurrent = () => this.abort === abort;
    const update = (change: (run: Run) => Run) => {
      if (isCurrent() && this.run !== null) this.set(change(this.run));
    };
    try {
      const answer = await this.ask(
        {
          ...requestOf(started.asked),
          persona: started.persona,
          ...(started.conversationId === null ? {} : { conversationId: started.conversationId }),
        },
        {
          signal: abort.signal,
          idempotencyKey: started.id,
          onEvent: (event) => update((run) => advance(run, event)),
        },
      );
      if (!isCurrent()) return;
      this.onAnswer(answer, started);
      this.abort = null;
      this.set(null);
    } catch (thrown) {
      if (abort.signal.aborted) update((run) => ({ ...run, state: 'stopped' }));
      else update((run) => ({ ...run, state: 'failed', error: this.toApiError(thrown) }));
    }
  }

  private set(run: Run | null): void {
    this.run = run;
    for (const listener of this.listeners) listener();
  }
}
