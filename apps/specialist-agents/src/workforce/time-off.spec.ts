import { QuartermasterError, type StoreRequest, type TimeOff } from '#libs/contracts';
import { BEN, inStore, worked } from '../testing/store-world';
import { cancelTimeOff } from './cancel-time-off.tool';
import { changeTimeOff } from './change-time-off.tool';
import { requestTimeOff } from './request-time-off.tool';
import { timeOffBalance } from './time-off-balance.tool';

const GRANTED = '11111111-1111-4111-8111-111111111111';
const ASKED = '22222222-2222-4222-8222-222222222222';
const balance = (left: number) => ({
  kind: 'vacation' as const,
  year: 2026,
  entitled: 25,
  taken: 3,
  planned: 1,
  requested: 2,
  left,
});
const granted: TimeOff = {
  id: GRANTED,
  staffId: BEN.id,
  staffName: BEN.name,
  kind: 'vacation',
  firstDay: '2026-11-23',
  lastDay: '2026-11-24',
  days: 2,
  requestId: null,
  cancelling: false,
};
const asked = (by: string): StoreRequest => ({
  id: ASKED,
  kind: 'time-off',
  status: 'open',
  storeCode: 'S-01',
  title: 'Vacation from 14 to 18 December',
  reason: '',
  diff: [],
  warnings: [],
  arguments: { kind: 'vacation', firstDay: '2026-12-14', lastDay: '2026-12-18' },
  hash: 'h',
  requestedBy: { staffId: by, name: BEN.name },
  origin: 'person',
  replaces: null,
  replacedBy: null,
  createdAt: '2026-11-10T08:00:00.000Z',
  expiresAt: '2026-12-10T08:00:00.000Z',
  mayDecide: false,
  mayNotDecideBecause: null,
  decision: null,
  effects: [],
});
const world = (requests: StoreRequest[] = [asked(BEN.id)]) => ({
  'time-off.balances': () => ({ data: [balance(19)] }),
  'time-off.list': () => ({ data: [granted] }),
  'time-off.preview': () => ({ days: 5, balance: balance(14), warnings: ['The notice is short.'] }),
  'store-requests.list': () => ({ data: requests, nextCursor: null }),
});

describe('time_off_balance', () => {
  it('tells what is left and what is not decided', async () => {
    const { sentence } = worked(await timeOffBalance.run({ kind: 'any' }, inStore(world())));
    expect(sentence).toBe(
      'You have 19 days of vacation left this year; 2 days asked for are not decided yet.',
    );
  });
});

describe('request_time_off', () => {
  it('prepares a request with what it comes to, and sends nothing', async () => {
    const context = inStore(world());
    const outcome = worked(
      await requestTimeOff.run({ period: ['2026-12-14', '2026-12-19'], kind: 'any' }, context),
    );
    expect(outcome.acts).toEqual([
      expect.objectContaining({
        kind: 'request-time-off',
        timeOff: 'vacation',
        firstDay: '2026-12-14',
        lastDay: '2026-12-18',
        replaces: null,
      }),
    ]);
    expect(outcome.sentence).toContain('It is sent when you confirm it.');
    expect(context.lookups.map(({ operation }) => operation)).toEqual(['time-off.preview']);
  });

  it('says why it cannot be asked for', async () => {
    const refusing = {
      'time-off.preview': () => {
        throw new QuartermasterError('REQUEST_INVALID', { message: 'You have no shift on these days.' });
      },
    };
    const days = { period: ['2026-12-14', '2026-12-19'], kind: 'any' };
    expect(await requestTimeOff.run(days, inStore(refusing))).toMatchObject({
      kind: 'refused',
      code: 'NOT_POSSIBLE',
      message: 'You have no shift on these days.',
    });
    const past = { period: ['2026-11-02', '2026-11-03'], kind: 'any' };
    expect(await requestTimeOff.run(past, inStore(world()))).toMatchObject({ kind: 'refused' });
  });
});

describe('cancel_time_off and change_time_off', () => {
  it('withdraw what is not decided, and ask for what was granted to be taken back', async () => {
    const { acts } = worked(await cancelTimeOff.run({ kind: 'any' }, inStore(world())));
    expect(acts).toEqual([
      expect.objectContaining({ kind: 'cancel-time-off', timeOffId: GRANTED }),
      expect.objectContaining({ kind: 'withdraw-request', requestId: ASKED }),
    ]);
    const one = { kind: 'any', period: ['2026-12-01', '2027-01-01'] };
    expect(worked(await cancelTimeOff.run(one, inStore(world()))).acts).toHaveLength(1);
  });

  it('never offer the request of somebody else', async () => {
    const others = world([asked('99999999-9999-4999-8999-999999999999')]);
    const december = { kind: 'any', period: ['2026-12-01', '2027-01-01'] };
    expect(await cancelTimeOff.run(december, inStore(others))).toMatchObject({ kind: 'refused' });
  });

  it('move what was granted in its place', async () => {
    const move = { period: ['2026-11-23', '2026-11-25'], to: ['2026-11-30', '2026-12-05'] };
    const { acts } = worked(await changeTimeOff.run(move, inStore(world())));
    expect(acts).toEqual([
      expect.objectContaining({
        kind: 'request-time-off',
        insteadOf: GRANTED,
        replaces: null,
        lastDay: '2026-12-04',
      }),
    ]);
    expect(await changeTimeOff.run({ to: move.to }, inStore(world()))).toMatchObject({ kind: 'refused' });
  });
});
