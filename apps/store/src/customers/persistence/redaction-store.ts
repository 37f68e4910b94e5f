import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { JobQueue } from '#libs/persistence';
import { CustomerCipher } from '../customer-cipher';
import type { ErasedPerson } from '../domain/redaction-patterns';

/** How far one is. */
export interface Redaction {
  person: ErasedPerson;
  /** 1, then 2. */
  pass: number;
  /** Which of the services that keep words is asked. */
  place: number;
  after: string | null;
}

/** What is still to be taken out of whom, under the key of the settings: it outlives a process and tells nobody. */
@Injectable()
export class RedactionStore {
  constructor(
    private readonly database: DataSource,
    private readonly cipher: CustomerCipher,
    private readonly jobs: JobQueue,
  ) {}

  /** Writes it with its job in the transaction of the erasure. */
  async begin(manager: EntityManager, person: ErasedPerson): Promise<void> {
    const id = randomUUID();
    await manager.query('INSERT INTO customer_redaction (id, person) VALUES ($1, $2)', [
      id,
      this.cipher.seal(id, 'erased', JSON.stringify(person)),
    ]);
    await this.jobs.enqueue(manager, 'redact-customer', { redactionId: id });
  }

  /** @returns null when it is done */
  async find(id: string): Promise<Redaction | null> {
    const [row] = await this.database.query<(Omit<Redaction, 'person'> & { person: Buffer })[]>(
      'SELECT person, pass, place, after FROM customer_redaction WHERE id = $1',
      [id],
    );
    if (row === undefined) return null;
    return { ...row, person: JSON.parse(this.cipher.open(id, 'erased', row.person)) as ErasedPerson };
  }

  async progress(id: string, { place, after }: Pick<Redaction, 'place' | 'after'>, changed: number) {
    await this.database.query(
      'UPDATE customer_redaction SET place = $2, after = $3, changed = changed + $4 WHERE id = $1',
      [id, place, after, changed],
    );
  }

  /** Has it done once more from the beginning. */
  async again(id: string, startAfter: Date): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(
        'UPDATE customer_redaction SET pass = pass + 1, place = 0, after = NULL WHERE id = $1',
        [id],
      );
      await this.jobs.enqueue(manager, 'redact-customer', { redactionId: id }, { startAfter });
    });
  }

  /** @returns rows that were changed in all */
  async end(id: string): Promise<number> {
    const [rows] = await this.database.query<[{ changed: number }[], number]>(
      'DELETE FROM customer_redaction WHERE id = $1 RETURNING changed',
      [id],
    );
    return rows[0]?.changed ?? 0;
  }
}
