import { randomBytes } from 'node:crypto';

/** Stands between the parts. No persona's id holds it, so that a pattern in IAM fits one persona only. */
const SEPARATOR = '__';

/** A name for one load, lower case and unlike that of any other load, also of the same data. */
export function loadName(dataVersion: string): string {
  const slug = dataVersion
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 60);
  return `${slug}_${randomBytes(3).toString('hex')}`;
}

/** Glue database with all tables of one load. No persona asks it. */
export const loadDatabase = (database: string, load: string): string => [database, load].join(SEPARATOR);

/** Glue database with one persona's tables of one load. */
export const personaDatabase = (database: string, persona: string, load: string): string =>
  [database, persona, load].join(SEPARATOR);

/** Whether a Glue database is one of a load. */
export const isOfLoads = (database: string, name: string): boolean =>
  name.startsWith(`${database}${SEPARATOR}`);

/** The load that such a database belongs to. */
export const loadOf = (name: string): string => name.split(SEPARATOR).at(-1)!;
