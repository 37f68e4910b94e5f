import { z } from 'zod';
import type { ToolParameter } from '#libs/contracts';
import { daysBetween } from './calendar-days';

/** One parameter of a tool: what is told about it, and the check that its argument must pass. */
export interface Parameter<Value> {
  readonly about: Omit<ToolParameter, 'name'>;
  readonly schema: z.ZodType<Value>;
  /** The tool finds out itself which values exist, and says what is wrong with each. */
  readonly checkedByTool?: true;
}

interface Wording {
  label: string;
  description: string;
}

interface Range extends Wording {
  min: number;
  max: number;
  /** What is taken when nothing is said; without it the argument must be given. */
  default?: number;
}

const MAX_CODE_LENGTH = 200;
export const MAX_LIST_LENGTH = 5000;

/** A value of a member of the data, for example a product code. The framework checks that it exists. */
export function valueOf(member: string, { label, description }: Wording): Parameter<string> {
  return {
    about: { label, description, kind: 'value', member, many: false, required: true },
    schema: z.string().trim().min(1, 'is empty').max(MAX_CODE_LENGTH),
  };
}

/** Whole days. */
export function days(range: Range): Parameter<number> {
  return numeric('days', z.int('is not a whole number of days'), range);
}

/** A whole number of things. */
export function count(range: Range): Parameter<number> {
  return numeric('count', z.int('is not a whole number'), range);
}

/** Per cent: 10 is 10 %. */
export function percent(range: Range): Parameter<number> {
  return numeric('percent', z.number('is not a number'), range);
}

export function number(range: Range): Parameter<number> {
  return numeric('number', z.number('is not a number'), range);
}

/** One of a few; `says` are the words with which people choose it. */
export function choice<const Value extends string>({
  choices,
  default: usual,
  ...wording
}: Wording & {
  choices: readonly { value: Value; label: string; says: string[] }[];
  default: Value;
}): Parameter<Value> {
  const values = choices.map(({ value }) => value) as [Value, ...Value[]];
  return {
    about: {
      ...wording,
      kind: 'choice',
      many: false,
      required: false,
      default: usual,
      choices: [...choices],
    },
    schema: z.enum(values, `is not one of ${values.join(', ')}`).default(usual as never) as z.ZodType<Value>,
  };
}

const MAX_TEXT_LENGTH = 500;
const MAX_PERIOD_DAYS = 400;
const Day = z.iso.date('is not a day, as 2026-11-24');

/** Free words: a name, a thing as people call it. `pattern` is what words have to meet to be taken for it. */
export function text({ label, description, pattern }: Wording & { pattern?: string }): Parameter<string> {
  return {
    about: {
      label,
      description,
      kind: 'text',
      ...(pattern !== undefined && { pattern }),
      many: false,
      required: true,
    },
    schema: z
      .string()
      .trim()
      .min(1, 'is empty')
      .max(MAX_TEXT_LENGTH, `is longer than ${MAX_TEXT_LENGTH} characters`),
  };
}

/** One day, YYYY-MM-DD. `looks`: on which side of today it lies where its words allow both. */
export function day({ label, description, looks }: Wording & { looks: 'ahead' | 'back' }): Parameter<string> {
  return {
    about: { label, description, kind: 'day', looks, many: false, required: true },
    schema: Day,
  };
}

/** Days as the first one and the one after the last, YYYY-MM-DD. */
export function periodOf({
  label,
  description,
  looks,
}: Wording & { looks: 'ahead' | 'back' }): Parameter<[string, string]> {
  return {
    about: { label, description, kind: 'period', looks, many: false, required: true },
    schema: z
      .tuple([Day, Day], 'is not a first day and the day after the last')
      .refine(([from, to]) => from < to, 'ends before it begins')
      .refine(
        ([from, to]) => daysBetween(from, to) <= MAX_PERIOD_DAYS,
        `is longer than ${MAX_PERIOD_DAYS} days`,
      ),
  };
}

/** The argument may be missing, without anything in its place. */
export function optional<Value>({ about, schema, ...rest }: Parameter<Value>): Parameter<Value | undefined> {
  return { ...rest, about: { ...about, required: false }, schema: schema.optional() };
}

/** A value that may be written in several ways, or may turn out wrong without the others being so. */
export function checkedByTool<Value>(parameter: Parameter<Value>): Parameter<Value> {
  return { ...parameter, checkedByTool: true };
}

/** Takes a list; a single value is a list of one. */
export function many<Value>({ about, schema, ...rest }: Parameter<Value>): Parameter<Value[]> {
  return {
    ...rest,
    about: { ...about, many: true },
    schema: z.preprocess(
      (given) => (given === undefined || Array.isArray(given) ? given : [given]),
      z.array(schema).min(1, 'is an empty list').max(MAX_LIST_LENGTH),
    ) as z.ZodType<Value[]>,
  };
}

function numeric(
  kind: 'days' | 'count' | 'percent' | 'number',
  schema: z.ZodNumber,
  { label, description, min, max, default: usual }: Range,
): Parameter<number> {
  const ranged = schema.min(min, `is less than ${min}`).max(max, `is more than ${max}`);
  return {
    about: {
      label,
      description,
      kind,
      many: false,
      required: usual === undefined,
      min,
      max,
      ...(usual === undefined ? {} : { default: usual }),
    },
    schema: usual === undefined ? ranged : ranged.default(usual),
  };
}

/** Parameters that several tools have, so that they are called the same everywhere. */
export const productCode = () =>
  valueOf('product.product_code', { label: 'Product', description: 'Code of the product, as P-0001.' });

export const warehouseCode = () =>
  valueOf('stock.warehouse_code', { label: 'Warehouse', description: 'Code of the warehouse, as WH-01.' });
