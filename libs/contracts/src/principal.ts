import { z } from 'zod';

/** A persona's id as the semantic files name it, for example `warehouse_manager`. */
export const PersonaId = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'a persona id is lower_snake_case');
export type PersonaId = z.infer<typeof PersonaId>;

export const Role = z.enum(['member', 'admin']);
export type Role = z.infer<typeof Role>;

/** The session of work that runs while nobody is signed in. It may ask and propose; it decides on nothing. */
export const NO_SESSION = '00000000-0000-0000-0000-000000000000';

/**
 * On whose behalf a message is sent. Every service acts with these rights and never with its own.
 * `sites` are warehouse codes; null means every site.
 */
export const Principal = z.strictObject({
  userId: z.uuid(),
  username: z.string(),
  roles: z.array(Role),
  personas: z.array(PersonaId),
  sites: z.array(z.string()).nullable(),
  sessionId: z.uuid(),
});
export type Principal = z.infer<typeof Principal>;
