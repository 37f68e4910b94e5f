import {
  CreateDatabaseCommand,
  DeleteDatabaseCommand,
  DeleteTableCommand,
  type GlueClient,
  paginateGetDatabases,
} from '@aws-sdk/client-glue';
import type { S3Client } from '@aws-sdk/client-s3';
import type { PersonaTables } from '../files/manifest';
import type { TableSchema } from '../schema';
import { withRetries } from '../aws-retry';
import { createTable, type FileTable, fileTableOf, tablesIn } from './glue-tables';
import { deleteFolder } from './s3-files';
import { isOfLoads, loadDatabase, loadOf, personaDatabase } from './version-names';

const CREATED = 'quartermaster.created';
/** What nobody finished within a day, nobody is at work on. */
const ABANDONED_AFTER_MS = 86_400_000;

/** The Glue databases of loads: one with all tables, and one a persona with those that it may see. */
export class LoadDatabases {
  constructor(
    private readonly glue: GlueClient,
    private readonly s3: S3Client,
    private readonly database: string,
    private readonly personas: readonly PersonaTables[],
  ) {}

  /** Makes them for a load whose files are in their place. */
  async create(load: string, tables: readonly FileTable[]): Promise<void> {
    await this.createDatabase(loadDatabase(this.database, load));
    for (const table of tables) await createTable(this.glue, loadDatabase(this.database, load), table);
    for (const persona of this.personas) await this.createFor(persona, load, tables);
  }

  /** Makes the personas' databases of a load hold what these may see now. */
  async fit(load: string, schemas: readonly TableSchema[]): Promise<void> {
    const source = loadDatabase(this.database, load);
    const found = (await tablesIn(this.glue, source)) ?? [];
    const tables: FileTable[] = [];
    for (const table of found) {
      const schema = schemas.find(({ name }) => name === table.Name);
      if (schema) tables.push(await fileTableOf(this.glue, source, table, schema));
    }
    for (const persona of this.personas) {
      const database = personaDatabase(this.database, persona.id, load);
      const present = await tablesIn(this.glue, database);
      if (present === undefined) await this.createFor(persona, load, tables);
      else
        await this.change(
          database,
          persona,
          present.map(({ Name }) => Name!),
          tables,
        );
    }
  }

  /** Removes the databases and files of a load. */
  async remove(load: string): Promise<void> {
    const source = loadDatabase(this.database, load);
    for (const { StorageDescriptor } of (await tablesIn(this.glue, source)) ?? [])
      if (StorageDescriptor?.Location?.includes(load))
        await deleteFolder(this.s3, StorageDescriptor.Location);
    // That with all tables last: as long as it is there, what else there is can be found.
    for (const name of [
      ...(await this.names()).filter((each) => loadOf(each) === load && each !== source),
      source,
    ])
      await this.deleteDatabase(name);
  }

  /** Removes loads that are not asked any more, and those that were given up. */
  async removeOthers(keep: readonly (string | undefined)[], now: number): Promise<void> {
    const loads = new Map<string, number>();
    for await (const { DatabaseList = [] } of paginateGetDatabases({ client: this.glue }, {}))
      for (const { Name = '', Parameters } of DatabaseList)
        if (isOfLoads(this.database, Name)) loads.set(loadOf(Name), Number(Parameters?.[CREATED] ?? 0));
    for (const [load, created] of loads)
      if (!keep.includes(load) && now - created > ABANDONED_AFTER_MS) await this.remove(load);
  }

  async createDatabase(name: string): Promise<void> {
    const input = { Name: name, Parameters: { [CREATED]: String(Date.now()) } };
    try {
      await withRetries(() => this.glue.send(new CreateDatabaseCommand({ DatabaseInput: input })));
    } catch (error) {
      if ((error as Error).name !== 'AlreadyExistsException') throw error;
    }
  }

  private async createFor(
    { id, tables: own }: PersonaTables,
    load: string,
    tables: readonly FileTable[],
  ): Promise<void> {
    const database = personaDatabase(this.database, id, load);
    await this.createDatabase(database);
    for (const table of tables)
      if (own.includes(table.schema.name)) await createTable(this.glue, database, table);
  }

  private async change(
    database: string,
    { tables: own }: PersonaTables,
    present: readonly string[],
    tables: readonly FileTable[],
  ): Promise<void> {
    for (const name of present) {
      if (own.includes(name)) continue;
      await withRetries(() => this.glue.send(new DeleteTableCommand({ DatabaseName: database, Name: name })));
    }
    for (const table of tables)
      if (own.includes(table.schema.name) && !present.includes(table.schema.name))
        await createTable(this.glue, database, table);
  }

  private async names(): Promise<string[]> {
    const names: string[] = [];
    for await (const { DatabaseList = [] } of paginateGetDatabases({ client: this.glue }, {}))
      names.push(...DatabaseList.flatMap(({ Name = '' }) => (isOfLoads(this.database, Name) ? [Name] : [])));
    return names;
  }

  private async deleteDatabase(name: string): Promise<void> {
    try {
      await withRetries(() => this.glue.send(new DeleteDatabaseCommand({ Name: name })));
    } catch (error) {
      if ((error as Error).name !== 'EntityNotFoundException') throw error;
    }
  }
}
