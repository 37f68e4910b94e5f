import { z } from 'zod';
import { Principal } from '../principal';
import { defineService } from '../service';

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
});
