import { z } from 'zod';
import { about, count, GIBIBYTE, group, MEBIBYTE, milliseconds, text, url } from './setting-types';

const endpoint = () =>
  about(
    url('http:', 'https:').optional(),
    "Another address of the service than AWS's own, for example of a VPC endpoint.",
  );

/** As PostgreSQL writes sizes. */
const size = (fallback: string) =>
  z
    .string()
    .regex(/^\d+(kB|MB|GB|TB)$/, 'expected a size, for example 64MB')
    .default(fallback);

const postgres = group('Where the data is asked when `warehouse.kind` is postgres.', {
  url: about(
    url('postgres:', 'postgresql:').optional(),
    'PostgreSQL that holds the tables. Queries connect as `<user of the address>_<persona>` with the password of the address; `qm warehouse setup` makes these users, which can read the views of their persona and nothing else.',
    { env: 'QM_WAREHOUSE_URL', secret: true },
  ),
  loadUrl: about(
    url('postgres:', 'postgresql:').optional(),
    'The same database as a user who may create tables and roles, for `qm warehouse setup` and `load`.',
    { env: 'QM_WAREHOUSE_LOAD_URL', secret: true },
  ),
  schema: about(text().max(63).default('public'), 'Schema of the tables.'),
  poolSize: about(
    count(8),
    'Connections of one process. Not more than this many queries run at a time, whatever maxConcurrentQueries says.',
  ),
  connectTimeoutMs: about(milliseconds(5_000), 'A server that does not answer within this is out of reach.'),
  workMemory: about(
    size('64MB'),
    'Memory of one sort or hash table of a query (work_mem); more goes to disk.',
  ),
  tempFileLimit: about(
    size('1GB'),
    'Disk that a query may use for what does not fit there (temp_file_limit); beyond it it ends with QUERY_TOO_LARGE. Setting it needs a superuser: `qm warehouse setup` warns where it may not.',
  ),
});

const redshift = group('Redshift Serverless or a cluster, asked through the Data API.', {
  region: about(text().optional(), 'AWS region. Default: what the environment of the AWS SDK says.'),
  endpoint: endpoint(),
  workgroup: about(text().optional(), 'Workgroup of Redshift Serverless.'),
  clusterIdentifier: about(text().optional(), 'Cluster, instead of a workgroup.'),
  database: about(text().default('quartermaster'), 'Database.'),
  schema: about(text().max(127).default('public'), 'Schema of the tables.'),
  secretArn: about(
    text().optional(),
    'Secret of the database users that ask, by name or ARN. `{persona}` in it stands for the persona: each has a user of its own, or nothing would keep their tables apart. Not needed for a cluster, where the AWS identity may ask for passwords of these users.',
  ),
  userPrefix: about(
    text().max(60).default('quartermaster'),
    'Database users of the personas are called `<prefix>_<persona>`; so are the schemas of their views.',
  ),
  loadSecretArn: about(
    text().optional(),
    'Secret of a database user who may create tables and users, for `qm warehouse setup` and `load`. Without it the AWS identity is the user.',
  ),
  loadRoleArn: about(text().optional(), 'Role with which COPY reads Parquet files from S3.'),
  dataLocation: about(
    url('s3:').optional(),
    'Folder in S3 that `qm warehouse load` writes the Parquet files to.',
  ),
  s3Endpoint: endpoint(),
  pollMs: about(milliseconds(100), 'First pause before a statement is looked at again; it grows to 1 s.'),
  capacityUnits: about(
    count(8),
    'RPUs that the workgroup runs with: what a statement took times these is billed.',
  ),
});

const athena = group('Athena over Parquet files in S3.', {
  region: about(text().optional(), 'AWS region. Default: what the environment of the AWS SDK says.'),
  endpoint: endpoint(),
  glueEndpoint: endpoint(),
  s3Endpoint: endpoint(),
  workgroup: about(text().default('primary'), 'Workgroup; its limits hold besides ours.'),
  catalog: about(text().default('AwsDataCatalog'), 'Data catalog.'),
  database: about(text().default('quartermaster'), 'Glue database of the tables.'),
  outputLocation: about(
    url('s3:').optional(),
    "Where Athena writes results. Not needed where the workgroup's own setting decides.",
  ),
  dataLocation: about(url('s3:').optional(), 'Folder of the Parquet files, one folder a table within it.'),
  personaProfile: about(
    text().optional(),
    'Profile of the AWS configuration whose identity asks for a persona; `{persona}` in it stands for the persona. Without it the identity of the process asks for all.',
  ),
  pollMs: about(milliseconds(100), 'First pause before a query is looked at again; it grows to 1 s.'),
  resultReuseMinutes: about(
    z.int().min(0).max(10_080).default(0),
    'Lets Athena give a result again that is not older than this; 0 does not.',
  ),
});

export const warehouse = group('Where the data is asked.', {
  kind: about(
    z.enum(['duckdb', 'postgres', 'redshift-data', 'athena']).default('duckdb'),
    'duckdb: files in the data directory. The others are reached as their groups say.',
    { env: 'QM_WAREHOUSE' },
  ),
  memoryLimit: about(
    z
      .string()
      .regex(/^\d+(\.\d+)? ?([KMGT]i?B)$/, 'expected a size, for example 1GB')
      .default('1GB'),
    'Memory that queries may use (DuckDB).',
  ),
  threads: about(count(2), 'Threads of one query (DuckDB).'),
  maxConcurrentQueries: about(count(4), 'Queries that run at a time; more wait.'),
  maxResidentBytes: about(
    z
      .int()
      .min(256 * MEBIBYTE)
      .default(3 * GIBIBYTE),
    'Memory at which the query process is killed (DuckDB).',
  ),
  killGraceMs: about(milliseconds(500), 'How long a stopped query may take before its process is killed.'),
  queryTimeoutMs: about(milliseconds(20_000), 'Longer queries are stopped with QUERY_TIMEOUT.'),
  maxRows: about(count(10_000), 'Results are cut here and marked as truncated.'),
  maxBytes: about(
    z
      .int()
      .min(1024)
      .default(8 * MEBIBYTE),
    'Results are cut at this size and marked as truncated.',
  ),
  maxIndexedValues: about(
    count(200_000),
    'Distinct values (codes, names) that the reader knows for a persona. Of more, a code is looked for in the data and a name is asked back.',
  ),
  snapshotSeconds: about(
    count(30),
    'A database that others load is asked this often whether its data is new (not DuckDB).',
  ),
  postgres,
  redshift,
  athena,
});
