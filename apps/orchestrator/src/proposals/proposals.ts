import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, principalOf } from '#libs/bus';
import {
  type InputOf,
  type OutputOf,
  type Principal,
  type Proposal,
  type ProposalPage,
  type proposals,
  QuartermasterError,
} from '#libs/contracts';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { hasSites } from './domain/approval-rules';
import { actionHash } from './domain/canonical-action';
import {
  type Deciding,
  isVisible,
  judgeApproval,
  judgeEdit,
  judgeRejection,
  subjectOf,
} from './domain/decisions';
import type { ExaminedAction } from './domain/examined-action';
import { type NewProposal, PROPOSAL_STORE, type ProposalStore } from './domain/proposal-store';
import { viewOf } from './domain/proposal-view';
import type { Person, StoredProposal } from './domain/stored-proposal';
import { Approvers } from './approvers';
import { Examiner, refuse } from './examiner';
import { WebhookStates } from './webhook-states';

const MS_AN_HOUR = 3_600_000;

/** Actions that wait for a person. Whoever proposes, a model included: only {@link approve} makes something happen. */
@Injectable()
export class Proposals {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(PROPOSAL_STORE) private readonly store: ProposalStore,
    private readonly examiner: Examiner,
    private readonly approvers: Approvers,
    private readonly webhooks: WebhookStates,
    private readonly clock: Clock,
  ) {}

  async create(
    { persona, action, reason, answerId, proposalId }: InputOf<typeof proposals.create>,
    context: CallContext,
  ): Promise<Proposal> {
    const who = principalOf(context);
    if (!who.personas.includes(persona))
      throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
    const known = await this.store.find(proposalId);
    if (known !== null && known.proposedBy.userId === who.userId) return viewOf(known, this.deciding(who));
    await this.requireAnswer(who, answerId);
    const examined = await this.examiner.proposable(action, persona, who, context);
    const proposal = this.newProposal(examined, {
      id: proposalId,
      reason,
      persona,
      answerId: answerId ?? null,
      replaces: null,
      proposedBy: personOf(who),
    });
    const deciding = this.deciding(who);
    const waitsFor = await this.approvers.waitedFor(subjectOf(proposal), deciding, context);
    const { maxOpenPerUser } = this.settings.approvals;
    return viewOf(await this.store.add(proposal, maxOpenPerUser, waitsFor), deciding);
  }

  async get(id: string, context: CallContext): Promise<Proposal> {
    const deciding = this.deciding(principalOf(context));
    const [proposal] = await this.webhooks.fill([await this.visible(id, deciding)], context);
    return viewOf(proposal!, deciding);
  }

  async list(
    { status, limit, cursor }: InputOf<typeof proposals.list>,
    context: CallContext,
  ): Promise<ProposalPage> {
    const deciding = this.deciding(principalOf(context));
    const page = await this.store.page(deciding, { status, now: deciding.now }, limit, cursor);
    const data = await this.webhooks.fill(page.data, context);
    return { ...page, data: data.map((proposal) => viewOf(proposal, deciding)) };
  }

  /** Looks at the data once more, then approves and carries out in one transaction. */
  async approve(
    { proposalId, hash }: InputOf<typeof proposals.approve>,
    context: CallContext,
  ): Promise<Proposal> {
    const who = principalOf(context);
    const deciding = this.deciding(who);
    const proposal = await this.visible(proposalId, deciding);
    if (judgeApproval(proposal, hash, deciding) === 'done') return viewOf(proposal, deciding);
    const examined = await this.examiner.examine(proposal.action, personaFor(who, proposal), context);
    refuse(examined.problems);
    if (!proposal.checked) await this.requireCheck(proposal, examined);
    const decision = this.deciding(who);
    const approved = await this.store.approve(proposalId, {
      by: personOf(who),
      at: decision.now,
      judge: (locked) => judgeApproval(locked, hash, decision),
      today: this.clock.today(),
      available: examined.available ?? proposal.available,
    });
    return viewOf(approved, decision);
  }

  async reject(
    { proposalId, reason }: InputOf<typeof proposals.reject>,
    context: CallContext,
  ): Promise<Proposal> {
    const who = principalOf(context);
    const deciding = this.deciding(who);
    const rejected = await this.store.reject(proposalId, {
      by: personOf(who),
      at: deciding.now,
      reason,
      judge: (locked) => judgeRejection(locked, deciding),
    });
    return viewOf(rejected, deciding);
  }

  async edit(
    { proposalId, action, reason, newProposalId }: InputOf<typeof proposals.edit>,
    context: CallContext,
  ): Promise<Proposal> {
    const who = principalOf(context);
    const deciding = this.deciding(who);
    const replaced = await this.visible(proposalId, deciding);
    if (replaced.replacedBy === newProposalId) return this.get(newProposalId, context);
    judgeEdit(replaced, deciding);
    if (action.kind !== replaced.action.kind)
      refuse([{ path: 'kind', message: 'An edit cannot make another kind of action of it.' }]);
    const examined = await this.examiner.proposable(action, personaFor(who, replaced), who, context);
    if (actionHash(examined.action) === replaced.hash)
      refuse([{ path: '', message: 'The edit changes nothing.' }]);
    const proposal = this.newProposal(examined, {
      id: newProposalId,
      reason,
      persona: replaced.persona,
      answerId: replaced.answerId,
      replaces: proposalId,
      proposedBy: personOf(who),
    });
    const stored = await this.store.replace(
      { ...proposal, replaces: proposalId },
      (locked) => judgeEdit(locked, deciding),
      this.settings.approvals.maxOpenPerUser,
      await this.approvers.waitedFor(subjectOf(proposal), deciding, context),
    );
    return viewOf(stored, deciding);
  }

  documents(
    { limit, cursor }: InputOf<typeof proposals.documents>,
    context: CallContext,
  ): Promise<OutputOf<typeof proposals.documents>> {
    return this.store.documents(this.deciding(principalOf(context)), limit, cursor);
  }

  /** Nothing for a warehouse that the caller does not have. */
  async onOrder(
    { warehouseCode, since }: InputOf<typeof proposals.onOrder>,
    context: CallContext,
  ): Promise<OutputOf<typeof proposals.onOrder>> {
    if (!hasSites(principalOf(context), [warehouseCode])) return { products: [] };
    return { products: await this.store.onOrder(warehouseCode, since) };
  }

  private deciding(who: Principal): Deciding {
    return { who, policy: this.settings.approvals, now: this.clock.now() };
  }

  private async visible(id: string, deciding: Deciding): Promise<StoredProposal> {
    const proposal = await this.store.find(id);
    if (proposal === null || !isVisible(proposal, deciding)) throw new QuartermasterError('NOT_FOUND');
    return proposal;
  }

  private async requireAnswer({ userId }: Principal, answerId: string | undefined): Promise<void> {
    if (answerId === undefined) return;
    if (!(await this.store.hasAnswer(userId, answerId)))
      throw new QuartermasterError('NOT_FOUND', { details: { answerId } });
  }

  /**
   * What could not be checked when it was proposed is checked now, and shown once more before it is approved.
   *
   * @throws WAREHOUSE_UNAVAILABLE while it still cannot be; PROPOSAL_CHANGED when it has been
   */
  private async requireCheck({ id }: StoredProposal, examined: ExaminedAction): Promise<void> {
    if (!examined.checked) {
      throw new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
        message: 'It could not be checked against the data, neither when it was proposed nor now.',
        nextStep: 'Try again later, or let somebody approve it who may see what it is about.',
      });
    }
    const { problems: _, checked: __, ...found } = examined;
    await this.store.recheck(id, { ...found, hash: actionHash(found.action) });
    throw new QuartermasterError('PROPOSAL_CHANGED', {
      message: 'It has been checked against the data only now.',
    });
  }

  private newProposal(
    { problems: _, ...examined }: ExaminedAction,
    rest: Pick<NewProposal, 'id' | 'reason' | 'persona' | 'answerId' | 'replaces' | 'proposedBy'>,
  ): NewProposal {
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + this.settings.approvals.expireAfterHours * MS_AN_HOUR);
    return { ...examined, ...rest, hash: actionHash(examined.action), createdAt, expiresAt };
  }
}

const personOf = ({ userId, username }: Principal): Person => ({ userId, username });

/** The eyes with which the caller looks at the data: the proposal's persona, or one of the caller's own. */
const personaFor = ({ personas }: Principal, { persona }: StoredProposal): string | null =>
  personas.includes(persona) ? persona : (personas[0] ?? null);
