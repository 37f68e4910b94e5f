import { describeWarehouse } from '../warehouse.conformance';
import { describeLoader } from '../warehouse-loader.conformance';
import { AthenaFixture } from './athena-fixture.conformance';

jest.setTimeout(60_000);

const fixtures: AthenaFixture[] = [];
async function start(...options: Parameters<typeof AthenaFixture.start>): Promise<AthenaFixture> {
  const fixture = await AthenaFixture.start(...options);
  fixtures.push(fixture);
  return fixture;
}
afterAll(async () => {
  for (const fixture of fixtures) await fixture.stop();
});

describeWarehouse('AthenaWarehouse', async () => {
  const fixture = await start();
  await fixture.load();
  return fixture.warehouse();
});

describeLoader('AthenaLoader', async () => {
  const fixture = await start();
  return {
    loader: fixture.loader(),
    warehouse: fixture.warehouse(fixture.settings({}, { snapshotSeconds: 0.001 })),
  };
});
