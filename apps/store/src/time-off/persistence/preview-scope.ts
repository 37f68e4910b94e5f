import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** One view of the data for rules that ask several times, without changing any of it. */
@Injectable()
export class PreviewScope {
  constructor(private readonly database: DataSource) {}

  in<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('SET TRANSACTION READ ONLY');
      return work(manager);
    });
  }
}
