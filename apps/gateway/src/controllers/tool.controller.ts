import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ServiceClient } from '#libs/bus';
import { specialistAgents, type ToolList } from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { personaOf } from '../http/persona';
import { callContextOf } from '../http/request-scope';
import { sendAnswer } from '../http/send-answer';
import { Input, Serves } from '../http/serves';
import { Questions } from '../questions';

/** Calculations. Running one is asking: the answer is stored, streamed and repeatable like any other. */
@Controller()
export class ToolController {
  constructor(
    private readonly questions: Questions,
    private readonly services: ServiceClient,
  ) {}

  @Serves(api.tools)
  async tools(
    @Input() { query }: InputOf<typeof api.tools>,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof ToolList>> {
    const persona = personaOf(request, query.persona);
    const context = callContextOf(request, specialistAgents.tools);
    const { tools } = await this.services.call(specialistAgents.tools, { persona }, context);
    return { data: tools };
  }

  @Serves(api.runTool)
  async runTool(
    @Input() { params, body }: InputOf<typeof api.runTool>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { arguments: given, conversationId } = body;
    const persona = personaOf(request, body.persona);
    const call = { tool: params.tool, arguments: given };
    await sendAnswer(this.questions, { call, persona, conversationId }, request, reply);
  }
}
