import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import type { Client, Connection, Submittable } from 'pg';

/** The parts of pg's connection that COPY needs and its types leave out. */
interface CopyConnection extends Connection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** Runs one `COPY … FROM STDIN` with the bytes of a file, no faster than the server takes them. */
export function copyIn(client: Client, sql: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(sql, file, (error) => (error ? reject(error) : resolve())));
  });
}

/** What pg's client calls while the statement runs. */
class CopyIn implements Submittable {
  private connection!: CopyConnection;
  private failure?: Error;

  constructor(
    private readonly sql: string,
    private readonly file: string,
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: Connection): void {
    this.connection = connection as CopyConnection;
    this.connection.query(this.sql);
  }

  handleCopyInResponse(): void {
    this.send().catch((error: Error) => {
      this.failure = error;
      this.connection.sendCopyFail('the file could not be read');
    });
  }

  handleError(error: Error): void {
    this.failure ??= error;
    // After a lost connection no ReadyForQuery follows.
    if (!this.connection.stream.writable) this.done(this.failure);
  }

  handleReadyForQuery(): void {
    this.done(this.failure);
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}

  private async send(): Promise<void> {
    const { stream } = this.connection;
    for await (const chunk of createReadStream(this.file)) {
      if (this.failure !== undefined) return;
      this.connection.sendCopyFromChunk(chunk as Buffer);
      if (stream.writableNeedDrain) await once(stream, 'drain');
    }
    this.connection.endCopyFrom();
  }
}
