import { randomUUID } from 'node:crypto';
import type { ServerHttp2Stream } from 'node:http2';
import { setTimeout as delay } from 'node:timers/promises';

/** The way back to one caller. */
export class Wire {
  private readonly left = new AbortController();

  constructor(
    private readonly stream: ServerHttp2Stream,
    private readonly closeConnection: () => void,
    private readonly now: () => number,
  ) {
    stream.once('close', () => this.left.abort());
  }

  get open(): boolean {
    return !this.stream.destroyed && !this.stream.closed;
  }

  json(status: number, body: unknown, headers: Record<string, string> = {}): void {
    this.begin(status, 'application/json', headers);
    if (this.open) this.stream.end(JSON.stringify(body));
  }

  begin(status: number, contentType: string, headers: Record<string, string> = {}): void {
    if (!this.open) return;
    this.stream.respond({
      ':status': status,
      'content-type': contentType,
      'x-amzn-requestid': randomUUID(),
      date: new Date(this.now()).toUTCString(),
      ...headers,
    });
  }

  /** Ends when it is on its way. */
  write(bytes: Uint8Array | string): Promise<void> {
    return new Promise((resolve) => {
      if (!this.open) resolve();
      else this.stream.write(bytes, () => resolve());
    });
  }

  end(bytes?: Uint8Array | string): void {
    if (this.open) this.stream.end(bytes);
  }

  /** Closes the connection under the stream without a word, as a kill does. */
  cut(): void {
    this.closeConnection();
  }

  /** Ends early when the caller leaves. */
  async pause(milliseconds: number): Promise<void> {
    if (milliseconds > 0)
      await delay(milliseconds, undefined, { signal: this.left.signal }).catch(() => undefined);
  }
}
