import { Injectable } from '@nestjs/common';
import type { Proposal } from '#libs/contracts';
import { UserStore } from './persistence/user-store';

/** Adds to proposals what the people in them are called. Only the gateway knows users by more than their login. */
@Injectable()
export class ProposalPeople {
  constructor(private readonly users: UserStore) {}

  async named<One extends Proposal>(proposals: readonly One[]): Promise<One[]> {
    const people = proposals.flatMap(({ proposedBy, decision }) =>
      decision === null ? [proposedBy] : [proposedBy, decision.by],
    );
    if (people.length === 0) return [];
    const names = await this.users.displayNames(people.map(({ userId }) => userId));
    const named = (person: Proposal['proposedBy']) => {
      const displayName = names.get(person.userId);
      return displayName === undefined ? person : { ...person, displayName };
    };
    return proposals.map((proposal) => ({
      ...proposal,
      proposedBy: named(proposal.proposedBy),
      decision: proposal.decision && { ...proposal.decision, by: named(proposal.decision.by) },
    }));
  }

  async namedOne(proposal: Promise<Proposal>): Promise<Proposal> {
    const [named] = await this.named([await proposal]);
    return named!;
  }
}
