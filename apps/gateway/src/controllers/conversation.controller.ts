import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ServiceClient } from '#libs/bus';
import { type Conversation, type ConversationPage, orchestrator } from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';

/** The caller's own conversations. Whose they are, the orchestrator checks. */
@Controller()
export class ConversationController {
  constructor(private readonly services: ServiceClient) {}

  @Serves(api.conversations)
  list(
    @Input() { query }: InputOf<typeof api.conversations>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof ConversationPage>> {
    const context = callContextOf(request, orchestrator.listConversations);
    return this.services.call(orchestrator.listConversations, query, context);
  }

  @Serves(api.conversation)
  find(
    @Input() { params }: InputOf<typeof api.conversation>,
    @Req() request: FastifyRequest,
  ): Promise<Conversation> {
    const context = callContextOf(request, orchestrator.getConversation);
    return this.services.call(orchestrator.getConversation, params, context);
  }

  @Serves(api.deleteConversation)
  async remove(
    @Input() { params }: InputOf<typeof api.deleteConversation>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const context = callContextOf(request, orchestrator.deleteConversation);
    await this.services.call(orchestrator.deleteConversation, params, context);
  }

  @Serves(api.deleteConversations)
  removeAll(@Req() request: FastifyRequest): Promise<{ deleted: number }> {
    const context = callContextOf(request, orchestrator.deleteConversations);
    return this.services.call(orchestrator.deleteConversations, {}, context);
  }
}
