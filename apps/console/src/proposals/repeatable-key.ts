import { randomId } from '../ask/run-store';

/** Keys for requests that may be sent again after a broken connection: the same content keeps its key. */
export class RepeatableKey {
  private last: { content: string; key: string } | null = null;

  of(content: unknown): string {
    const written = JSON.stringify(content);
    if (this.last?.content !== written) this.last = { content: written, key: randomId() };
    return this.last.key;
  }
}
