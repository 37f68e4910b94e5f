import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { JobQueue } from '#libs/persistence';
import type { NewProposal } from '../domain/proposal-store';
import type { Person, StoredProposal } from '../domain/stored-proposal';

interface Executed {
  by: Person;
  at: Date;
  number: string;
  webhookEventId: string;
}

/** What is told after a decision, written with it: to the proposer in the console, to other programs by webhook. */
@Injectable()
export class ProposalJobs {
  constructor(private readonly queue: JobQueue) {}

  newEventId(): string {
    return randomUUID();
  }

  async executed(
    manager: EntityManager,
    proposal: StoredProposal,
    { by, at, number, webhookEventId }: Executed,
  ): Promise<void> {
    const { id, action, amount, hash, proposedBy } = proposal;
    const payload = {
      proposalId: id,
      number,
      action,
      amount,
      hash,
      proposedBy: proposedBy.username,
      approvedBy: by.username,
      executedAt: at.toISOString(),
    };
    await this.queue.enqueue(
      manager,
      'webhook',
      { event: 'proposal.executed', payload },
      { id: webhookEventId },
    );
    await this.tell(
      manager,
      proposal,
      by,
      `Approved: ${proposal.title}`,
      `${by.username} approved it: ${number}.`,
    );
  }

  async rejected(
    manager: EntityManager,
    proposal: StoredProposal,
    { by, reason }: { by: Person; reason: string },
  ): Promise<void> {
    await this.tell(manager, proposal, by, `Rejected: ${proposal.title}`, `${by.username}: ${reason}`);
  }

  async replaced(manager: EntityManager, replaced: StoredProposal, by: NewProposal): Promise<void> {
    const { username } = by.proposedBy;
    const text = `${username} put another in its place: ${by.title}. ${by.reason}`;
    await this.tell(manager, { ...replaced, id: by.id }, by.proposedBy, `Changed: ${replaced.title}`, text);
  }

  async waiting(manager: EntityManager, proposal: NewProposal, userIds: string[]): Promise<void> {
    const { id, title, reason, proposedBy } = proposal;
    for (const userId of userIds)
      await this.notify(manager, userId, id, `To decide: ${title}`, `${proposedBy.username}: ${reason}`);
  }

  /** Tells the proposer; who decides on the own proposal knows it. */
  private async tell(
    manager: EntityManager,
    { id, proposedBy }: Pick<StoredProposal, 'id' | 'proposedBy'>,
    by: Person,
    title: string,
    text: string,
  ): Promise<void> {
    if (proposedBy.userId !== by.userId) await this.notify(manager, proposedBy.userId, id, title, text);
  }

  private async notify(
    manager: EntityManager,
    userId: string,
    proposalId: string,
    title: string,
    text: string,
  ): Promise<void> {
    await this.queue.enqueue(manager, 'notify', {
      userId,
      kind: 'proposal',
      title: cut(title, MAX_TITLE),
      text: cut(text, MAX_TEXT),
      link: `/proposals/${proposalId}`,
    });
  }
}

/** As the job takes them. */
const MAX_TITLE = 200;
const MAX_TEXT = 2_000;

const cut = (text: string, max: number) => (text.length <= max ? text : `${text.slice(0, max - 1)}…`);
