import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { type InputOf, memory, type Memory, type Principal, QuartermasterError } from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { MEMORY_STORE, type MemoryStore } from './memory-store';

/** The caller's own memory, as one of the caller's personas. */
@Injectable()
export class MemoryHandlers {
  constructor(
    @Inject(MEMORY_STORE) private readonly store: MemoryStore,
    private readonly clock: Clock,
  ) {}

  @Handles(memory.recall)
  recall({ persona }: InputOf<typeof memory.recall>, context: CallContext): Promise<Memory> {
    return this.store.recall(callerAs(persona, context).userId, persona);
  }

  @Handles(memory.forget)
  async forget(
    { persona }: InputOf<typeof memory.forget>,
    context: CallContext,
  ): Promise<{ forgotten: number }> {
    const forgotten = await this.store.forget(callerAs(persona, context), persona, this.clock.now());
    return { forgotten };
  }
}

/** @throws QuartermasterError NOT_SIGNED_IN, PERSONA_NOT_ALLOWED */
function callerAs(persona: string, { principal }: CallContext): Principal {
  if (principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  if (!principal.personas.includes(persona))
    throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
  return principal;
}
