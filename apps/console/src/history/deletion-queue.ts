interface Outcome {
  /** The entry stays hidden until this has settled. */
  done(): Promise<unknown>;
  failed(error: unknown): void;
}

/** Deletions that wait a moment, so that they can be undone. What still waits when the page is left is sent then. */
export class DeletionQueue {
  private waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; outcome: Outcome }>();
  private hidden: ReadonlySet<string> = new Set();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly delayMs: number,
    private readonly send: (id: string, keepalive: boolean) => Promise<unknown>,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Ids that are deleted or about to be; a new set after each change. */
  readonly pending = (): ReadonlySet<string> => this.hidden;

  add(id: string, outcome: Outcome): void {
    if (this.hidden.has(id)) return;
    this.hide(id);
    const timer = setTimeout(() => void this.execute(id, false), this.delayMs);
    this.waiting.set(id, { timer, outcome });
  }

  undo(id: string): void {
    const entry = this.waiting.get(id);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    this.waiting.delete(id);
    this.show(id);
  }

  flush(): void {
    for (const [id, { timer }] of this.waiting) {
      clearTimeout(timer);
      void this.execute(id, true);
    }
  }

  private async execute(id: string, keepalive: boolean): Promise<void> {
    const entry = this.waiting.get(id);
    if (entry === undefined) return;
    this.waiting.delete(id);
    try {
      await this.send(id, keepalive);
      await entry.outcome.done();
    } catch (error) {
      entry.outcome.failed(error);
    }
    this.show(id);
  }

  private hide(id: string): void {
    this.change(new Set([...this.hidden, id]));
  }

  private show(id: string): void {
    this.change(new Set([...this.hidden].filter((other) => other !== id)));
  }

  private change(hidden: ReadonlySet<string>): void {
    this.hidden = hidden;
    for (const listener of this.listeners) listener();
  }
}
