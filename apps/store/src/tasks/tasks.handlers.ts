import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { type InputOf, type TaskCandidates, type TaskDetail, type TaskPage, tasks } from '#libs/contracts';
import { Tasks } from './tasks';

type Act = InputOf<typeof tasks.start>;

/** Translates messages; the work is in Tasks. */
@Injectable()
export class TaskHandlers {
  constructor(private readonly tasks: Tasks) {}

  @Handles(tasks.list)
  list(input: InputOf<typeof tasks.list>, context: CallContext): Promise<TaskPage> {
    return this.tasks.page(input, context);
  }

  @Handles(tasks.get)
  get({ taskId }: InputOf<typeof tasks.get>, context: CallContext): Promise<TaskDetail> {
    return this.tasks.get(taskId, context);
  }

  @Handles(tasks.create)
  create(input: InputOf<typeof tasks.create>, context: CallContext): Promise<TaskDetail> {
    return this.tasks.create(input, context);
  }

  @Handles(tasks.change)
  change(input: InputOf<typeof tasks.change>, context: CallContext): Promise<TaskDetail> {
    return this.tasks.change(input, context);
  }

  @Handles(tasks.start)
  start(input: Act, context: CallContext): Promise<TaskDetail> {
    return this.tasks.act('start', input, context);
  }

  @Handles(tasks.complete)
  complete(input: Act, context: CallContext): Promise<TaskDetail> {
    return this.tasks.act('complete', input, context);
  }

  @Handles(tasks.reopen)
  reopen(input: Act, context: CallContext): Promise<TaskDetail> {
    return this.tasks.act('reopen', input, context);
  }

  @Handles(tasks.cancel)
  cancel(input: Act, context: CallContext): Promise<TaskDetail> {
    return this.tasks.act('cancel', input, context);
  }

  @Handles(tasks.comment)
  comment(input: InputOf<typeof tasks.comment>, context: CallContext): Promise<TaskDetail> {
    return this.tasks.comment(input, context);
  }

  @Handles(tasks.candidates)
  candidates(input: InputOf<typeof tasks.candidates>, context: CallContext): Promise<TaskCandidates> {
    return this.tasks.candidates(input, context);
  }
}
