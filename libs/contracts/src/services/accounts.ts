import { z } from 'zod';
import { PersonaId, Principal, Role } from '../principal';
import { defineService } from '../service';

export const MAX_PEOPLE = 200;

/** Who a user is when nobody is signed in: work that runs on a schedule has its owner's present rights. Served by the gateway. */
export const accounts = defineService('accounts', {
  principalOf: {
    summary: "A user's present rights; null when the user is gone or switched off.",
    input: z.strictObject({ userId: z.uuid() }),
    output: z.strictObject({ principal: Principal.nullable() }),
    timeoutMs: 5_000,
    errors: [],
    principal: false,
  },
  people: {
    summary: 'Present rights of those who have one of these personas or roles, two hundred at most.',
    input: z.strictObject({ personas: z.array(PersonaId).max(100), roles: z.array(Role).max(10) }),
    output: z.strictObject({ principals: z.array(Principal).max(MAX_PEOPLE) }),
    timeoutMs: 5_000,
    errors: [],
    principal: false,
  },
  idsOf: {
    summary: 'Ids of the active users of these names, in whatever case they are written.',
    input: z.strictObject({ usernames: z.array(z.string().max(200)).max(MAX_PEOPLE) }),
    output: z.strictObject({
      users: z.array(z.strictObject({ userId: z.uuid(), username: z.string() })).max(MAX_PEOPLE),
    }),
    timeoutMs: 5_000,
    errors: [],
    principal: false,
  },
});
