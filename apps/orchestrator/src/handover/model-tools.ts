import { z } from 'zod';
import {
  MAX_SEARCH_LENGTH,
  MAX_SQL_LENGTH,
  MetricQuery,
  type ToolDefinition,
  type ToolParameter,
} from '#libs/contracts';
import type { JsonSchema, ToolSpecification } from '#libs/model';

export const MAX_CHOICES = 4;

const { measures, dimensions, timeDimensions, filters } = MetricQuery.shape;

/** A metric query in which what is empty may be left out. */
export const QueryArguments = z.strictObject({
  ...MetricQuery.shape,
  measures: measures.default([]),
  dimensions: dimensions.default([]),
  timeDimensions: timeDimensions.default([]),
  filters: filters.default([]),
});

export const FindArguments = z.strictObject({ text: z.string().trim().min(1).max(MAX_SEARCH_LENGTH) });

export const AskBackArguments = z.strictObject({
  message: z.string().trim().min(1).max(500),
  choices: z.array(z.string().trim().min(1).max(300)).max(MAX_CHOICES).default([]),
});

export const DeclineArguments = z.strictObject({ reason: z.enum(['not-in-data', 'not-about-the-data']) });

export const SqlArguments = z.strictObject({ sql: z.string().trim().min(1).max(MAX_SQL_LENGTH) });

/** All that a model may ask for on behalf of somebody. @param hasTables false where nothing can be queried */
export function toolsFor(
  calculators: readonly ToolDefinition[],
  rawSql: boolean,
  hasTables = true,
): ToolSpecification[] {
  return [
    ...(hasTables
      ? [
          tool('query_metrics', 'Asks the data. Gives rows.', QueryArguments),
          tool(
            'find_values',
            'Looks up names and codes of the data. Gives values with the dimensions that have them.',
            FindArguments,
          ),
        ]
      : []),
    ...calculators.map(calculator),
    ...(rawSql
      ? [
          tool(
            'run_sql',
            'Runs one SELECT in the dialect of PostgreSQL. Only where no query_metrics can say what is asked; tables and columns as in the catalog.',
            SqlArguments,
          ),
        ]
      : []),
    tool(
      'ask_back',
      'Asks the person what is meant, with at most four complete questions to choose from. Ends your work.',
      AskBackArguments,
    ),
    tool('decline', 'Says that this cannot be answered from the data. Ends your work.', DeclineArguments),
  ];
}

function tool(name: string, description: string, schema: z.ZodType): ToolSpecification {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(schema, { io: 'input' });
  return { name, description, inputSchema: inputSchema as JsonSchema };
}

function calculator({ name, label, summary, parameters }: ToolDefinition): ToolSpecification {
  return {
    name,
    description: `Calculates: ${label}. ${summary}`,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, schemaOf(parameter)])),
      required: parameters.filter(({ required }) => required).map(({ name: each }) => each),
      additionalProperties: false,
    },
  };
}

function schemaOf(parameter: ToolParameter): JsonSchema {
  const { label, description, member, many } = parameter;
  const about = [label, description, member === undefined ? '' : `A value of ${member}.`];
  const single = valueSchema(parameter);
  return {
    ...(many ? { type: 'array', items: single } : single),
    description: about.filter(Boolean).join('. '),
  };
}

function valueSchema({ kind, min, max, choices = [] }: ToolParameter): JsonSchema {
  const range = { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
  switch (kind) {
    case 'value':
    case 'text':
      return { type: 'string' };
    case 'day':
      return { type: 'string', format: 'date' };
    case 'period':
      return { type: 'array', items: { type: 'string', format: 'date' }, minItems: 2, maxItems: 2 };
    case 'choice':
      return { type: 'string', enum: choices.map(({ value }) => value) };
    case 'days':
    case 'count':
      return { type: 'integer', ...range };
    case 'percent':
    case 'number':
      return { type: 'number', ...range };
  }
}

/** What is wrong with arguments, in words that a model can correct them by. */
export function problemsOf({ issues }: z.ZodError): string {
  const problems = issues
    .slice(0, 8)
    .map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`);
  return `The arguments are not right. ${problems.join('; ')}. Correct them and call again.`;
}
