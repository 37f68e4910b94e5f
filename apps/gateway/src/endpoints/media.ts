import { z } from 'zod';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 100;

/** The query of a list: where to go on, and how many. */
export const page = (max: number) =>
  z.strictObject({
    cursor: z.string().min(1).max(200).optional().describe('`nextCursor` of the page before.'),
    limit: z.coerce.number().int().min(1).max(max).default(DEFAULT_PAGE_SIZE),
  });

export const json = (schema: z.ZodType) => ({ 'application/json': schema });
