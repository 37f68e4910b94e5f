import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import { type ActionDocumentPage, type Proposal, type ProposalPage, proposals } from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { personaOf } from '../http/persona';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { ProposalPeople } from '../proposal-people';
import { Repeatable } from '../repeatable';

/** Proposals and what became of them. The only caller of `proposals.approve`: a signed-in person, never a model. */
@Controller()
export class ProposalController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
    private readonly people: ProposalPeople,
  ) {}

  @Serves(api.proposals)
  async list(
    @Input() { query }: InputOf<typeof api.proposals>,
    @Req() request: FastifyRequest,
  ): Promise<ProposalPage> {
    const page = await this.services.call(proposals.list, query, callContextOf(request, proposals.list));
    return { ...page, data: await this.people.named(page.data) };
  }

  @Serves(api.propose)
  propose(@Input() { body }: InputOf<typeof api.propose>, @Req() request: FastifyRequest): Promise<Proposal> {
    const context = callContextOf(request, proposals.create);
    const proposed = { ...body, persona: personaOf(request, body.persona) };
    const made = this.repeatable.run(
      { ...proposed, proposal: true },
      context,
      idempotencyKeyOf(request),
      (proposalId) => this.services.call(proposals.create, { ...proposed, proposalId }, context),
    );
    return this.people.namedOne(made);
  }

  @Serves(api.proposal)
  get(@Input() { params }: InputOf<typeof api.proposal>, @Req() request: FastifyRequest): Promise<Proposal> {
    const found = this.services.call(proposals.get, params, callContextOf(request, proposals.get));
    return this.people.namedOne(found);
  }

  @Serves(api.approveProposal)
  approve(
    @Input() { params, body }: InputOf<typeof api.approveProposal>,
    @Req() request: FastifyRequest,
  ): Promise<Proposal> {
    const context = callContextOf(request, proposals.approve);
    return this.people.namedOne(this.services.call(proposals.approve, { ...params, ...body }, context));
  }

  @Serves(api.rejectProposal)
  reject(
    @Input() { params, body }: InputOf<typeof api.rejectProposal>,
    @Req() request: FastifyRequest,
  ): Promise<Proposal> {
    const context = callContextOf(request, proposals.reject);
    return this.people.namedOne(this.services.call(proposals.reject, { ...params, ...body }, context));
  }

  @Serves(api.editProposal)
  edit(
    @Input() { params, body }: InputOf<typeof api.editProposal>,
    @Req() request: FastifyRequest,
  ): Promise<Proposal> {
    const context = callContextOf(request, proposals.edit);
    const edited = { ...params, ...body };
    const made = this.repeatable.run(
      { ...edited, edit: true },
      context,
      idempotencyKeyOf(request),
      (newProposalId) => this.services.call(proposals.edit, { ...edited, newProposalId }, context),
    );
    return this.people.namedOne(made);
  }

  @Serves(api.actionDocuments)
  documents(
    @Input() { query }: InputOf<typeof api.actionDocuments>,
    @Req() request: FastifyRequest,
  ): Promise<ActionDocumentPage> {
    return this.services.call(proposals.documents, query, callContextOf(request, proposals.documents));
  }
}
