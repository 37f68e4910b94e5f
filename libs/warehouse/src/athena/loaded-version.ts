import {
  type Database,
  GetDatabaseCommand,
  type GlueClient,
  UpdateDatabaseCommand,
} from '@aws-sdk/client-glue';
import type { Snapshot } from '../warehouse';
import { withRetries } from '../aws-retry';

/** Parameters of the Glue database that say which load is asked. Written in one call: that makes a load visible. */
const DATA_VERSION = 'quartermaster.data-version';
const DATA_AS_OF = 'quartermaster.data-as-of';
const LOAD = 'quartermaster.load';
const PREVIOUS_LOAD = 'quartermaster.previous-load';

/** The load that is asked now. */
export interface LoadedVersion extends Snapshot {
  /** As the names of its databases and folders say it. */
  readonly load: string;
  /** Kept for queries that began before this one was there. */
  readonly previousLoad?: string;
}

/** Undefined when there is no such database: nothing was ever set up. */
export async function findDatabase(glue: GlueClient, name: string): Promise<Database | undefined> {
  try {
    const { Database } = await withRetries(() => glue.send(new GetDatabaseCommand({ Name: name })));
    return Database;
  } catch (error) {
    if ((error as Error).name === 'EntityNotFoundException') return undefined;
    throw error;
  }
}

export function loadedVersionOf(database: Database | undefined): LoadedVersion | null {
  const { [DATA_VERSION]: dataVersion, [DATA_AS_OF]: dataAsOf, ...more } = database?.Parameters ?? {};
  const { [LOAD]: load, [PREVIOUS_LOAD]: previousLoad } = more;
  if (dataVersion === undefined || dataAsOf === undefined || load === undefined) return null;
  return { dataVersion, dataAsOf, load, previousLoad };
}

/** Makes a load the one that is asked. What else the database says of itself stays. */
export async function publish(
  glue: GlueClient,
  name: string,
  { dataVersion, dataAsOf }: Snapshot,
  load: string,
): Promise<void> {
  const database = await findDatabase(glue, name);
  const previous = loadedVersionOf(database)?.load;
  const input = {
    Name: name,
    Description: database?.Description,
    LocationUri: database?.LocationUri,
    Parameters: {
      ...database?.Parameters,
      [DATA_VERSION]: dataVersion,
      [DATA_AS_OF]: dataAsOf,
      [LOAD]: load,
      ...(previous === undefined ? {} : { [PREVIOUS_LOAD]: previous }),
    },
  };
  await withRetries(() => glue.send(new UpdateDatabaseCommand({ Name: name, DatabaseInput: input })));
}
