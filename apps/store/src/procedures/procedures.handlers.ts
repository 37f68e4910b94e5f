import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { type InputOf, type OutputOf, procedures } from '#libs/contracts';
import { Procedures } from './procedures';
import { ProcedureSearch } from './search/procedure-search';

@Injectable()
export class ProcedureHandlers {
  constructor(
    private readonly documents: Procedures,
    private readonly passageSearch: ProcedureSearch,
  ) {}

  @Handles(procedures.search)
  search(
    input: InputOf<typeof procedures.search>,
    context: CallContext,
  ): Promise<OutputOf<typeof procedures.search>> {
    return this.passageSearch.search(input, context);
  }

  @Handles(procedures.list)
  list(_: InputOf<typeof procedures.list>, context: CallContext): Promise<OutputOf<typeof procedures.list>> {
    return this.documents.list(context);
  }

  @Handles(procedures.get)
  get(input: InputOf<typeof procedures.get>, context: CallContext): Promise<OutputOf<typeof procedures.get>> {
    return this.documents.get(input, context);
  }

  @Handles(procedures.passages)
  passages(
    input: InputOf<typeof procedures.passages>,
    context: CallContext,
  ): Promise<OutputOf<typeof procedures.passages>> {
    return this.documents.passages(input, context);
  }

  @Handles(procedures.original)
  original(
    input: InputOf<typeof procedures.original>,
    context: CallContext,
  ): Promise<OutputOf<typeof procedures.original>> {
    return this.documents.original(input, context);
  }

  @Handles(procedures.putPart)
  putPart(
    input: InputOf<typeof procedures.putPart>,
    context: CallContext,
  ): Promise<OutputOf<typeof procedures.putPart>> {
    return this.documents.putPart(input, context);
  }

  @Handles(procedures.add)
  add(input: InputOf<typeof procedures.add>, context: CallContext): Promise<OutputOf<typeof procedures.add>> {
    return this.documents.add(input, context);
  }

  @Handles(procedures.remove)
  async remove(
    input: InputOf<typeof procedures.remove>,
    context: CallContext,
  ): Promise<OutputOf<typeof procedures.remove>> {
    await this.documents.remove(input, context);
    return {};
  }
}
