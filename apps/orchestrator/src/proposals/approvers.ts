import { Injectable } from '@nestjs/common';
import { type CallContext, newCallContext, ServiceClient } from '#libs/bus';
import { accounts, QuartermasterError } from '#libs/contracts';
import { Logger } from '#libs/runtime';
import { type ApprovalSubject, groupsFor, whyNotApprove } from './domain/approval-rules';
import type { Deciding } from './domain/decisions';

/** Proposing must not wait long for the names of those who are only told of it. */
const TIMEOUT_MS = 1_000;

/** Who a proposal waits for. */
@Injectable()
export class Approvers {
  constructor(
    private readonly services: ServiceClient,
    private readonly logger: Logger,
  ) {}

  /** Ids of those who may approve it; nobody where the proposer may alone, or where the accounts do not answer. */
  async waitedFor(
    subject: ApprovalSubject,
    { who, policy }: Deciding,
    context: CallContext,
  ): Promise<string[]> {
    if (whyNotApprove(subject, who, policy) === null) return [];
    const deadline = Math.min(context.deadline, Date.now() + TIMEOUT_MS);
    try {
      const { principals } = await this.services.call(
        accounts.people,
        groupsFor(subject, policy),
        newCallContext({ ...context, deadline }),
      );
      return principals
        .filter((person) => whyNotApprove(subject, person, policy) === null)
        .map(({ userId }) => userId);
    } catch (error) {
      this.logger.warn('proposal.approvers-not-told', { code: QuartermasterError.from(error).code });
      return [];
    }
  }
}
