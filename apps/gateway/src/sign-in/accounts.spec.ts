import { randomUUID } from 'node:crypto';
import { newCallContext, ServiceClient } from '#libs/bus';
import { accounts, NO_SESSION } from '#libs/contracts';
import { RunningGateway } from '../testing/running-gateway';

jest.setTimeout(60_000);

describe('accounts.principalOf', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway?.stop());

  const principalOf = async (userId: string) =>
    (await gateway.app.get(ServiceClient).call(accounts.principalOf, { userId }, newCallContext())).principal;

  it('gives present rights, and none for who is gone or switched off', async () => {
    const { id } = await gateway.addUser('mara', ['warehouse_manager'], ['member']);
    expect(await principalOf(id)).toEqual({
      userId: id,
      username: 'mara',
      roles: ['member'],
      personas: ['warehouse_manager'],
      sites: null,
      sessionId: NO_SESSION,
    });
    await gateway.users.disable('mara');
    expect(await principalOf(id)).toBeNull();
    await gateway.users.enable('mara');
    expect(await principalOf(id)).not.toBeNull();
    expect(await principalOf(randomUUID())).toBeNull();
  });

  it('knows demo users in demo mode only', async () => {
    const { id } = await gateway.users.add(
      {
        username: 'demo.user',
        password: 'correct horse battery',
        displayName: 'Demo',
        personas: [],
        roles: [],
        sites: null,
      },
      { demo: true },
    );
    expect(await principalOf(id)).toBeNull();
  });

  it('finds those who have a persona or a role', async () => {
    const { id } = await gateway.addUser('paul', ['procurement_specialist']);
    const found = async (personas: string[], roles: ('member' | 'admin')[] = []) =>
      (
        await gateway.app.get(ServiceClient).call(accounts.people, { personas, roles }, newCallContext())
      ).principals.map(({ userId }) => userId);
    expect(await found(['procurement_specialist'])).toEqual([id]);
    expect(await found(['field_engineer'])).toEqual([]);
    expect(await found([], ['member'])).toContain(id);
    await gateway.users.disable('paul');
    expect(await found(['procurement_specialist'])).toEqual([]);
  });
});
