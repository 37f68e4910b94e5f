import type { StoreRequest } from '../../api/types';
import { sortRequests } from './sort-requests';

const request = (id: string, staffId: string, mayDecide: boolean) =>
  ({ id, requestedBy: { staffId, name: staffId }, mayDecide }) as StoreRequest;

test('each request stands once: the own ones apart, even where one may decide them', () => {
  const { toDecide, mine, others } = sortRequests(
    [
      request('1', 'ben', true),
      request('2', 'sofia', true),
      request('3', 'ben', false),
      request('4', 'ben', true),
    ],
    'sofia',
  );
  expect([toDecide, mine, others].map((list) => list.map(({ id }) => id))).toEqual([
    ['1', '4'],
    ['2'],
    ['3'],
  ]);
});
