import { basename } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { QuartermasterError } from '#libs/contracts';
import type { TableSchema } from '#libs/warehouse';
import { Mapping } from './mapping-schema';
import { suggestion } from './nearest';

export interface MappingFault {
  readonly file: string;
  readonly line: number;
  /** Path of the field, for example `tables.product.columns.unit_cost`. */
  readonly field: string;
  readonly message: string;
}

export function mappingRefused(faults: readonly MappingFault[]): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', {
    message: 'The mapping file is not valid.',
    nextStep: 'Correct the lines that are named in the details.',
    details: { faults },
  });
}

/**
 * Reads a mapping file and checks all that can be checked without the data.
 *
 * @throws VALIDATION_FAILED with every {@link MappingFault}.
 */
export function parseMapping(path: string, text: string, schemas: readonly TableSchema[]): CheckedMapping {
  const file = basename(path);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw mappingRefused(
      document.errors.map(({ message, pos }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        field: '',
        message,
      })),
    );
  }
  const lineOf = (field: readonly PropertyKey[]): number => {
    for (let depth = field.length; depth >= 0; depth--) {
      const node = document.getIn(field.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const fault = (field: readonly PropertyKey[], message: string): MappingFault => ({
    file,
    line: lineOf(field),
    field: field.map(String).join('.'),
    message,
  });

  const parsed = Mapping.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    throw mappingRefused(
      parsed.error.issues.map((issue) =>
        issue.code === 'unrecognized_keys'
          ? fault([...issue.path, issue.keys[0]!], `unknown field "${issue.keys.join('", "')}"`)
          : fault(issue.path, issue.message),
      ),
    );
  }
  const faults = [...crossFaults(parsed.data, schemas)].map(({ field, message }) => fault(field, message));
  if (faults.length > 0) throw mappingRefused(faults);
  return { mapping: parsed.data, fault };
}

export interface CheckedMapping {
  readonly mapping: Mapping;
  /** Locates a fault that shows only with the data, such as a source column that does not exist. */
  readonly fault: (field: readonly PropertyKey[], message: string) => MappingFault;
}

function* crossFaults(
  { sources, tables }: Mapping,
  schemas: readonly TableSchema[],
): Generator<{ field: string[]; message: string }> {
  const names = schemas.map((schema) => schema.name);
  if (Object.keys(tables).length === 0) yield { field: ['tables'], message: 'maps no table' };
  for (const [name, table] of Object.entries(tables)) {
    const at = ['tables', name];
    const schema = schemas.find((candidate) => candidate.name === name);
    if (!schema) {
      yield { field: at, message: `there is no table "${name}".${suggestion(name, names)}` };
      continue;
    }
    if (!Object.hasOwn(sources, table.from)) {
      const message = `there is no source "${table.from}".${suggestion(table.from, Object.keys(sources))}`;
      yield { field: [...at, 'from'], message };
    }
    const { fields } = schema;
    const known = fields.map((field) => field.name);
    for (const column of Object.keys(table.columns)) {
      if (known.includes(column)) continue;
      const message = `${name} has no column "${column}".${suggestion(column, known)}`;
      yield { field: [...at, 'columns', column], message };
    }
    for (const { name: column, required } of fields) {
      if (required && table.columns[column] === undefined) {
        yield { field: [...at, 'columns'], message: `${column} is missing and may not be empty` };
      }
    }
    const refersTo = [
      ...(table.distinctOn ?? []),
      ...Object.values(table.columns).flatMap(({ lineNumber }) => lineNumber?.within ?? []),
    ];
    for (const column of refersTo) {
      if (table.columns[column] === undefined) {
        yield { field: at, message: `"${column}" is not among this table's columns` };
      }
    }
  }
}
