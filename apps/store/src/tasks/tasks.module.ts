import { Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { MembersModule } from '../members/members.module';
import { StoreTasks1765010000000 } from './persistence/1765010000000-store-tasks.migration';
import { RoutineStore } from './persistence/routine-store';
import { SampleTaskStore } from './persistence/sample-task-store';
import { TaskActs } from './persistence/task-acts';
import { TaskNotices } from './persistence/task-notices';
import { TaskRedaction } from './persistence/task-redaction';
import { TaskReader } from './persistence/task-reader';
import { TaskStore } from './persistence/task-store';
import { SampleTasks } from './sample-tasks';
import { TaskMessenger } from './task-messenger';
import { TaskHandlers } from './tasks.handlers';
import { Tasks } from './tasks';

export const taskPersistence = { migrations: [StoreTasks1765010000000] };

/** What is to be done in the stores. Rooms whose approvals make tasks use TaskStore in their own transaction. */
@Module({
  imports: [JobsModule, MembersModule],
  providers: [
    RoutineStore,
    SampleTasks,
    SampleTaskStore,
    TaskActs,
    TaskHandlers,
    TaskMessenger,
    TaskNotices,
    TaskReader,
    TaskRedaction,
    Tasks,
    TaskStore,
  ],
  exports: [RoutineStore, TaskReader, Tasks, TaskStore],
})
export class TasksModule {}
