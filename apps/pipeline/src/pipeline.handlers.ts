import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { type InputOf, type LoadEvent, pipeline, QuartermasterError } from '#libs/contracts';
import { loadEvents } from './load-progress';
import { Pipeline } from './pipeline';

/** Replacing everybody's data, and taking all of it out, is for administrators. */
@Injectable()
export class PipelineHandlers {
  constructor(private readonly pipeline: Pipeline) {}

  @Handles(pipeline.generate)
  generate(input: InputOf<typeof pipeline.generate>, context: CallContext): AsyncGenerator<LoadEvent> {
    authorize(context);
    return loadEvents((report, signal) => this.pipeline.generate(input, report, signal), context.signal);
  }

  @Handles(pipeline.importFiles)
  importFiles(input: InputOf<typeof pipeline.importFiles>, context: CallContext): AsyncGenerator<LoadEvent> {
    authorize(context);
    return loadEvents((report, signal) => this.pipeline.importFiles(input, report, signal), context.signal);
  }

  @Handles(pipeline.exportFiles)
  exportFiles(input: InputOf<typeof pipeline.exportFiles>, context: CallContext): AsyncGenerator<LoadEvent> {
    authorize(context);
    return loadEvents((report, signal) => this.pipeline.exportFiles(input, report, signal), context.signal);
  }
}

function authorize({ principal }: CallContext): void {
  if (principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  if (!principal.roles.includes('admin')) throw new QuartermasterError('FORBIDDEN');
}
