import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import { orchestrator, type SavedQuestion, type SavedQuestionPage } from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { Repeatable } from '../repeatable';

/** The caller's saved questions. Whose they are, the orchestrator checks. */
@Controller()
export class SavedQuestionController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
  ) {}

  @Serves(api.savedQuestions)
  list(
    @Input() { query }: InputOf<typeof api.savedQuestions>,
    @Req() request: FastifyRequest,
  ): Promise<SavedQuestionPage> {
    const context = callContextOf(request, orchestrator.listSavedQuestions);
    return this.services.call(orchestrator.listSavedQuestions, query, context);
  }

  @Serves(api.saveQuestion)
  save(
    @Input() { body }: InputOf<typeof api.saveQuestion>,
    @Req() request: FastifyRequest,
  ): Promise<SavedQuestion> {
    const context = callContextOf(request, orchestrator.saveQuestion);
    const work = { ...body, savedQuestion: true };
    return this.repeatable.run(work, context, idempotencyKeyOf(request), (savedQuestionId) =>
      this.services.call(orchestrator.saveQuestion, { ...body, savedQuestionId }, context),
    );
  }

  @Serves(api.renameSavedQuestion)
  rename(
    @Input() { params, body }: InputOf<typeof api.renameSavedQuestion>,
    @Req() request: FastifyRequest,
  ): Promise<SavedQuestion> {
    const context = callContextOf(request, orchestrator.renameSavedQuestion);
    return this.services.call(orchestrator.renameSavedQuestion, { ...params, ...body }, context);
  }

  @Serves(api.deleteSavedQuestion)
  async remove(
    @Input() { params }: InputOf<typeof api.deleteSavedQuestion>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const context = callContextOf(request, orchestrator.deleteSavedQuestion);
    await this.services.call(orchestrator.deleteSavedQuestion, params, context);
  }
}
