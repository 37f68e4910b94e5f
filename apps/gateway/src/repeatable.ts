import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import { type IdempotentRequest, IdempotencyStore } from './persistence/idempotency-store';

/** Creates things so that the same Idempotency-Key makes the same one. */
@Injectable()
export class Repeatable {
  constructor(private readonly idempotency: IdempotencyStore) {}

  /**
   * Runs `create` with the id of the thing to be made. `create` has to give what exists when it is called again with an
   * id that it knows.
   *
   * @param content everything that tells one request from another
   * @throws QuartermasterError CONFLICT, REQUEST_IN_PROGRESS, or what `create` throws
   */
  async run<T>(
    content: object,
    context: CallContext,
    key: string | undefined,
    create: (id: string) => Promise<T>,
  ): Promise<T> {
    if (key === undefined) return create(randomUUID());
    const request = idempotentRequest(content, context, key);
    const { answerId, done } = await this.idempotency.begin(request);
    try {
      const result = await create(answerId);
      if (!done) await this.idempotency.finish(request);
      return result;
    } catch (error) {
      if (!done) await this.idempotency.abandon(request);
      throw error;
    }
  }
}

/** The record under which a request with this Idempotency-Key is known. */
export function idempotentRequest(content: object, context: CallContext, key: string): IdempotentRequest {
  return {
    userId: context.principal!.userId,
    key,
    requestHash: createHash('sha256').update(JSON.stringify(content)).digest('base64url'),
    newAnswerId: randomUUID(),
    leaseMs: Math.max(0, context.deadline - Date.now()),
  };
}
