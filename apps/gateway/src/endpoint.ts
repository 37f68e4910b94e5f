import { z } from 'zod';
import type { ApiScope, ErrorCode } from '#libs/contracts';

/** Who may call: anybody, a signed-in user, or a signed-in user with the role admin. */
export type Access = 'public' | 'session' | 'admin';

/**
 * One REST endpoint. The same declaration routes the request, checks its input and access, and describes it in OpenAPI.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  /** operationId in OpenAPI; the key under which the endpoint is declared. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for parameters, as OpenAPI writes it. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  /** What a key needs to call it; without one no key can. */
  readonly scope: ApiScope | undefined;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** True when a body must be sent. */
  readonly hasBody: boolean;
  /** How the body is written. Forms are read here and nowhere else. */
  readonly bodyType: 'application/json' | 'application/x-www-form-urlencoded' | 'multipart/form-data';
  /** Takes an Idempotency-Key header. */
  readonly idempotent: boolean;
  /** Needs an If-Match header with the version that the caller looked at. */
  readonly conditional: boolean;
  /** Which of the caller's limits it counts towards. */
  readonly rate: 'requests' | 'suggestions';
  readonly success: Success;
  /** Codes besides those that every endpoint of this access may give. */
  readonly errors: readonly ErrorCode[];
}

interface Success {
  status: number;
  description: string;
  /** Media type to schema; absent where there is no body. For `text/event-stream` the schema is of one event. */
  content?: Record<string, z.ZodType>;
}

export interface InputOf<E extends Endpoint> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
}

export interface EndpointDefinition {
  method: Endpoint['method'];
  path: string;
  tag: string;
  summary: string;
  access: Access;
  scope?: ApiScope;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  bodyType?: Endpoint['bodyType'];
  idempotent?: boolean;
  conditional?: boolean;
  rate?: Endpoint['rate'];
  success: Success;
  errors?: readonly ErrorCode[];
}

const Nothing = z.unknown();
const NoQuery = z.strictObject({});

type EndpointFor<D extends EndpointDefinition> = Endpoint<
  D['params'] extends z.ZodType ? D['params'] : typeof Nothing,
  D['query'] extends z.ZodType ? D['query'] : typeof NoQuery,
  D['body'] extends z.ZodType ? D['body'] : typeof Nothing
>;

/** A group of endpoints, to be spread into {@link defineEndpoints}. */
export const endpointGroup = <const D extends Record<string, EndpointDefinition>>(group: D): D => group;

/** Declares the endpoints of the REST interface; see {@link Endpoint}. */
export function defineEndpoints<const D extends Record<string, EndpointDefinition>>(
  definitions: D,
): { readonly [Name in keyof D]: EndpointFor<D[Name]> } {
  const entries = Object.entries(definitions).map(([id, definition]) => [
    id,
    {
      ...definition,
      id,
      scope: definition.scope,
      params: definition.params ?? Nothing,
      query: definition.query ?? NoQuery,
      body: definition.body ?? Nothing,
      hasBody: definition.body !== undefined,
      bodyType: definition.bodyType ?? 'application/json',
      idempotent: definition.idempotent ?? false,
      conditional: definition.conditional ?? false,
      rate: definition.rate ?? 'requests',
      errors: definition.errors ?? [],
    },
  ]);
  return Object.fromEntries(entries);
}
