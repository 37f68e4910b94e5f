import { z } from 'zod';
import { PersonaId } from './principal';

/** What a key may be used for. An endpoint that names none of them cannot be called by a key. */
export const ApiScope = z
  .enum([
    'questions',
    'tools',
    'proposals:read',
    'proposals:write',
    'watches',
    'costs',
    'data',
    'store:read',
    'store:write',
  ])
  .meta({ id: 'ApiScope' });
export type ApiScope = z.infer<typeof ApiScope>;

const KeyName = z.string().trim().min(1).max(80);

export const NewApiKey = z
  .strictObject({
    name: KeyName,
    scopes: z.array(ApiScope).min(1).max(ApiScope.options.length),
    /** Some of the owner's; all that the owner has now when absent. */
    personas: z.array(PersonaId).min(1).max(50).optional(),
    expiresInDays: z.int().min(1),
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKey>;

/** A key as it can be shown: enough to tell it from others, not enough to use it. */
export const ApiKey = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    lastFour: z.string(),
    scopes: z.array(ApiScope),
    personas: z.array(PersonaId),
    owner: z.strictObject({ id: z.uuid(), username: z.string() }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    expired: z.boolean(),
    /** To the minute. */
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeyCreated = ApiKey.extend({
  /** Shown this once. Send it as `Authorization: Bearer qmk_…`. */
  key: z.string(),
}).meta({ id: 'ApiKeyCreated' });
export type ApiKeyCreated = z.infer<typeof ApiKeyCreated>;

export const ApiKeyPage = z
  .strictObject({
    data: z.array(ApiKey),
    nextCursor: z.string().nullable(),
    /** Longest life of a new key. */
    maxDays: z.int(),
  })
  .meta({ id: 'ApiKeyPage' });
export type ApiKeyPage = z.infer<typeof ApiKeyPage>;

export const SignedOut = z
  .strictObject({
    /** Where the provider's own session can be ended too; null where there is none. */
    providerUrl: z.string().nullable(),
  })
  .meta({ id: 'SignedOut' });
export type SignedOut = z.infer<typeof SignedOut>;
