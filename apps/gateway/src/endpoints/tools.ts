import { z } from 'zod';
import { Answer, AnswerEvent, orchestrator, PersonaId, RunTool, ToolList, ToolName } from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const TAG = 'Tools';

export const toolEndpoints = endpointGroup({
  tools: {
    method: 'GET',
    path: '/v1/tools',
    tag: TAG,
    summary: 'The calculations that a persona may use, with their arguments',
    access: 'session',
    scope: 'tools',
    query: z.strictObject({
      persona: PersonaId.optional().describe("One of yours; the session's persona when absent."),
    }),
    success: { status: 200, description: 'The tools', content: json(ToolList) },
    errors: ['PERSONA_NOT_ALLOWED'],
  },
  runTool: {
    method: 'POST',
    path: '/v1/tools/{tool}',
    tag: TAG,
    summary:
      'Runs a tool: the same answer as a question gets, as one JSON document or as server-sent events with `Accept: text/event-stream`',
    access: 'session',
    scope: 'tools',
    params: z.strictObject({ tool: ToolName }),
    body: RunTool,
    idempotent: true,
    success: {
      status: 200,
      description: 'The answer, or the reason why there is none',
      content: { 'application/json': Answer, 'text/event-stream': AnswerEvent },
    },
    errors: orchestrator.ask.errors,
  },
});
