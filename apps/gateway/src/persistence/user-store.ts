import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '#libs/persistence';
import { UserEntity } from './user.entity';

/** Users by their name, which counts the same in any case. */
@Injectable()
export class UserStore {
  constructor(private readonly database: DataSource) {}

  find(username: string, manager: EntityManager = this.database.manager): Promise<UserEntity | null> {
    return manager
      .createQueryBuilder(UserEntity, 'u')
      .where('lower(u.username) = lower(:username)', { username })
      .getOne();
  }

  findById(id: string): Promise<UserEntity | null> {
    return this.database.manager.findOneBy(UserEntity, { id });
  }

  list(): Promise<UserEntity[]> {
    return this.database.manager.find(UserEntity, { order: { username: 'ASC' } });
  }

  /** @returns false when the name is taken */
  async insert(
    user: Omit<UserEntity, 'createdAt' | 'updatedAt'>,
    manager: EntityManager = this.database.manager,
  ): Promise<boolean> {
    try {
      await manager.insert(UserEntity, user);
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  async update(id: string, change: Partial<UserEntity>, manager: EntityManager): Promise<void> {
    await manager.update(UserEntity, { id }, { ...change, updatedAt: () => 'now()' });
  }
}
