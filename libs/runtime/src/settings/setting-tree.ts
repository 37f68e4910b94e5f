import type { z } from 'zod';

/** One setting of the schema, where it is and what is known about it. */
export interface SettingLeaf {
  path: string[];
  schema: z.ZodType;
  /** As the page shows it: `integer`, `text`, `one of a, b`. */
  type: string;
  default?: unknown;
  env?: string;
  description: string;
  secret: boolean;
}

interface Definition {
  type: string;
  innerType?: z.ZodType;
  defaultValue?: unknown;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  entries?: Record<string, string>;
  check?: string;
  format?: string;
}

const definition = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

const WRAPPERS = new Set(['default', 'prefault', 'optional']);

/** The schema without its default and optional wrappers. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const { type, innerType } = definition(schema);
  return WRAPPERS.has(type) && innerType !== undefined ? unwrap(innerType) : schema;
}

function defaultOf(schema: z.ZodType): unknown {
  const { type, innerType, defaultValue } = definition(schema);
  if (type === 'default') return defaultValue;
  return WRAPPERS.has(type) && innerType !== undefined ? defaultOf(innerType) : undefined;
}

/** The settings inside a group, or undefined when the schema is a setting itself. */
export function shapeOf(schema: z.ZodType): Record<string, z.ZodType> | undefined {
  return definition(unwrap(schema)).shape;
}

/** `number`, `boolean`, `array` or another kind of zod's. */
export function kindOf(schema: z.ZodType): string {
  return definition(unwrap(schema)).type;
}

function typeName(schema: z.ZodType): string {
  const { type, element, entries, format } = definition(unwrap(schema));
  if (type === 'enum') return `one of ${Object.values(entries ?? {}).join(', ')}`;
  if (type === 'array' && element !== undefined) return `list of ${typeName(element)}`;
  if (type === 'number') return format === 'safeint' ? 'integer' : 'number';
  if (type === 'string') return format === 'date' ? 'date' : 'text';
  return type;
}

/** Every setting, in the schema's order. */
export function leavesOf(schema: z.ZodType, path: string[] = []): SettingLeaf[] {
  const shape = shapeOf(schema);
  if (shape !== undefined)
    return Object.entries(shape).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  const { description = '', env, secret = false } = (schema.meta() ?? {}) as Partial<SettingLeaf>;
  return [{ path, schema, type: typeName(schema), default: defaultOf(schema), env, description, secret }];
}
