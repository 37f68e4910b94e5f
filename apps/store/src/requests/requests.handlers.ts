import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { type InputOf, type StoreRequest, type StoreRequestPage, storeRequests } from '#libs/contracts';
import { Requests } from './requests';

/** Translates messages; the work is in Requests and its store. */
@Injectable()
export class RequestHandlers {
  constructor(private readonly requests: Requests) {}

  @Handles(storeRequests.list)
  list(input: InputOf<typeof storeRequests.list>, context: CallContext): Promise<StoreRequestPage> {
    return this.requests.page(input, context);
  }

  @Handles(storeRequests.get)
  get({ requestId }: InputOf<typeof storeRequests.get>, context: CallContext): Promise<StoreRequest> {
    return this.requests.get(requestId, context);
  }

  @Handles(storeRequests.approve)
  approve(
    { requestId, hash }: InputOf<typeof storeRequests.approve>,
    context: CallContext,
  ): Promise<StoreRequest> {
    return this.requests.approve(requestId, hash, context);
  }

  @Handles(storeRequests.reject)
  reject(
    { requestId, reason }: InputOf<typeof storeRequests.reject>,
    context: CallContext,
  ): Promise<StoreRequest> {
    return this.requests.reject(requestId, reason, context);
  }

  @Handles(storeRequests.withdraw)
  withdraw(
    { requestId }: InputOf<typeof storeRequests.withdraw>,
    context: CallContext,
  ): Promise<StoreRequest> {
    return this.requests.withdraw(requestId, context);
  }
}
