/** A photo that was chosen for the next question and is still here alone. */
export interface Attached {
  key: string;
  file: File;
  /** For an `img` of this page. */
  href: string;
}

/** How pictures get links that only this page can follow. */
export interface LocalLinks {
  make(file: File): string;
  drop(href: string): void;
}

const NONE: readonly Attached[] = [];

/**
 * Photos of questions until they are on their way: chosen for the next question, then waiting for the answer that they
 * are kept with. Lives outside of the pages, as the question itself does.
 */
export class AttachedPhotos {
  private chosen = NONE;
  private count = 0;
  private readonly waiting = new Map<string, readonly File[]>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly links: LocalLinks) {}

  readonly current = (): readonly Attached[] => this.chosen;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly add = (files: readonly File[]): void => {
    const added = files.map((file) => ({
      key: `photo-${(this.count += 1)}`,
      file,
      href: this.links.make(file),
    }));
    if (added.length > 0) this.set([...this.chosen, ...added]);
  };

  readonly remove = (key: string): void => {
    for (const one of this.chosen) if (one.key === key) this.links.drop(one.href);
    this.set(this.chosen.filter((one) => one.key !== key));
  };

  /** For the question that is asked now; the next one begins without. */
  readonly take = (): readonly File[] => {
    const files = this.chosen.map(({ file }) => file);
    for (const { href } of this.chosen) this.links.drop(href);
    if (files.length > 0) this.set(NONE);
    return files;
  };

  /** The question was answered: its photos wait until somebody looks at the answer. */
  readonly give = (answerId: string, files: readonly File[]): void => {
    if (files.length > 0) this.waiting.set(answerId, files);
  };

  /** Those that wait for the answer, once. */
  readonly claim = (answerId: string): readonly File[] => {
    const files = this.waiting.get(answerId) ?? [];
    this.waiting.delete(answerId);
    return files;
  };

  private set(chosen: readonly Attached[]): void {
    this.chosen = chosen;
    for (const listener of this.listeners) listener();
  }
}
