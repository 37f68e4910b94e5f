import { z } from 'zod';
import {
  accounts,
  answerCache,
  catalog,
  costs,
  customers,
  dailyPlan,
  memory,
  type Operation,
  orchestrator,
  photos,
  pipeline,
  procedures,
  redaction,
  proposals,
  routines,
  specialistAgents,
  sqlAgents,
  storeAnalytics,
  storeRequests,
  stores,
  tasks,
  timeOff,
  watches,
} from '#libs/contracts';

const SERVICES = [
  orchestrator,
  sqlAgents,
  specialistAgents,
  pipeline,
  proposals,
  watches,
  accounts,
  costs,
  answerCache,
  memory,
  stores,
  storeRequests,
  tasks,
  routines,
  procedures,
  redaction,
  timeOff,
  dailyPlan,
  photos,
  catalog,
  customers,
  storeAnalytics,
];

const schema = (type: z.ZodType) => z.toJSONSchema(type, { unrepresentable: 'any' });

function channel({ subject, summary, kind, errors, timeoutMs }: Operation) {
  return {
    address: subject,
    description: `${summary} ${kind === 'stream' ? 'Answers with a stream of events.' : 'Answers with one message.'} At most ${timeoutMs} ms. Errors besides the general ones: ${errors.join(', ') || 'none'}.`,
    messages: {
      request: { $ref: `#/components/messages/${subject}.request` },
      reply: { $ref: `#/components/messages/${subject}.reply` },
    },
  };
}

/** AsyncAPI 3.0 of the message bus, from the operations in libs/contracts. */
export function asyncApiDocument(): Record<string, unknown> {
  const operations = SERVICES.flatMap((service) => Object.values(service) as Operation[]);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Quartermaster message bus',
      version: '1',
      description: 'Requests between services over NATS (queue group = service).',
    },
    channels: Object.fromEntries(operations.map((operation) => [operation.subject, channel(operation)])),
    operations: Object.fromEntries(
      operations.map(({ subject, summary }) => [
        subject,
        {
          action: 'receive',
          summary,
          channel: { $ref: `#/channels/${subject}` },
          messages: [{ $ref: `#/channels/${subject}/messages/request` }],
          reply: {
            channel: { $ref: `#/channels/${subject}` },
            messages: [{ $ref: `#/channels/${subject}/messages/reply` }],
          },
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        operations.flatMap(({ subject, input, output }) => [
          [`${subject}.request`, { payload: schema(input) }],
          [`${subject}.reply`, { payload: schema(output) }],
        ]),
      ),
    },
  };
}
