import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import {
  type Answer,
  orchestrator,
  QuartermasterError,
  type SemanticCatalog,
  sqlAgents,
} from '#libs/contracts';
import { api } from '../api';
import { Catalogs } from '../catalogs';
import { toCsv } from '../domain/csv';
import type { InputOf } from '../endpoint';
import { abortWhenCallerLeaves } from '../http/caller-gone';
import { sendEvents } from '../http/event-stream';
import { callContextOf, sessionOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { Questions } from '../questions';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** Questions, their answers, and what can be asked. */
@Controller()
export class QuestionController {
  constructor(
    private readonly questions: Questions,
    private readonly services: ServiceClient,
    private readonly catalogs: Catalogs,
  ) {}

  @Serves(api.ask)
  async ask(
    @Input() { body }: InputOf<typeof api.ask>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const persona = personaOf(request, body.persona);
    const key = idempotencyKeyOf(request);
    const context = callContextOf(request, {
      timeoutMs: orchestrator.ask.timeoutMs,
      signal: abortWhenCallerLeaves(reply),
    });
    const question = { ...body, persona };
    if (request.headers.accept?.includes('text/event-stream') === true)
      return sendEvents(reply, this.questions.ask(question, context, key));
    void reply.send(await this.questions.answer(question, context, key));
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
    if (answer.kind !== 'answer') {
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
    return this.catalogs.describe(persona, callContextOf(request, sqlAgents.describe));
  }

  private find(answerId: string, request: FastifyRequest): Promise<Answer> {
    return this.services.call(
      orchestrator.getAnswer,
      { answerId },
      callContextOf(request, orchestrator.getAnswer),
    );
  }
}

/** The persona asked for, or the session's; checked against what the user has at this moment. */
function personaOf(request: FastifyRequest, wanted: string | undefined): string {
  const { personas, persona: chosen } = sessionOf(request);
  const persona = wanted ?? chosen;
  if (persona === null) {
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: 'No persona has been chosen.',
      nextStep: 'Choose one with PUT /v1/me/persona, or name it in the request.',
      details: { errors: [{ path: 'persona', message: 'is missing' }], personas },
    });
  }
  if (!personas.includes(persona))
    throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona, personas } });
  return persona;
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && IDEMPOTENCY_KEY.test(key)) return key;
  throw new QuartermasterError('VALIDATION_FAILED', {
    details: { errors: [{ path: 'Idempotency-Key', message: 'needs 1 to 200 visible ASCII characters' }] },
  });
}
