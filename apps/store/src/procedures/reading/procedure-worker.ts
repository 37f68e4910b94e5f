/** The child process that reads files and fits latent spaces; started by `ProcedureWorkers` for one job. */
import { QuartermasterError } from '#libs/contracts';
import { fitLatent, type LatentInput } from '#libs/search';
import { type FileToRead, readFile } from './read-file';
import type { FromProcedureWorker, ProcedureJob } from './procedure-workers';

const JOBS: Record<ProcedureJob['job'], (input: never) => unknown> = {
  read: (input: FileToRead) => readFile(input),
  fit: (input: LatentInput) => fitLatent(input),
};

process.once('message', ({ job, input }: ProcedureJob) => {
  void (async () => {
    let message: FromProcedureWorker;
    try {
      message = { output: await JOBS[job](input as never) };
    } catch (thrown) {
      message = { error: QuartermasterError.from(thrown).toEnvelope() };
    }
    process.send!(message, () => process.disconnect());
  })();
});
