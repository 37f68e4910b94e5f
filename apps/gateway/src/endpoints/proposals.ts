import { z } from 'zod';
import {
  ActionDocumentPage,
  ApproveProposal,
  EditProposal,
  NewProposal,
  Proposal,
  ProposalPage,
  proposals,
  RejectProposal,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json, MAX_PAGE_SIZE, page } from './media';

const TAG = 'Proposals';
const ProposalPath = z.strictObject({ proposalId: z.uuid() });

export const proposalEndpoints = endpointGroup({
  proposals: {
    method: 'GET',
    path: '/v1/proposals',
    tag: TAG,
    summary: 'Proposals that you made or may decide on, newest first',
    access: 'session',
    scope: 'proposals:read',
    query: page(MAX_PAGE_SIZE).extend({
      status: z.enum(['open', 'closed', 'all']).default('all').describe('`open` waits for a decision.'),
    }),
    success: { status: 200, description: 'One page', content: json(ProposalPage) },
  },
  propose: {
    method: 'POST',
    path: '/v1/proposals',
    tag: TAG,
    summary: 'Puts an action forward; nothing happens before a person approves it',
    access: 'session',
    scope: 'proposals:write',
    body: NewProposal,
    idempotent: true,
    success: { status: 201, description: 'Proposed', content: json(Proposal) },
    errors: proposals.create.errors,
  },
  proposal: {
    method: 'GET',
    path: '/v1/proposals/{proposalId}',
    tag: TAG,
    summary: 'One proposal with its diff and what became of it',
    access: 'session',
    scope: 'proposals:read',
    params: ProposalPath,
    success: { status: 200, description: 'The proposal', content: json(Proposal) },
    errors: ['NOT_FOUND'],
  },
  approveProposal: {
    method: 'POST',
    path: '/v1/proposals/{proposalId}/approval',
    tag: TAG,
    summary: 'Approves exactly what `hash` names; it is carried out once, however often this is sent',
    access: 'session',
    params: ProposalPath,
    body: ApproveProposal,
    success: { status: 200, description: 'Approved', content: json(Proposal) },
    errors: proposals.approve.errors,
  },
  rejectProposal: {
    method: 'POST',
    path: '/v1/proposals/{proposalId}/rejection',
    tag: TAG,
    summary: 'Rejects with a reason',
    access: 'session',
    params: ProposalPath,
    body: RejectProposal,
    success: { status: 200, description: 'Rejected', content: json(Proposal) },
    errors: proposals.reject.errors,
  },
  editProposal: {
    method: 'POST',
    path: '/v1/proposals/{proposalId}/edits',
    tag: TAG,
    summary: 'Puts a changed action in its place: a new proposal, the old one is marked as replaced',
    access: 'session',
    scope: 'proposals:write',
    params: ProposalPath,
    body: EditProposal,
    idempotent: true,
    success: { status: 201, description: 'The new proposal', content: json(Proposal) },
    errors: proposals.edit.errors,
  },
  actionDocuments: {
    method: 'GET',
    path: '/v1/action-documents',
    tag: TAG,
    summary: 'Purchase orders, transfers and requests that were carried out, newest first',
    access: 'session',
    scope: 'proposals:read',
    query: page(MAX_PAGE_SIZE),
    success: { status: 200, description: 'One page', content: json(ActionDocumentPage) },
  },
});
