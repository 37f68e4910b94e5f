import { z } from 'zod';
import { Action } from '../action';
import { PersonaId } from '../principal';
import { defineService } from '../service';

export const MAX_REASON_LENGTH = 1000;
const Reason = z.string().trim().min(1).max(MAX_REASON_LENGTH);

/** `open` waits for a person; all others are final. Approving and carrying out are one step: `executed`. */
export const ProposalStatus = z.enum([
  'open',
  'approved',
  'executed',
  'rejected',
  'expired',
  'replaced',
  'failed',
]);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

const Person = z.strictObject({
  userId: z.uuid(),
  username: z.string(),
  /** As the person is called now; the gateway adds it, and has none of users who were removed. */
  displayName: z.string().optional(),
});

/** An action with everything that a person needs to decide on it, and what became of it (X4). */
export const Proposal = z
  .strictObject({
    id: z.uuid(),
    status: ProposalStatus,
    action: Action,
    /** In one line: "Order 240 units of 3 products from Northwind for WH-03". */
    title: z.string(),
    /** Money at stake, by which the approval rules decide. */
    amount: z.number(),
    /** SHA-256 of the canonical action; approving names it, so that nobody approves what changed meanwhile. */
    hash: z.string(),
    /** What would be different afterwards, line by line. */
    diff: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
    reason: z.string(),
    persona: PersonaId,
    proposedBy: Person,
    /**
     * Whether codes, stock and order were found in the data when it was made. Where the warehouse was away or the
     * persona may not see it, that is done before it is approved.
     */
    checked: z.boolean(),
    /** The answer that it was made from. */
    answerId: z.uuid().nullable(),
    /** The proposal that this one was edited from, and the one that took its place. */
    replaces: z.uuid().nullable(),
    replacedBy: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    /** Who may approve, in words: "Procurement specialists up to 50,000, or an administrator". */
    approvers: z.string(),
    /** Whether the caller may approve it now, and if not, why. */
    mayApprove: z.boolean(),
    mayNotApproveBecause: z.string().nullable(),
    decision: z.strictObject({ by: Person, at: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
    execution: z
      .strictObject({
        at: z.iso.datetime(),
        /** Numbers of what was written: purchase orders, transfers, requests. */
        documents: z.array(z.string()),
        webhook: z.enum(['none', 'waiting', 'delivered', 'failed']),
      })
      .nullable(),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof Proposal>;

export const ProposalPage = z
  .strictObject({ data: z.array(Proposal), nextCursor: z.string().nullable() })
  .meta({ id: 'ProposalPage' });
export type ProposalPage = z.infer<typeof ProposalPage>;

/** What was carried out: the product's own record of orders, transfers and requests. */
export const ActionDocument = z
  .strictObject({
    number: z.string(),
    kind: z.enum(['purchase-order', 'transfer', 'expedite-request']),
    proposalId: z.uuid(),
    action: Action,
    amount: z.number(),
    approvedBy: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ActionDocument' });
export type ActionDocument = z.infer<typeof ActionDocument>;

export const ActionDocumentPage = z
  .strictObject({ data: z.array(ActionDocument), nextCursor: z.string().nullable() })
  .meta({ id: 'ActionDocumentPage' });
export type ActionDocumentPage = z.infer<typeof ActionDocumentPage>;

const PROPOSAL_ERRORS = ['NOT_FOUND', 'FORBIDDEN', 'PROPOSAL_CHANGED', 'PROPOSAL_CLOSED'] as const;
const ById = z.strictObject({ proposalId: z.uuid() });

/** propose, decide, carry out once. Served by the orchestrator. */
export const proposals = defineService('proposals', {
  create: {
    summary: 'Puts an action forward; nothing happens before it is approved.',
    input: z.strictObject({
      persona: PersonaId,
      action: Action,
      reason: Reason,
      answerId: z.uuid().optional(),
      /** Chosen by the caller so that a repeated call is the same proposal. */
      proposalId: z.uuid(),
    }),
    output: Proposal,
    timeoutMs: 10_000,
    errors: ['PERSONA_NOT_ALLOWED', 'FORBIDDEN', 'NOT_FOUND', 'ACTION_INVALID', 'TOO_MANY_PROPOSALS'],
  },
  list: {
    summary: 'Proposals that the caller made or may decide on, newest first.',
    input: z.strictObject({
      status: z.enum(['open', 'closed', 'all']),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100),
    }),
    output: ProposalPage,
    timeoutMs: 10_000,
    errors: ['VALIDATION_FAILED'],
  },
  get: {
    summary: 'One proposal that the caller made or may decide on.',
    input: ById,
    output: Proposal,
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  approve: {
    summary: 'Approves exactly what the hash names; it is carried out once.',
    input: ById.extend({ hash: z.string().min(1).max(100) }),
    output: Proposal,
    timeoutMs: 15_000,
    errors: [...PROPOSAL_ERRORS, 'ACTION_INVALID', 'WAREHOUSE_UNAVAILABLE'],
  },
  reject: {
    summary: 'Rejects with a reason.',
    input: ById.extend({ reason: Reason }),
    output: Proposal,
    timeoutMs: 10_000,
    errors: PROPOSAL_ERRORS,
  },
  edit: {
    summary:
      'Puts a changed action in the place of an open proposal: a new proposal, the old one is replaced.',
    input: ById.extend({ action: Action, reason: Reason, newProposalId: z.uuid() }),
    output: Proposal,
    timeoutMs: 10_000,
    errors: [...PROPOSAL_ERRORS, 'ACTION_INVALID', 'TOO_MANY_PROPOSALS'],
  },
  documents: {
    summary: 'What was carried out, newest first.',
    input: z.strictObject({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100) }),
    output: ActionDocumentPage,
    timeoutMs: 10_000,
    errors: ['VALIDATION_FAILED'],
  },
  onOrder: {
    summary: 'Units that are on order in the own store and not older than the given day, by product.',
    input: z.strictObject({ warehouseCode: z.string().max(50), since: z.iso.date() }),
    output: z.strictObject({
      products: z.array(
        z.strictObject({ productCode: z.string(), quantity: z.int(), orderedOn: z.iso.date() }),
      ),
    }),
    timeoutMs: 5_000,
    errors: [],
  },
});
