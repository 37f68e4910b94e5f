import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

class RolledBack extends Error {}

/** All or nothing. */
@Injectable()
export class ImportTransaction {
  constructor(private readonly database: DataSource) {}

  /** Commits what `work` wrote when it returns true; takes all of it back when it returns false or throws. */
  async run(work: (manager: EntityManager) => Promise<boolean>): Promise<void> {
    try {
      await this.database.transaction(async (manager) => {
        if (!(await work(manager))) throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
    }
  }
}
