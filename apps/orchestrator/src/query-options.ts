import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import {
  type ChipOption,
  type InputOf,
  type orchestrator,
  type Principal,
  QuartermasterError,
  sqlAgents,
} from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';

/** What the query of an answer can be changed to. */
@Injectable()
export class QueryOptions {
  constructor(
    private readonly services: ServiceClient,
    private readonly clock: Clock,
    @Inject(CONVERSATION_STORE) private readonly conversations: ConversationStore,
  ) {}

  async of(
    { answerId, chip, search, limit }: InputOf<typeof orchestrator.options>,
    principal: Principal,
    context: CallContext,
  ): Promise<{ options: ChipOption[] }> {
    const answer = await this.conversations.findAnswer(principal.userId, answerId);
    if (answer?.kind !== 'answer') throw new QuartermasterError('NOT_FOUND', { details: { answerId } });
    const { query, periods } = answer.evidence;
    const today = this.clock.today();
    const request = { persona: answer.persona, query, periods, chip, search, today, limit };
    return this.services.call(sqlAgents.options, request, context);
  }
}
