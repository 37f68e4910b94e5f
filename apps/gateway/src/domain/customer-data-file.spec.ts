import type { CustomerDataPart } from '#libs/contracts';
import { customerDataFile } from './customer-data-file';

const person: CustomerDataPart = {
  part: 'person',
  exportedAt: '2026-06-17T09:00:00.000Z',
  storeCode: 'S-01',
  customer: {
    loyaltyNumber: 'L-1',
    givenName: 'Ana "A"',
    familyName: 'B',
    phone: null,
    email: null,
    address: null,
    tier: 'basic',
    householdSize: null,
    preferences: [],
    customerSince: null,
  },
  consents: [],
};
const purchase = (number: string) => ({ number, storeCode: 'S-01', day: '2026-06-01', lines: [] });
const order = {
  number: 'O-100',
  kind: 'collect',
  placedAt: '2026-06-17T09:00:00.000Z',
  promisedAt: '2026-06-17T10:00:00.000Z',
  history: [],
  lines: [],
};

async function written(...parts: CustomerDataPart[]): Promise<unknown> {
  const from = async function* () {
    yield* parts;
  };
  let text = '';
  for await (const piece of customerDataFile(from())) text += piece;
  return JSON.parse(text);
}

describe('the file of a customer’s data', () => {
  const { part: _, ...head } = person;

  it('is one document, however its parts come', async () => {
    expect(await written(person)).toEqual({ ...head, orders: [], purchases: [] });
    const purchases = [purchase('1'), purchase('2'), purchase('3')];
    expect(
      await written(
        person,
        { part: 'purchases', data: purchases.slice(0, 2) },
        { part: 'purchases', data: purchases.slice(2) },
      ),
    ).toEqual({ ...head, orders: [], purchases });
    expect(
      await written(
        person,
        { part: 'orders', data: [order] },
        { part: 'orders', data: [order] },
        { part: 'purchases', data: purchases },
      ),
    ).toEqual({ ...head, orders: [order, order], purchases });
    expect(await written(person, { part: 'orders', data: [order] })).toEqual({
      ...head,
      orders: [order],
      purchases: [],
    });
  });

  it('fails with what it is made from, so that half a file is never whole', async () => {
    const from = async function* (): AsyncGenerator<CustomerDataPart> {
      yield person;
      throw new Error('gone');
    };
    const read = async () => {
      for await (const piece of customerDataFile(from())) void piece;
    };
    await expect(read()).rejects.toThrow('gone');
  });
});
