import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import {
  type InputOf,
  QuartermasterError,
  type RoutineDetail,
  type RoutineList,
  type routines,
} from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { Members } from '../../members/members';
import { RoutineActs } from './persistence/routine-acts';
import { RoutineReader } from './persistence/routine-reader';

/** The routines of the caller's store, for its managers. */
@Injectable()
export class Routines {
  constructor(
    private readonly members: Members,
    private readonly reader: RoutineReader,
    private readonly acts: RoutineActs,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws QuartermasterError NO_STORE, NOT_THE_MANAGER */
  async list(context: CallContext): Promise<RoutineList> {
    const { store } = await this.members.manager(context);
    return { data: await this.reader.list(store.code) };
  }

  /** @throws QuartermasterError NO_STORE, NOT_THE_MANAGER, NOT_FOUND */
  async get(routineId: string, context: CallContext): Promise<RoutineDetail> {
    const { store } = await this.members.manager(context);
    const found = await this.reader.find(routineId, store.code);
    if (found === null) throw new QuartermasterError('NOT_FOUND');
    return found;
  }

  async create(
    { routineId, ...given }: InputOf<typeof routines.create>,
    context: CallContext,
  ): Promise<RoutineDetail> {
    const by = await this.members.manager(context);
    return this.acts.create(routineId, given, by, this.settings.stores.maxRoutines);
  }

  async change(input: InputOf<typeof routines.change>, context: CallContext): Promise<RoutineDetail> {
    return this.acts.change(input, await this.members.manager(context));
  }

  async remove(input: InputOf<typeof routines.remove>, context: CallContext): Promise<RoutineDetail> {
    return this.acts.remove(input, await this.members.manager(context));
  }
}
