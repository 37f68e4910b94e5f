import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import type { StoreRequest, StoreRequestPage } from '#libs/contracts';
import { QuartermasterError } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { Members } from '../members/members';
import { People } from '../members/people';
import { MemberStore } from '../members/persistence/member-store';
import { RequestReader } from './persistence/request-reader';
import { type Acting, isVisible, viewFor } from './persistence/request-rows';
import { type NewRequest, RequestStore } from './persistence/request-store';

/** Asks for what a manager of the store has to decide on, and decides. Rooms call {@link create} for their kinds. */
@Injectable()
export class Requests {
  constructor(
    private readonly store: RequestStore,
    private readonly reader: RequestReader,
    private readonly members: Members,
    private readonly memberStore: MemberStore,
    private readonly people: People,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws QuartermasterError NO_STORE, REQUEST_INVALID, TOO_MANY_REQUESTS */
  async create(request: NewRequest, context: CallContext): Promise<StoreRequest> {
    const by = await this.acting(context);
    const { maxOpenRequests, requestDays } = this.settings.stores;
    const added = await this.store.add(request, by, { maxOpen: maxOpenRequests, days: requestDays });
    return viewFor(added, by);
  }

  /** Asks for what the caller may decide on, and decides: both or neither. @throws QuartermasterError as approve does */
  async carryOut(request: NewRequest, context: CallContext): Promise<StoreRequest> {
    const by = await this.acting(context);
    const days = this.settings.stores.requestDays;
    return viewFor(await this.store.carryOut(request, by, { days }), by);
  }

  async page(
    input: { status: 'open' | 'closed' | 'all'; cursor?: string; limit: number },
    context: CallContext,
  ): Promise<StoreRequestPage> {
    const by = await this.members.caller(context);
    const whose = by.isManager ? {} : { staffId: by.staff.id };
    const { data, nextCursor } = await this.reader.page(
      { storeCode: by.store.code, ...whose, status: input.status, now: by.now },
      input.limit,
      input.cursor,
    );
    return { data: data.map((request) => viewFor(request, by)), nextCursor };
  }

  async get(requestId: string, context: CallContext): Promise<StoreRequest> {
    const by = await this.members.caller(context);
    const request = await this.reader.find(requestId, by.now);
    if (request === null || !isVisible(request, by)) throw new QuartermasterError('NOT_FOUND');
    return viewFor(request, by);
  }

  async approve(requestId: string, hash: string, context: CallContext): Promise<StoreRequest> {
    const by = await this.acting(context, requestId);
    return viewFor(await this.store.approve(requestId, hash, by), by);
  }

  async reject(requestId: string, reason: string, context: CallContext): Promise<StoreRequest> {
    const by = await this.acting(context, requestId);
    return viewFor(await this.store.reject(requestId, reason, by), by);
  }

  async withdraw(requestId: string, context: CallContext): Promise<StoreRequest> {
    const by = await this.acting(context);
    return viewFor(await this.store.withdraw(requestId, by), by);
  }

  /** Somebody who changes something: those who are told of it are looked up before its transaction begins. */
  private async acting(context: CallContext, requestId?: string): Promise<Acting> {
    const by = await this.members.caller(context);
    const asked = requestId === undefined ? null : await this.reader.usernameOfRequester(requestId);
    const tell = await this.people.idsOf([...(await this.memberStore.managers(by.store.code)), asked]);
    return { ...by, tell };
  }
}
