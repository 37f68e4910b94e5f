import type { Proposal } from '#libs/contracts';
import type { UserStore } from './persistence/user-store';
import { ProposalPeople } from './proposal-people';

const maria = { userId: 'id-of-maria', username: 'maria' };
const gone = { userId: 'id-of-gone', username: 'gone' };
const asked: string[][] = [];
const users: Pick<UserStore, 'displayNames'> = {
  async displayNames(ids) {
    asked.push([...ids]);
    return new Map([[maria.userId, 'Maria Ortiz']]);
  },
};
const people = new ProposalPeople(users as UserStore);
const proposal = (part: Pick<Proposal, 'proposedBy' | 'decision'>) =>
  ({ title: 'Order', ...part }) as Proposal;

describe('the people of proposals', () => {
  beforeEach(() => asked.splice(0));

  it('are called by their names, whoever proposed and whoever decided; all are looked up at once', async () => {
    const decision = { by: maria, at: '2026-06-17T09:00:00Z', reason: null };
    const named = await people.named([
      proposal({ proposedBy: maria, decision: null }),
      proposal({ proposedBy: gone, decision }),
    ]);
    expect(asked).toHaveLength(1);
    expect(named).toEqual([
      { title: 'Order', proposedBy: { ...maria, displayName: 'Maria Ortiz' }, decision: null },
      {
        title: 'Order',
        // Who is not there any more keeps the login.
        proposedBy: gone,
        decision: { ...decision, by: { ...maria, displayName: 'Maria Ortiz' } },
      },
    ]);
  });

  it('are not looked up where there is no proposal', async () => {
    expect(await people.named([])).toEqual([]);
    expect(asked).toEqual([]);
  });
});
