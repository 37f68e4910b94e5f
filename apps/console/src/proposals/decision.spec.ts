import { choicesOf, movedOn, needsConfirmation, waitingFor } from './decision';

const proposedBy = { userId: 'maria', username: 'maria' };
const none = { approve: false, edit: false, reject: false };

test.each([
  ['open', true, 'paul', { approve: true, edit: true, reject: true }],
  // Nobody approves what they proposed themselves, but they may change it or take it back.
  ['open', false, 'maria', { approve: false, edit: true, reject: true }],
  ['open', false, 'paul', none],
  ['executed', true, 'paul', none],
  ['approved', true, 'maria', none],
] as const)('%s, may approve: %s, read by %s', (status, mayApprove, reader, choices) => {
  expect(choicesOf({ status, mayApprove, proposedBy }, reader)).toEqual(choices);
});

test('large amounts are asked about once more', () => {
  expect([9_999.99, 10_000].map((amount) => needsConfirmation({ amount }))).toEqual([false, true]);
});

test('only what has moved on meanwhile is reloaded', () => {
  expect(movedOn('PROPOSAL_CHANGED')).toBe('changedMeanwhile');
  expect(movedOn('PROPOSAL_CLOSED')).toBe('closedMeanwhile');
  expect(movedOn('FORBIDDEN')).toBeNull();
});

test('counted is what the reader may decide on', () => {
  expect(waitingFor([{ mayApprove: true }, { mayApprove: false }, { mayApprove: true }])).toBe(2);
});
