import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MetricQuery } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import {
  builtInDefinitions,
  compileMetricQuery,
  loadSemanticModel,
  readSemanticFiles,
} from '#libs/semantics';
import { PrivatePostgres, startAthenaDouble, startRedshiftDouble } from '#libs/testing';
import {
  AthenaLoader,
  AthenaWarehouse,
  openDatabaseFile,
  PostgresLoader,
  PostgresWarehouse,
  readExport,
  RedshiftDataWarehouse,
  RedshiftLoader,
  TABLES,
  type Warehouse,
  type WarehouseLoader,
  type WarehouseSettings,
} from '#libs/warehouse';
import { Dataset, qm, SAMPLE } from './dataset';

interface Answer {
  id: string;
  kind: string;
  reading: { query: MetricQuery };
}
type Cell = string | number | boolean | null;

const QUESTIONS = join(__dirname, 'answers');
const MAX_ROWS = 10_000;
const LIMITS = { timeoutMs: 60_000, maxRows: MAX_ROWS, maxBytes: 64 * 1024 * 1024 };
/** What warehouses differ in: some divide in doubles, others in decimals. */
const DIGITS = 9;
/** Questions that are asked at a time. */
const AT_A_TIME = 8;

jest.setTimeout(400_000);

/**
 * Every query that the golden questions are read as gives the same rows through each adapter as through DuckDB, with the
 * data exported, set up and loaded as `qm warehouse` does it.
 */
describe('golden queries through every warehouse', () => {
  const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));
  const personas = [...model.personas.values()].map(({ persona, tables }) => ({ id: persona, tables }));
  const described = { tables: TABLES, personas };
  const { warehouse: defaults } = loadSettings({ env: {} });
  let dataset: Dataset;
  let exported: string;
  let embedded: Warehouse;
  let queries: { id: string; persona: string; query: MetricQuery }[];
  let postgres: PrivatePostgres;

  beforeAll(async () => {
    dataset = await Dataset.create();
    exported = join(dataset.directory, 'for-warehouses');
    qm(['warehouse', 'export', '--dir', exported], dataset.directory);
    const file = join(dataset.directory, 'questions.jsonl');
    const lines = readdirSync(QUESTIONS)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(QUESTIONS, name), 'utf8').trim().split('\n'));
    writeFileSync(file, lines.join('\n'));
    const personaOf = new Map(
      lines.map((line) => {
        const { id, persona } = JSON.parse(line) as { id: string; persona: string };
        return [id, persona];
      }),
    );
    queries = qm<Answer>(
      ['ask', '--batch', file, '--database', dataset.file, '--today', SAMPLE.today],
      dataset.directory,
    )
      .filter(({ kind }) => kind === 'answer')
      .map(({ id, reading }) => ({ id, persona: personaOf.get(id)!, query: reading.query }));
    embedded = await openDatabaseFile(dataset.file, { ...defaults, personas });
    postgres = await PrivatePostgres.start();
  });
  afterAll(async () => {
    await embedded?.close();
    await postgres?.stop();
    dataset?.remove();
  });

  /** An adapter over the exported data, and how to end what it needs. */
  const ADAPTERS: Record<string, () => Promise<{ warehouse: Warehouse; stop: () => Promise<void> }>> = {
    PostgreSQL: async () => {
      const loadUrl = await postgres.createDatabase();
      const settings: WarehouseSettings = {
        ...defaults,
        kind: 'postgres',
        postgres: { ...defaults.postgres, url: as(loadUrl, 'golden', 'secret'), loadUrl },
      };
      await loaded(new PostgresLoader(settings, described));
      return { warehouse: new PostgresWarehouse(settings, personas), stop: async () => undefined };
    },
    Athena: async () => {
      const double = await startAthenaDouble();
      process.env.AWS_ACCESS_KEY_ID = double.credentials.accessKeyId;
      process.env.AWS_SECRET_ACCESS_KEY = double.credentials.secretAccessKey;
      const { region, endpoint } = double;
      const settings: WarehouseSettings = {
        ...defaults,
        kind: 'athena',
        athena: {
          ...defaults.athena,
          ...{ region, endpoint, glueEndpoint: endpoint, s3Endpoint: endpoint },
          outputLocation: 's3://results/',
          dataLocation: 's3://data/golden/',
          pollMs: 5,
        },
      };
      await loaded(new AthenaLoader(settings, described));
      return { warehouse: new AthenaWarehouse(settings, personas), stop: () => double.stop() };
    },
    Redshift: async () => {
      const engineUrl = await postgres.createDatabase();
      const double = await startRedshiftDouble({ engineUrl, limits: { pageRows: 1_000 } });
      const settings: WarehouseSettings = {
        ...defaults,
        kind: 'redshift-data',
        redshift: {
          ...defaults.redshift,
          region: double.region,
          endpoint: double.endpoint,
          s3Endpoint: double.endpoint,
          workgroup: 'golden',
          database: new URL(engineUrl).pathname.slice(1),
          secretArn: 'quartermaster/{persona}',
          loadRoleArn: 'arn:aws:iam::111122223333:role/load',
          dataLocation: 's3://bucket/golden',
          pollMs: 2,
        },
      };
      const access = { credentials: double.credentials };
      await loaded(new RedshiftLoader(settings, described, access));
      return { warehouse: new RedshiftDataWarehouse(settings, personas, access), stop: () => double.stop() };
    },
  };

  it('are many', () => expect(queries.length).toBeGreaterThanOrEqual(300));

  it.each(Object.keys(ADAPTERS))('have the same rows through %s as through DuckDB', async (name) => {
    const { warehouse, stop } = await ADAPTERS[name]!();
    const left = [...queries];
    const different: unknown[] = [];
    const ask = async () => {
      for (let asked = left.pop(); asked !== undefined; asked = left.pop()) {
        const [rows, expected] = [await rowsOf(warehouse, asked), await rowsOf(embedded, asked)];
        if (JSON.stringify(rows) !== JSON.stringify(expected))
          different.push({ id: asked.id, rows, expected });
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_A_TIME }, ask));
    } finally {
      await warehouse.close();
      await stop();
    }
    expect(different).toEqual([]);
  });

  async function loaded(loader: WarehouseLoader): Promise<void> {
    await loader.setup(() => undefined);
    await loader.load(readExport(exported, TABLES), () => undefined);
    await loader.close();
  }

  async function rowsOf(
    warehouse: Warehouse,
    { persona, query }: { persona: string; query: MetricQuery },
  ): Promise<Cell[][]> {
    const { dialect } = warehouse;
    const { sql } = compileMetricQuery(model, query, {
      dialect,
      persona,
      today: SAMPLE.today,
      maxRows: MAX_ROWS,
      sites: null,
    });
    const { rows, truncated } = await warehouse.query({ persona, sql, ...LIMITS });
    if (truncated) throw new Error(`${dialect}: the rows were cut`);
    return rows.map((row) => row.map(cell));
  }
});

const cell = (value: Cell): Cell =>
  typeof value === 'number' ? Number(value.toPrecision(DIGITS)) + 0 : value;

function as(url: string, user: string, password: string): string {
  const own = new URL(url);
  [own.username, own.password] = [user, password];
  return own.toString();
}
