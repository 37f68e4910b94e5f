import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ServiceClient } from '#libs/bus';
import {
  type Answer,
  type ChipOptions,
  type Completions,
  orchestrator,
  QuartermasterError,
  type SemanticCatalog,
  sqlAgents,
} from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { api } from '../api';
import { Catalogs } from '../catalogs';
import { toCsv } from '../domain/csv';
import type { InputOf } from '../endpoint';
import { personaOf } from '../http/persona';
import { callContextOf } from '../http/request-scope';
import { sendAnswer } from '../http/send-answer';
import { Input, Serves } from '../http/serves';
import { Questions } from '../questions';

/** Questions, their answers, and what can be asked. */
@Controller()
export class QuestionController {
  constructor(
    private readonly questions: Questions,
    private readonly services: ServiceClient,
    private readonly catalogs: Catalogs,
    private readonly clock: Clock,
  ) {}

  @Serves(api.ask)
  async ask(
    @Input() { body }: InputOf<typeof api.ask>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const persona = personaOf(request, body.persona);
    await sendAnswer(this.questions, { ...body, persona }, request, reply);
  }

  @Serves(api.answer)
  answer(@Input() { params }: InputOf<typeof api.answer>, @Req() request: FastifyRequest): Promise<Answer> {
    return this.find(params.answerId, request);
  }

  @Serves(api.answerCsv)
  async csv(
    @Input() { params }: InputOf<typeof api.answerCsv>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const answer = await this.find(params.answerId, request);
    if (!('table' in answer)) {
      throw new QuartermasterError('NOT_FOUND', {
        message: 'This answer has no rows.',
        nextStep: 'Export an answer that shows a table.',
      });
    }
    void reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="quartermaster-${answer.id.slice(0, 8)}.csv"`);
    return toCsv(answer.table);
  }

  @Serves(api.semantics)
  semantics(
    @Input() { query }: InputOf<typeof api.semantics>,
    @Req() request: FastifyRequest,
  ): Promise<SemanticCatalog> {
    const persona = personaOf(request, query.persona);
    return this.catalogs.askable(persona, callContextOf(request, sqlAgents.describe));
  }

  @Serves(api.options)
  async options(
    @Input() { params, body }: InputOf<typeof api.options>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof ChipOptions>> {
    const context = callContextOf(request, orchestrator.options);
    const { options } = await this.services.call(orchestrator.options, { ...params, ...body }, context);
    return { data: options };
  }

  @Serves(api.complete)
  async complete(
    @Input() { body }: InputOf<typeof api.complete>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof Completions>> {
    const { text, cursor = text.length, limit } = body;
    const persona = personaOf(request, body.persona);
    const { completions } = await this.services.call(
      sqlAgents.complete,
      { persona, text, cursor: Math.min(cursor, text.length), today: this.clock.today(), limit },
      callContextOf(request, sqlAgents.complete),
    );
    return { data: completions };
  }

  private find(answerId: string, request: FastifyRequest): Promise<Answer> {
    return this.services.call(
      orchestrator.getAnswer,
      { answerId },
      callContextOf(request, orchestrator.getAnswer),
    );
  }
}
