import { Client } from 'pg';

/** Connections to the engine as its superuser, used again: opening one costs more than most statements. */
export class EngineConnections {
  private readonly idle: Client[] = [];
  private closed = false;

  constructor(private readonly url: string) {}

  async take(): Promise<Client> {
    const known = this.idle.pop();
    if (known !== undefined) return known;
    const client = new Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** With nothing left of what its last user did to it. */
  async giveBack(client: Client): Promise<void> {
    try {
      await client.query('ROLLBACK');
      await client.query('RESET SESSION AUTHORIZATION');
      await client.query('DISCARD ALL');
      if (this.closed) await client.end();
      else this.idle.push(client);
    } catch {
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.idle.splice(0).map((client) => client.end().catch(() => undefined)));
  }
}
