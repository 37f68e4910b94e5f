import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsCall, AwsIdentity } from '#libs/testing';
import type { WarehouseQuery } from '../warehouse';
import { AthenaFixture, quiet } from './athena-fixture.conformance';
import { exportConformanceData } from '../warehouse-loader.conformance';

jest.setTimeout(60_000);

const keyOf = (persona: string) => ({
  accessKeyId: `AKIA${persona.toUpperCase()}`,
  secretAccessKey: `${persona}'s`,
});
/** The policy of docs/operations/aws.md for one persona: queries in its own databases, and nothing else. */
const mayAskOnly =
  (persona: string) =>
  ({ service, operation, input }: AwsCall): boolean => {
    if (service !== 'athena') return false;
    if (operation !== 'StartQueryExecution') return true;
    const { Database } = input.QueryExecutionContext as { Database: string };
    return Database.startsWith(`quartermaster__${persona}__`);
  };
const PERSONAS = ['buyer', 'seller'];
const IDENTITIES = PERSONAS.map((persona): AwsIdentity => ({
  credentials: keyOf(persona),
  allows: mayAskOnly(persona),
}));
const FILES = ['AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE'] as const;

describe('AthenaWarehouse with a profile a persona', () => {
  let fixture: AthenaFixture;
  const before = FILES.map((name) => process.env[name]);
  const ask = (persona: string, personaProfile: string, more: Partial<WarehouseQuery> = {}) =>
    fixture.warehouse(fixture.settings({ personaProfile })).query({
      ...{ persona, sql: 'SELECT 1 AS one', timeoutMs: 20_000, maxRows: 10, maxBytes: 10_000 },
      ...more,
    });
  const callers = (operation: string) => [...new Set(fixture.double.callers(operation))];

  beforeAll(async () => {
    fixture = await AthenaFixture.start({ identities: IDENTITIES });
    const file = join(fixture.directory, 'credentials');
    const sections = PERSONAS.map((persona) => {
      const { accessKeyId, secretAccessKey } = keyOf(persona);
      return `[quartermaster-${persona}]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\n`;
    });
    writeFileSync(file, sections.join('\n'));
    for (const name of FILES) process.env[name] = file;
    const loader = fixture.loader();
    await loader.setup(quiet);
    const snapshot = { dataVersion: 'v1', dataAsOf: '2026-06-17T08:00:00.000Z' };
    await loader.load(await exportConformanceData(fixture.directory, snapshot), quiet);
  });
  afterAll(async () => {
    await fixture?.stop();
    for (const [at, name] of FILES.entries()) {
      if (before[at] === undefined) delete process.env[name];
      else process.env[name] = before[at];
    }
  });

  it('asks, looks and reads as the persona, and loads as the process', async () => {
    const seen = fixture.double.callers('StartQueryExecution').length;
    for (const persona of PERSONAS)
      expect((await ask(persona, 'quartermaster-{persona}')).rows).toEqual([[1]]);
    expect(fixture.double.callers('StartQueryExecution').slice(seen)).toEqual(
      PERSONAS.map((persona) => keyOf(persona).accessKeyId),
    );
    const own = fixture.double.credentials.accessKeyId;
    for (const operation of ['GetQueryExecution', 'GetQueryResults'])
      expect(callers(operation)).toEqual([own, ...PERSONAS.map((persona) => keyOf(persona).accessKeyId)]);
    for (const operation of ['CreateDatabase', 'GetTables', 'PutObject'])
      expect(callers(operation)).toEqual([own]);
  });

  it('is refused by AWS where a profile is another persona’s', async () => {
    await expect(ask('seller', 'quartermaster-buyer')).rejects.toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      message: 'The AWS identity with which the data warehouse is asked may not do that.',
      nextStep: expect.stringContaining('its policy'),
      retryable: false,
    });
  });

  it('names the setting where there is no such profile, instead of asking as the process', async () => {
    const started = fixture.double.executions;
    await expect(ask('seller', 'nobody-{persona}')).rejects.toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      message: 'There are no AWS credentials with which the data warehouse could be asked.',
      nextStep: expect.stringContaining('warehouse.athena.personaProfile'),
    });
    expect(fixture.double.executions).toBe(started);
  });
});

describe('AthenaWarehouse says which setting is wrong', () => {
  let fixture: AthenaFixture;
  beforeAll(async () => {
    fixture = await AthenaFixture.start();
    await fixture.load();
  });
  afterAll(() => fixture?.stop());

  it.each([
    ['a workgroup that there is not', { workgroup: 'nowhere' }, 'warehouse.athena.workgroup'],
    ['no place for results', { outputLocation: undefined }, 'warehouse.athena.outputLocation'],
    ['another region than that of the endpoint', { region: 'us-east-1' }, 'warehouse.athena.region'],
  ])('%s', async (_, wrong, setting) => {
    const asked = fixture
      .warehouse(fixture.settings(wrong))
      .query({ persona: 'seller', sql: 'SELECT 1', timeoutMs: 20_000, maxRows: 1, maxBytes: 1000 });
    await expect(asked).rejects.toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      nextStep: expect.stringContaining(setting),
      retryable: false,
    });
  });

  it('nothing loaded: how to load it', async () => {
    const asked = fixture
      .warehouse(fixture.settings({ database: 'empty' }))
      .query({ persona: 'seller', sql: 'SELECT 1', timeoutMs: 20_000, maxRows: 1, maxBytes: 1000 });
    await expect(asked).rejects.toMatchObject({
      code: 'NO_DATA',
      nextStep: 'Load it with `qm warehouse load`.',
    });
  });
});
