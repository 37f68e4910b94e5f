import type { ActionDocument, Principal, WebhookStatus } from '#libs/contracts';
import type { OwnMovements } from './action-facts';
import type { ApprovalPolicy } from './approval-rules';
import type { Verdict } from './decisions';
import type { Person, StoredProposal } from './stored-proposal';

export type NewProposal = Omit<StoredProposal, 'status' | 'replacedBy' | 'decision' | 'execution'>;

/** Whose view of the list it is. */
export interface Viewer {
  who: Principal;
  policy: ApprovalPolicy;
}

export interface PageOf<T> {
  data: T[];
  nextCursor: string | null;
}

/** A decision: `judge` is asked again under the lock that the decision is written under. */
export interface NewDecision {
  by: Person;
  at: Date;
  judge: (proposal: StoredProposal) => Verdict;
}

/**
 * Where proposals are kept, and what was carried out. A decision, its effect, its jobs and its audit entry are one
 * transaction under the lock of the proposal: there is no state between approved and carried out.
 */
export interface ProposalStore {
  /**
   * @param waitsFor ids of the users who are told that it waits for them
   * @returns what is stored: that of an earlier try when its id is known already
   * @throws TOO_MANY_PROPOSALS beyond `maxOpen` of one user; NOT_FOUND for an id of somebody else
   */
  add(proposal: NewProposal, maxOpen: number, waitsFor: string[]): Promise<StoredProposal>;
  /** Puts a proposal in the place of the open one that it `replaces`. Errors as of {@link add} and of `judge`. */
  replace(
    proposal: NewProposal & { replaces: string },
    judge: (replaced: StoredProposal) => void,
    maxOpen: number,
    waitsFor: string[],
  ): Promise<StoredProposal>;
  /** Whether the answer is one of the user's. */
  hasAnswer(userId: string, answerId: string): Promise<boolean>;
  find(id: string): Promise<StoredProposal | null>;
  /** What the viewer made, decided on or may decide on, newest first. @throws VALIDATION_FAILED for a wrong cursor */
  page(
    viewer: Viewer,
    filter: { status: 'open' | 'closed' | 'all'; now: Date },
    limit: number,
    cursor?: string,
  ): Promise<PageOf<StoredProposal>>;
  /** Corrects what could not be checked when it was made; only while it is open. */
  recheck(id: string, checked: Recheck): Promise<void>;
  /**
   * Approves and carries out, once. `today` (YYYY-MM-DD) dates and numbers the document.
   *
   * @throws NOT_FOUND; what `judge` throws; ACTION_INVALID where other approvals have left too little to move or ask
   * for the same
   */
  approve(id: string, decision: NewDecision & { today: string } & Precondition): Promise<StoredProposal>;
  reject(id: string, decision: NewDecision & { reason: string }): Promise<StoredProposal>;
  /** Remembers what will not change any more. */
  settleWebhooks(states: ReadonlyMap<string, WebhookStatus>): Promise<void>;
  documents(viewer: Viewer, limit: number, cursor?: string): Promise<PageOf<ActionDocument>>;
  /** Units ordered for or moved to a warehouse on `since` (YYYY-MM-DD) or later, one row a product. */
  onOrder(
    warehouseCode: string,
    since: string,
  ): Promise<{ productCode: string; quantity: number; orderedOn: string }[]>;
  /** Movements of products in and out of warehouses that were carried out after a moment. */
  movements(warehouses: string[], products: string[], after: Date): Promise<OwnMovements>;
  /** The earliest day by which an order was asked for. */
  requestedFor(
    order: 'sales' | 'purchase',
    orderId: string,
  ): Promise<{ number: string; wantedBy: string } | null>;
}

export type Recheck = Pick<
  StoredProposal,
  'action' | 'title' | 'amount' | 'hash' | 'diff' | 'sites' | 'available'
>;

/** The stock that a transfer may take from, as the approver's look at the data found it. */
export interface Precondition {
  available: StoredProposal['available'];
}

export const PROPOSAL_STORE = Symbol('ProposalStore');
