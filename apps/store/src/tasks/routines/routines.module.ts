import { Module } from '@nestjs/common';
import { MembersModule } from '../../members/members.module';
import { TasksModule } from '../tasks.module';
import { StoreRoutineChanges1765070000000 } from './persistence/1765070000000-routine-changes.migration';
import { FollowingTasks } from './persistence/following-tasks';
import { RoutineActs } from './persistence/routine-acts';
import { RoutineReader } from './persistence/routine-reader';
import { RoutineHandlers } from './routines.handlers';
import { Routines } from './routines';

export const routinePersistence = { migrations: [StoreRoutineChanges1765070000000] };

/** What managers make a day's tasks from. */
@Module({
  imports: [MembersModule, TasksModule],
  providers: [FollowingTasks, RoutineActs, RoutineHandlers, RoutineReader, Routines],
})
export class RoutinesModule {}
