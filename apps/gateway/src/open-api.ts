import { z } from 'zod';
import { ApiScope, type ErrorCode, ERRORS, Problem } from '#libs/contracts';
import { api } from './api';
import type { Endpoint } from './endpoint';

type Json = Record<string, unknown>;

const ref = (id: string) => `#/components/schemas/${id}`;

const referencesIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, id]) => id!);

/** Named schemas become components, those that the paths lead to; everything else is written where it is used. */
function componentSchemas(paths: Json): Record<string, Json> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: ref, unrepresentable: 'any' });
  const reached = new Set<string>();
  const follow = (ids: string[]): void => {
    for (const id of ids.filter((candidate) => !reached.has(candidate))) {
      reached.add(id);
      follow(referencesIn(schemas[id]));
    }
  };
  follow(referencesIn(paths));
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([id]) => reached.has(id))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { $schema: _dialect, $id: _address, id: _id, ...schema }]) => [id, schema as Json]),
  );
}

function schemaOf(schema: z.ZodType): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (id !== undefined) return { $ref: ref(id) };
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return written as Json;
}

/** What every endpoint may answer besides its own errors, from what it takes and who may call it. */
function errorCodes(endpoint: Endpoint): ErrorCode[] {
  const { access, scope, hasBody, method, errors, idempotent } = endpoint;
  const takesInput = hasBody || endpoint.params instanceof z.ZodObject || hasFields(endpoint.query);
  const codes: ErrorCode[] = [
    ...(takesInput ? (['VALIDATION_FAILED'] as const) : []),
    ...(hasBody ? (['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'] as const) : []),
    ...(access === 'public' ? [] : (['NOT_SIGNED_IN', 'SESSION_EXPIRED'] as const)),
    ...(access !== 'public' && method !== 'GET' ? (['CSRF_REJECTED'] as const) : []),
    ...(access === 'admin' ? (['FORBIDDEN'] as const) : []),
    ...(scope === undefined ? [] : (['SCOPE_MISSING'] as const)),
    ...(idempotent ? (['CONFLICT', 'REQUEST_IN_PROGRESS'] as const) : []),
    ...errors,
    'RATE_LIMITED',
    'INTERNAL',
    'SERVICE_UNAVAILABLE',
    'DEADLINE_EXCEEDED',
    'STORAGE_FULL',
  ];
  return [...new Set(codes)];
}

const hasFields = (schema: z.ZodType) =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0;

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
};

function errorResponses(endpoint: Endpoint): Json {
  const all = errorCodes(endpoint);
  const statuses = [...new Set(all.map((code) => ERRORS[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = all.filter((code) => ERRORS[code].status === status);
      return [
        status,
        {
          description: codes.map((code) => `${code}: ${ERRORS[code].message}`).join(' '),
          ...(status === 429 ? { headers: RETRY_AFTER } : {}),
          content: { 'application/problem+json': { schema: schemaOf(Problem) } },
        },
      ];
    }),
  );
}

function parameters({ params, query, idempotent, conditional }: Endpoint): Json[] {
  const from = (place: 'path' | 'query', schema: z.ZodType): Json[] =>
    schema instanceof z.ZodObject
      ? Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => {
          const { description, ...written } = schemaOf(field);
          return {
            name,
            in: place,
            required: place === 'path',
            ...(description === undefined ? {} : { description }),
            schema: written,
          };
        })
      : [];
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Chosen by the caller, best a UUID. The same key with the same request gives the same answer again.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  };
  const version = {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `version` of what the change was made from.',
    schema: { type: 'string', minLength: 1, maxLength: 20 },
  };
  return [
    ...from('path', params),
    ...from('query', query),
    ...(idempotent ? [key] : []),
    ...(conditional ? [version] : []),
  ];
}

function operation(endpoint: Endpoint): Json {
  const { id, tag, summary, access, scope, body, bodyType, hasBody, success } = endpoint;
  const listed = parameters(endpoint);
  const content = Object.entries(success.content ?? {}).map(([type, schema]) => [
    type,
    { schema: schemaOf(schema) },
  ]);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(access === 'public' ? { security: [] } : {}),
    ...(scope === undefined ? {} : { security: [...PEOPLE, { apiKey: [scope] }] }),
    ...(listed.length > 0 ? { parameters: listed } : {}),
    ...(hasBody
      ? { requestBody: { required: true, content: { [bodyType]: { schema: schemaOf(body) } } } }
      : {}),
    responses: {
      [success.status]: {
        description: success.description,
        ...(content.length > 0 ? { content: Object.fromEntries(content) } : {}),
      },
      ...errorResponses(endpoint),
    },
  };
}

/** How somebody who signed in shows it; most of what they may do no key can. */
const PEOPLE = [{ bearer: [] }, { cookie: [], csrf: [] }];

/** The OpenAPI 3.1 document of the REST interface; docs/api/openapi.json is this, written out. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of Object.values<Endpoint>(api)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Quartermaster',
      version: '1',
      description:
        'Ask the data of a retailer and its supply chain in plain words; get rows with their proof. Sign in with ' +
        '`POST /v1/sessions` and send the token as `Authorization: Bearer …`; programs send a key, `Bearer qmk_…`. The console uses the cookie instead and ' +
        'sends the CSRF token as `X-CSRF-Token` with everything that changes something. Every error is ' +
        '`application/problem+json` with a code, a next step and the ids to report. `X-Request-Id` and `traceparent` ' +
        'are taken over when sent and always returned.',
    },
    servers: [{ url: '/' }],
    security: PEOPLE,
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a session, `qm_…`, from `POST /v1/sessions`.',
        },
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'qmk_…',
          description:
            'A key of a program, made by a person at `POST /v1/api-keys`. It calls the operations that name it, where ' +
            `it has the scope that they name: ${ApiScope.options.map((name) => `\`${name}\``).join(', ')}.`,
        },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'qm_session',
          description: '`__Host-qm_session` over HTTPS.',
        },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
      },
      schemas: componentSchemas(paths),
    },
  };
}
