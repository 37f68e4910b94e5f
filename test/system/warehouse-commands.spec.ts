import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOUBLE_CREDENTIALS, PrivatePostgres, startAthenaDouble, startRedshiftDouble } from '#libs/testing';
import { runQm } from '../harness/qm';

jest.setTimeout(180_000);

const TODAY = '2026-06-17';
const QUESTION = 'stock value by warehouse';
const ASK = ['ask', QUESTION, '--persona', 'warehouse_manager', '--today', TODAY];

interface Place {
  /** What `warehouse.<group>` of the settings file holds. */
  settings: object;
  stop(): Promise<void>;
}
interface Moved {
  tables: { rows: number }[];
}
interface Told {
  kind: string;
  columns: string[];
  rows: unknown[][];
}

/** The commands of docs/guides/warehouses.md, each as a process with a settings file, against servers of this one. */
describe('qm warehouse', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-warehouse-commands-'));
  const exported = join(directory, 'export');
  const env = {
    QM_DATA_DIR: join(directory, 'data'),
    AWS_ACCESS_KEY_ID: DOUBLE_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: DOUBLE_CREDENTIALS.secretAccessKey,
  };
  let postgres: PrivatePostgres;
  let embedded: Told;
  let rowsExported: number;

  async function ran(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
    const run = await runQm(args, { ...env, ...more });
    if (run.code !== 0) throw new Error(`qm ${args.join(' ')} ended with ${run.code}:\n${run.errors}`);
    return run;
  }
  function configured(kind: string, group: string, settings: object): { QM_CONFIG: string } {
    const file = join(directory, `${kind}.yaml`);
    const warehouse = { kind: kind.replace('wrong-', ''), [group]: settings };
    writeFileSync(file, JSON.stringify({ warehouse }));
    return { QM_CONFIG: file };
  }

  beforeAll(async () => {
    const started = PrivatePostgres.start();
    await ran(['data', 'generate', '--seed', '7', '--today', TODAY, '--scale', '0.1']);
    const [told, asked] = await Promise.all([ran(['warehouse', 'export', '--dir', exported]), ran(ASK)]);
    rowsExported = countOf(told.lines<Moved>()[0]!);
    embedded = asked.lines<Told>()[0]!;
    postgres = await started;
  });
  afterAll(async () => {
    await postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const PLACES: [kind: string, group: string, start: () => Promise<Place>, setUpSays: string][] = [
    [
      'athena',
      'athena',
      async () => {
        const double = await startAthenaDouble();
        const { region, endpoint } = double;
        return {
          settings: {
            ...{ region, endpoint, glueEndpoint: endpoint, s3Endpoint: endpoint },
            outputLocation: 's3://results/',
            dataLocation: 's3://data/quartermaster/',
            pollMs: 10,
          },
          stop: () => double.stop(),
        };
      },
      'CREATE EXTERNAL TABLE',
    ],
    [
      'redshift-data',
      'redshift',
      async () => {
        const engineUrl = await postgres.createDatabase();
        const double = await startRedshiftDouble({ engineUrl });
        const { region, endpoint } = double;
        return {
          settings: {
            ...{ region, endpoint, s3Endpoint: endpoint },
            workgroup: 'quartermaster',
            database: new URL(engineUrl).pathname.slice(1),
            secretArn: 'quartermaster/{persona}',
            loadRoleArn: 'arn:aws:iam::111122223333:role/load',
            dataLocation: 's3://bucket/quartermaster',
            pollMs: 10,
          },
          stop: () => double.stop(),
        };
      },
      'CREATE USER',
    ],
    [
      'postgres',
      'postgres',
      async () => {
        const loadUrl = await postgres.createDatabase();
        const url = new URL(loadUrl);
        [url.username, url.password] = ['shop', 'secret'];
        return { settings: { url: url.toString(), loadUrl }, stop: () => Promise.resolve() };
      },
      'CREATE ROLE',
    ],
  ];

  it.each(PLACES)('sets up and loads %s, which then answers as the embedded one', async (...place) => {
    const [kind, group, start, setUpSays] = place;
    const { settings, stop } = await start();
    try {
      const config = configured(kind, group, settings);
      const [printed, before] = await Promise.all([
        ran(['warehouse', 'setup', '--print'], config),
        runQm(['warehouse', 'load', '--dir', exported], { ...env, ...config }),
      ]);
      expect(printed.output).toContain(setUpSays);
      expect([before.code, before.errors]).toEqual([1, expect.stringContaining('qm warehouse setup')]);
      const [setUp] = (await ran(['warehouse', 'setup'], config)).lines();
      expect(setUp).toMatchObject({ warehouse: kind, setUp: true });
      const load = await ran(['warehouse', 'load', '--dir', exported], config);
      expect(countOf(load.lines<Moved>()[0]!)).toBe(rowsExported);
      expect(load.errors).toContain('100 %');
      const [answer] = (await ran(ASK, config)).lines<Told>();
      expect({ kind: answer!.kind, columns: answer!.columns }).toEqual({
        kind: 'answer',
        columns: embedded.columns,
      });
      expect(rounded(answer!.rows)).toEqual(rounded(embedded.rows));
    } finally {
      await stop();
    }
  });

  it.each<[string, string, object, string[], RegExp[]]>([
    [
      'no folder for the files',
      'athena',
      { region: 'eu-west-1' },
      ['warehouse', 'setup'],
      [/warehouse\.athena\.dataLocation/, /s3:\/\//],
    ],
    [
      'a folder that is not one of S3',
      'athena',
      { dataLocation: 'my-bucket/x' },
      ['warehouse', 'setup'],
      [/warehouse\.athena\.dataLocation: expected an address that begins with s3:\/\//],
    ],
    [
      'the embedded warehouse',
      'duckdb',
      {},
      ['warehouse', 'load'],
      [/embedded one, which needs no setting up/, /QM_WAREHOUSE/],
    ],
  ])('names what is wrong: %s', async (_, kind, settings, args, says) => {
    const group = kind === 'duckdb' ? 'athena' : kind;
    const run = await runQm(args, { ...env, ...configured(`wrong-${kind}`, group, settings) });
    expect(run.code).toBe(1);
    expect(run.output).toBe('');
    for (const words of says) expect(run.errors).toMatch(words);
  });
});

const countOf = ({ tables }: Moved): number => tables.reduce((sum, { rows }) => sum + rows, 0);

/** Warehouses divide in doubles or in decimals. */
const rounded = (rows: unknown[][]): unknown[][] =>
  rows.map((row) => row.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(9)) : cell)));
