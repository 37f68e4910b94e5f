import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
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

  /** What the users are called, by their id; those who are not there any more are left out. */
  async displayNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const users = await this.database.manager.find(UserEntity, {
      select: { id: true, displayName: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(users.map(({ id, displayName }) => [id, displayName]));
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
