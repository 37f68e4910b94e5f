import type { Deadline } from '../deadline';
import { Turns } from '../turns';
import type { PostgresConnection } from './postgres-connection';

/**
 * At most `size` connections, whoever's they are. Each belongs to one persona's user; when all are open and the next
 * query is of another persona, the one idle for longest is closed for it.
 */
export class ConnectionPool {
  private readonly idle: { persona: string; connection: PostgresConnection }[] = [];
  private readonly turns: Turns;
  private closed = false;

  constructor(
    size: number,
    private readonly connect: (persona: string) => Promise<PostgresConnection>,
  ) {
    this.turns = new Turns(size);
  }

  /** @throws QUERY_TIMEOUT or CANCELLED when the deadline ends before there is a connection. */
  use<T>(
    persona: string,
    deadline: Deadline,
    work: (connection: PostgresConnection) => Promise<T>,
  ): Promise<T> {
    return this.turns.take(deadline, async () => {
      const connection = this.take(persona) ?? (await this.connectWithin(persona, deadline));
      try {
        return await work(connection);
      } finally {
        if (this.closed || !connection.isUsable) connection.destroy();
        else this.idle.push({ persona, connection });
      }
    });
  }

  close(): void {
    this.closed = true;
    this.turns.close();
    for (const { connection } of this.idle.splice(0)) connection.destroy();
  }

  private connectWithin(persona: string, deadline: Deadline): Promise<PostgresConnection> {
    const opening = this.connect(persona);
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        reject(deadline.error());
        opening.then((late) => late.destroy()).catch(() => undefined);
      };
      deadline.signal.addEventListener('abort', giveUp, { once: true });
      opening.then(resolve, reject).finally(() => deadline.signal.removeEventListener('abort', giveUp));
    });
  }

  /** The last one used: the others may have been idle for long. Makes room when only others' are idle. */
  private take(persona: string): PostgresConnection | undefined {
    for (let index = this.idle.length - 1; index >= 0; index -= 1) {
      const { persona: owner, connection } = this.idle[index]!;
      if (connection.isUsable && owner !== persona) continue;
      this.idle.splice(index, 1);
      if (connection.isUsable) return connection;
    }
    if (this.idle.length > this.turns.free) this.idle.shift()!.connection.destroy();
    return undefined;
  }
}
