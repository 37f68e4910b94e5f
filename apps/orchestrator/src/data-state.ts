import { Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import { type OutputOf, sqlAgents } from '#libs/contracts';

export type DataSnapshot = OutputOf<typeof sqlAgents.snapshot>;

/** Which state of the data is asked: looked up once for each question, so that all of its parts speak of the same. */
@Injectable()
export class DataState {
  private readonly known = new WeakMap<CallContext, Promise<DataSnapshot>>();

  constructor(private readonly services: ServiceClient) {}

  /** @throws QuartermasterError WAREHOUSE_UNAVAILABLE, SERVICE_UNAVAILABLE */
  of(context: CallContext): Promise<DataSnapshot> {
    const known = this.known.get(context);
    if (known !== undefined) return known;
    const asked = this.services.call(sqlAgents.snapshot, {}, context);
    this.known.set(context, asked);
    return asked;
  }
}
