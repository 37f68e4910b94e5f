import { Injectable } from '@nestjs/common';
import { Clock, Logger } from '#libs/runtime';
import { Messenger } from '../members/messenger';
import { People } from '../members/people';
import { TaskNotices } from './persistence/task-notices';

/** Sends what people are to be told about their tasks. */
@Injectable()
export class TaskMessenger extends Messenger {
  constructor(notices: TaskNotices, people: People, clock: Clock, logger: Logger) {
    super(notices, people, clock, logger, 'store.tasks-not-told');
  }
}
