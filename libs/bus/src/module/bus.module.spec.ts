import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { defineService, type Principal, QuartermasterError, stream } from '#libs/contracts';
import { Health, loadSettings, RuntimeModule } from '#libs/runtime';
import { type CallContext, newCallContext } from '../call/call-context';
import { ServiceClient } from '../client/service-client';
import { Handles } from '../server/handles';
import { InProcessTransport } from '../transport/in-process-transport';
import { BusModule } from './bus.module';

const shop = defineService('shop', {
  order: {
    summary: '',
    input: z.strictObject({ item: z.string() }),
    output: z.strictObject({ item: z.string(), buyer: z.string(), traceId: z.string() }),
    timeoutMs: 2_000,
    errors: [],
  },
  watch: { summary: '', input: z.strictObject({}), output: stream(z.int()), timeoutMs: 2_000, errors: [] },
});
const store = defineService('store', {
  take: {
    summary: '',
    input: z.strictObject({ item: z.string() }),
    output: z.strictObject({ buyer: z.string(), traceId: z.string() }),
    timeoutMs: 2_000,
    errors: [],
  },
});

@Injectable()
class Shop {
  constructor(private readonly services: ServiceClient) {}

  @Handles(shop.order)
  async order({ item }: { item: string }, context: CallContext) {
    return { item, ...(await this.services.call(store.take, { item }, context)) };
  }

  @Handles(shop.watch)
  async *watch() {
    yield 1;
    yield 2;
  }
}

@Injectable()
class Store {
  static taken: string[] = [];

  @Handles(store.take)
  async take({ item }: { item: string }, { principal, traceparent }: CallContext) {
    await delay(50);
    if (item === 'none') throw new QuartermasterError('NOT_FOUND', { details: { item } });
    Store.taken.push(item);
    return { buyer: principal!.username, traceId: traceparent!.split('-')[1]! };
  }
}

@Injectable()
class OtherStore {
  @Handles(store.take)
  async take() {
    return { buyer: '', traceId: '' };
  }
}

@Module({ providers: [Shop] })
class ShopModule {}
@Module({ providers: [Store] })
class StoreModule {}
@Module({ providers: [OtherStore] })
class OtherStoreModule {}

const principal: Principal = {
  userId: randomUUID(),
  username: 'ada',
  roles: [],
  personas: [],
  sites: null,
  sessionId: randomUUID(),
};

const create = (...modules: (new () => object)[]) =>
  NestFactory.createApplicationContext(
    {
      module: class Root {},
      imports: [
        RuntimeModule.forRoot({
          settings: loadSettings({ env: { LOG_LEVEL: 'silent' } }),
          serviceName: 'spec',
        }),
        BusModule.forRoot({ transport: new InProcessTransport(), signingKey: 'x'.repeat(32) }),
        ...modules,
      ],
    },
    { logger: false, abortOnError: false },
  );

describe('BusModule', () => {
  it('serves what is marked with @Handles, and passes rights and trace on from call to call', async () => {
    const app = await create(ShopModule, StoreModule);
    const client = app.get(ServiceClient);
    const context = newCallContext({ principal });
    const traceId = context.traceparent!.split('-')[1];
    expect(await client.call(shop.order, { item: 'nail' }, context)).toEqual({
      item: 'nail',
      buyer: 'ada',
      traceId,
    });
    const events: number[] = [];
    for await (const event of client.stream(shop.watch, {}, context)) events.push(event);
    expect(events).toEqual([1, 2]);
    await app.close();
  });

  it('passes an error on through two services', async () => {
    const app = await create(ShopModule, StoreModule);
    const order = app.get(ServiceClient).call(shop.order, { item: 'none' }, newCallContext({ principal }));
    await expect(order).rejects.toMatchObject({ code: 'NOT_FOUND', details: { item: 'none' } });
    await app.close();
  });

  it('fails the start when two methods handle one operation', async () => {
    await expect(create(StoreModule, OtherStoreModule)).rejects.toThrow(
      'qm.store.take is handled by Store.take and by OtherStore.take',
    );
  });

  it('is part of the health, and finishes nested calls in flight before it closes', async () => {
    const app = await create(ShopModule, StoreModule);
    const health = app.get(Health);
    const client = app.get(ServiceClient);
    expect(await health.check()).toEqual({ ok: true, checks: [{ name: 'bus', ok: true }] });
    Store.taken = [];
    const order = client.call(shop.order, { item: 'last' }, newCallContext({ principal }));
    await app.close();
    expect(Store.taken).toEqual(['last']);
    expect((await order).buyer).toBe('ada');
    expect((await health.check()).ok).toBe(false);
    await expect(client.call(store.take, { item: 'x' }, newCallContext({ principal }))).rejects.toMatchObject(
      {
        code: 'SERVICE_UNAVAILABLE',
      },
    );
  });
});
