/** Something that was done to a task on this device and has not reached the store for certain. */
export interface WaitingAct {
  /** Its Idempotency-Key: sent twice it is still done once. */
  id: string;
  taskId: string;
  taskTitle: string;
  kind: 'start' | 'complete' | 'comment';
  /** The comment, or the note of a completion. */
  text: string | null;
  /** When it was done, by the clock of this device. */
  at: string;
  /** Why the store refused it; it then waits for a decision and is not sent again. */
  refused: { message: string; nextStep: string } | null;
}

export interface OutboxState {
  acts: readonly WaitingAct[];
  sending: boolean;
}

/** How sending an act ended: `later` leaves it and everything behind it for another time. */
export type Outcome = 'done' | 'later' | { refused: NonNullable<WaitingAct['refused']> };

interface Storage {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

interface Options {
  storage: Storage;
  /** Of one user: what he did is never sent with the rights of the next one on the same phone. */
  key: string;
  newId(): string;
  now(): string;
}

/** More than this is not kept: whoever is away for that long has to connect first. */
export const MAX_WAITING = 100;
const MAX_COMMENT = 1_000;

/**
 * What was done to tasks, kept until the store has it: through a broken connection, a reload, a closed browser. It is sent
 * in the order in which it was done. What is refused stays until somebody decides what becomes of it.
 */
export class TaskOutbox {
  private state: OutboxState;
  private readonly listeners = new Set<() => void>();
  private running: Promise<boolean> | null = null;

  constructor(private readonly options: Options) {
    this.state = { acts: this.read() ?? [], sending: false };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): OutboxState => this.state;

  /** Another tab changed what is kept. */
  readonly reread = (): void => this.put({ acts: this.read() ?? [] });

  /** False where as many wait as are kept; then nothing was done. */
  add(act: Pick<WaitingAct, 'taskId' | 'taskTitle' | 'kind' | 'text'>): boolean {
    if (this.state.acts.length >= MAX_WAITING) return false;
    const { newId, now } = this.options;
    this.change((acts) => [...acts, { ...act, id: newId(), at: now(), refused: null }]);
    return true;
  }

  /** Gives up what was refused of a task, with what was done to it after that and cannot be sent any more. */
  drop(taskId: string): void {
    this.change((acts) => acts.filter((act) => act.taskId !== taskId || act.refused === null));
  }

  /** Says in a comment what was refused, in place of doing it. */
  keepAsComment(taskId: string, say: (acts: readonly WaitingAct[]) => string): void {
    const refused = this.state.acts.filter((act) => act.taskId === taskId && act.refused !== null);
    const [first] = refused;
    if (first === undefined) return;
    const comment: WaitingAct = {
      ...first,
      id: this.options.newId(),
      kind: 'comment',
      text: say(refused).slice(0, MAX_COMMENT),
      refused: null,
    };
    this.change((acts) =>
      acts.flatMap((act) =>
        act.id === first.id ? [comment] : refused.some(({ id }) => id === act.id) ? [] : [act],
      ),
    );
  }

  /** Sends what waits, one after the other; two calls at once are one. @returns whether nothing is left to be sent */
  flush(send: (act: WaitingAct) => Promise<Outcome>): Promise<boolean> {
    this.running ??= this.sendAll(send).finally(() => {
      this.running = null;
      this.put({ sending: false });
    });
    return this.running;
  }

  private async sendAll(send: (act: WaitingAct) => Promise<Outcome>): Promise<boolean> {
    for (;;) {
      const next = this.state.acts.find(({ refused }) => refused === null);
      if (next === undefined) return true;
      const before = this.refusalBefore(next);
      if (before !== null) {
        this.refuse(next.id, before);
        continue;
      }
      this.put({ sending: true });
      const outcome = await send(next);
      if (outcome === 'later') return false;
      if (outcome === 'done') this.change((acts) => acts.filter(({ id }) => id !== next.id));
      else this.refuse(next.id, outcome.refused);
    }
  }

  /** Nobody completes what he could not start. A comment is worth saying all the same. */
  private refusalBefore({ taskId, kind }: WaitingAct): WaitingAct['refused'] {
    if (kind === 'comment') return null;
    return (
      this.state.acts.find((act) => act.taskId === taskId && act.refused !== null && act.kind !== 'comment')
        ?.refused ?? null
    );
  }

  private refuse(id: string, refused: NonNullable<WaitingAct['refused']>): void {
    this.change((acts) => acts.map((act) => (act.id === id ? { ...act, refused } : act)));
  }

  /** Upon what is kept, which another tab may have changed meanwhile. */
  private change(edit: (acts: readonly WaitingAct[]) => readonly WaitingAct[]): void {
    const acts = edit(this.read() ?? this.state.acts);
    this.options.storage.set(this.options.key, acts.length === 0 ? '' : JSON.stringify(acts));
    this.put({ acts });
  }

  /** Null where nothing is kept, or the browser keeps nothing. */
  private read(): WaitingAct[] | null {
    const kept = this.options.storage.get(this.options.key);
    if (kept === null) return null;
    try {
      const acts: unknown = JSON.parse(kept);
      return Array.isArray(acts) ? acts.filter(isAct) : null;
    } catch {
      return null;
    }
  }

  private put(change: Partial<OutboxState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** What is kept could be of an older version of the console, or of anybody. */
function isAct(value: unknown): value is WaitingAct {
  if (typeof value !== 'object' || value === null) return false;
  const { id, taskId, taskTitle, kind, at, text, refused } = value as Record<string, unknown>;
  return (
    [id, taskId, taskTitle, at].every((field) => typeof field === 'string') &&
    (kind === 'start' || kind === 'complete' || kind === 'comment') &&
    (text === null || typeof text === 'string') &&
    (refused === null || (typeof refused === 'object' && refused !== undefined))
  );
}
