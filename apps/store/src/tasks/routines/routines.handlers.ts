import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { type InputOf, type RoutineDetail, type RoutineList, routines } from '#libs/contracts';
import { Routines } from './routines';

/** Translates messages; the work is in Routines. */
@Injectable()
export class RoutineHandlers {
  constructor(private readonly routines: Routines) {}

  @Handles(routines.list)
  list(_: InputOf<typeof routines.list>, context: CallContext): Promise<RoutineList> {
    return this.routines.list(context);
  }

  @Handles(routines.get)
  get({ routineId }: InputOf<typeof routines.get>, context: CallContext): Promise<RoutineDetail> {
    return this.routines.get(routineId, context);
  }

  @Handles(routines.create)
  create(input: InputOf<typeof routines.create>, context: CallContext): Promise<RoutineDetail> {
    return this.routines.create(input, context);
  }

  @Handles(routines.change)
  change(input: InputOf<typeof routines.change>, context: CallContext): Promise<RoutineDetail> {
    return this.routines.change(input, context);
  }

  @Handles(routines.remove)
  remove(input: InputOf<typeof routines.remove>, context: CallContext): Promise<RoutineDetail> {
    return this.routines.remove(input, context);
  }
}
