import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { type InputOf, type OutputOf, type Proposal, type ProposalPage, proposals } from '#libs/contracts';
import { Proposals } from './proposals';

/** Translates messages; the work is in Proposals and its store. */
@Injectable()
export class ProposalHandlers {
  constructor(private readonly proposed: Proposals) {}

  @Handles(proposals.create)
  create(input: InputOf<typeof proposals.create>, context: CallContext): Promise<Proposal> {
    return this.proposed.create(input, context);
  }

  @Handles(proposals.list)
  list(input: InputOf<typeof proposals.list>, context: CallContext): Promise<ProposalPage> {
    return this.proposed.list(input, context);
  }

  @Handles(proposals.get)
  get({ proposalId }: InputOf<typeof proposals.get>, context: CallContext): Promise<Proposal> {
    return this.proposed.get(proposalId, context);
  }

  @Handles(proposals.approve)
  approve(input: InputOf<typeof proposals.approve>, context: CallContext): Promise<Proposal> {
    return this.proposed.approve(input, context);
  }

  @Handles(proposals.reject)
  reject(input: InputOf<typeof proposals.reject>, context: CallContext): Promise<Proposal> {
    return this.proposed.reject(input, context);
  }

  @Handles(proposals.edit)
  edit(input: InputOf<typeof proposals.edit>, context: CallContext): Promise<Proposal> {
    return this.proposed.edit(input, context);
  }

  @Handles(proposals.documents)
  documents(
    input: InputOf<typeof proposals.documents>,
    context: CallContext,
  ): Promise<OutputOf<typeof proposals.documents>> {
    return this.proposed.documents(input, context);
  }

  @Handles(proposals.onOrder)
  onOrder(
    input: InputOf<typeof proposals.onOrder>,
    context: CallContext,
  ): Promise<OutputOf<typeof proposals.onOrder>> {
    return this.proposed.onOrder(input, context);
  }
}
