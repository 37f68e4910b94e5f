import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import {
  type Roster,
  type StaffList,
  type StoreMembership,
  type StoreRequest,
  type StoreRequestPage,
  storeRequests,
  stores,
} from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';

/** The caller's store. Whose it is and what he may do there, the store checks. */
@Controller()
export class StoreController {
  constructor(private readonly services: ServiceClient) {}

  @Serves(api.storeMembership)
  membership(@Req() request: FastifyRequest): Promise<StoreMembership> {
    return this.services.call(stores.membership, {}, callContextOf(request, stores.membership));
  }

  @Serves(api.storeStaff)
  staff(
    @Input() { query }: InputOf<typeof api.storeStaff>,
    @Req() request: FastifyRequest,
  ): Promise<StaffList> {
    return this.services.call(stores.staff, query, callContextOf(request, stores.staff));
  }

  @Serves(api.storeRoster)
  roster(
    @Input() { query }: InputOf<typeof api.storeRoster>,
    @Req() request: FastifyRequest,
  ): Promise<Roster> {
    return this.services.call(stores.roster, query, callContextOf(request, stores.roster));
  }

  @Serves(api.storeRequests)
  requests(
    @Input() { query }: InputOf<typeof api.storeRequests>,
    @Req() request: FastifyRequest,
  ): Promise<StoreRequestPage> {
    return this.services.call(storeRequests.list, query, callContextOf(request, storeRequests.list));
  }

  @Serves(api.storeRequest)
  request(
    @Input() { params }: InputOf<typeof api.storeRequest>,
    @Req() request: FastifyRequest,
  ): Promise<StoreRequest> {
    return this.services.call(storeRequests.get, params, callContextOf(request, storeRequests.get));
  }

  @Serves(api.approveStoreRequest)
  approve(
    @Input() { params, body }: InputOf<typeof api.approveStoreRequest>,
    @Req() request: FastifyRequest,
  ): Promise<StoreRequest> {
    const context = callContextOf(request, storeRequests.approve);
    return this.services.call(storeRequests.approve, { ...params, ...body }, context);
  }

  @Serves(api.rejectStoreRequest)
  reject(
    @Input() { params, body }: InputOf<typeof api.rejectStoreRequest>,
    @Req() request: FastifyRequest,
  ): Promise<StoreRequest> {
    const context = callContextOf(request, storeRequests.reject);
    return this.services.call(storeRequests.reject, { ...params, ...body }, context);
  }

  @Serves(api.withdrawStoreRequest)
  withdraw(
    @Input() { params }: InputOf<typeof api.withdrawStoreRequest>,
    @Req() request: FastifyRequest,
  ): Promise<StoreRequest> {
    return this.services.call(storeRequests.withdraw, params, callContextOf(request, storeRequests.withdraw));
  }
}
