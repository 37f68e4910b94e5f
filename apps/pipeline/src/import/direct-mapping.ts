import { readdirSync } from 'node:fs';
import { QuartermasterError } from '#libs/contracts';
import type { TableSchema } from '#libs/warehouse';
import { ColumnSpec, Mapping } from './mapping-schema';

const ENDING = /\.(csv|csv\.gz|parquet)$/i;

/**
 * The mapping of files that already have the tables' names and columns: `product.csv`, `product.parquet`, …
 * Tables without a file stay empty.
 *
 * @throws IMPORT_REJECTED when the folder is missing or holds none of them.
 */
export function directMapping(directory: string, schemas: readonly TableSchema[]): Mapping {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    throw new QuartermasterError('IMPORT_REJECTED', {
      nextStep: 'Give the folder with your files.',
      details: { directory, fault: 'there is no such folder' },
      cause: error,
    });
  }
  const sources: Mapping['sources'] = {};
  const tables: Mapping['tables'] = {};
  for (const { name, fields } of schemas) {
    const found = names.filter(
      (file) => ENDING.test(file) && file.replace(ENDING, '').toLowerCase() === name,
    );
    if (found.length === 0) continue;
    if (found.length > 1) {
      throw new QuartermasterError('IMPORT_REJECTED', {
        nextStep: 'Leave one file a table in the folder.',
        details: { directory, fault: `${found.join(' and ')} are the same table` },
      });
    }
    sources[name] = Mapping.shape.sources.valueType.parse({ files: found });
    tables[name] = {
      from: name,
      where: [],
      columns: Object.fromEntries(
        fields.map((field) => [field.name, ColumnSpec.parse({ from: field.name })]),
      ),
    };
  }
  if (Object.keys(tables).length === 0) {
    throw new QuartermasterError('IMPORT_REJECTED', {
      nextStep: `Name the files after the tables (${schemas[0]!.name}.csv, …), or give a mapping file.`,
      details: {
        directory,
        fault: 'none of the tables is there',
        expected: schemas.map(({ name }) => name),
      },
    });
  }
  return { sources, tables };
}
