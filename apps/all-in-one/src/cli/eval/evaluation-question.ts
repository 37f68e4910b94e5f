import { z } from 'zod';
import { PersonaId } from '#libs/contracts';

/** A question with its right answer; `:today` in the SQL stands for the day of the questions. */
export const EvaluationQuestion = z
  .object({
    id: z.union([z.string(), z.number()]),
    persona: PersonaId,
    /** What the question exercises; `category` is read where it is absent. */
    feature: z.string().optional(),
    category: z.string().optional(),
    turns: z.array(z.string()).min(1),
    /** Answers the last turn; null where it should be refused or asked back. */
    gold_sql: z.string().nullable(),
    /** Other fair readings. */
    gold_sql_alt: z.array(z.string()).default([]),
    compare: z.enum(['ordered', 'unordered', 'scalar', 'refuse', 'clarify']),
    /** Column of the gold result that the rows are ordered by, from 0. */
    order_key: z.int().min(0).optional(),
    /** A list that was asked for without a length may end early. */
    prefix_ok: z.boolean().default(false),
    /** A tie at the end of an ordered result may be cut either way. */
    tie_open: z.boolean().default(false),
    /** The value may be a fraction or a percentage. */
    ratio: z.boolean().default(false),
    /** Only the numbers count, in whatever shape. */
    values_only: z.boolean().default(false),
  })
  .refine(
    ({ compare, gold_sql }) => (gold_sql === null) === (compare === 'refuse' || compare === 'clarify'),
    {
      error: 'a question with an answer needs gold_sql, one without must have none',
      path: ['gold_sql'],
    },
  );
export type EvaluationQuestion = z.infer<typeof EvaluationQuestion>;
