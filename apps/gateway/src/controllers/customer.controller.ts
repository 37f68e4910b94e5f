import { Readable } from 'node:stream';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import {
  type Consent,
  type CustomerErased,
  type CustomerList,
  type CustomerOrder,
  type CustomerProfile,
  type CustomerRecommendations,
  customers,
} from '#libs/contracts';
import { api } from '../api';
import { customerDataFile } from '../domain/customer-data-file';
import type { InputOf } from '../endpoint';
import { OpenQuestions } from '../http/open-questions';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';

/** Customers of the caller's store. What of them he may see, the store decides. */
@Controller()
export class CustomerController {
  constructor(
    private readonly services: ServiceClient,
    private readonly open: OpenQuestions,
  ) {}

  @Serves(api.findStoreCustomers)
  find(
    @Input() { query }: InputOf<typeof api.findStoreCustomers>,
    @Req() request: FastifyRequest,
  ): Promise<CustomerList> {
    return this.services.call(customers.find, query, callContextOf(request, customers.find));
  }

  @Serves(api.storeCustomer)
  get(
    @Input() { params }: InputOf<typeof api.storeCustomer>,
    @Req() request: FastifyRequest,
  ): Promise<CustomerProfile> {
    return this.services.call(customers.get, params, callContextOf(request, customers.get));
  }

  @Serves(api.storeCustomerRecommendations)
  recommend(
    @Input() { params, query }: InputOf<typeof api.storeCustomerRecommendations>,
    @Req() request: FastifyRequest,
  ): Promise<CustomerRecommendations> {
    const context = callContextOf(request, customers.recommend);
    return this.services.call(customers.recommend, { ...params, ...query }, context);
  }

  @Serves(api.recordCustomerConsent)
  recordConsent(
    @Input() { params, body }: InputOf<typeof api.recordCustomerConsent>,
    @Req() request: FastifyRequest,
  ): Promise<Consent> {
    const context = callContextOf(request, customers.recordConsent);
    return this.services.call(customers.recordConsent, { ...params, ...body }, context);
  }

  /** Sent as it is read: nothing holds all of it. What fails before the first part is said as a problem. */
  @Serves(api.exportStoreCustomer)
  async export(
    @Input() { params }: InputOf<typeof api.exportStoreCustomer>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { timeoutMs } = customers.export;
    const context = callContextOf(request, { timeoutMs, signal: this.open.signalOf(reply) });
    const file = customerDataFile(this.services.stream(customers.export, params, context));
    const first = await file.next();
    const all = async function* () {
      if (first.done !== true) yield first.value;
      yield* file;
    };
    void reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="customer-${params.customerId.slice(0, 8)}.json"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(all()));
  }

  @Serves(api.eraseStoreCustomer)
  erase(
    @Input() { params, body }: InputOf<typeof api.eraseStoreCustomer>,
    @Req() request: FastifyRequest,
  ): Promise<CustomerErased> {
    const context = callContextOf(request, customers.erase);
    return this.services.call(customers.erase, { ...params, ...body }, context);
  }

  @Serves(api.storeCustomerOrder)
  order(
    @Input() { params }: InputOf<typeof api.storeCustomerOrder>,
    @Req() request: FastifyRequest,
  ): Promise<CustomerOrder> {
    return this.services.call(customers.orderStatus, params, callContextOf(request, customers.orderStatus));
  }
}
