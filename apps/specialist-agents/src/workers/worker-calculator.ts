import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '#libs/runtime';
import { Calculator } from '../tool';
import { type CalculateOptions, WorkerPool } from './worker-pool';

/** The worker threads of this process, which end with it. */
@Injectable()
export class WorkerCalculator extends Calculator implements OnApplicationShutdown {
  private readonly pool: WorkerPool;

  constructor(@Inject(SETTINGS) { tools }: Settings) {
    super();
    this.pool = new WorkerPool({
      maxWorkers: tools.maxWorkers,
      maxQueued: tools.maxQueued,
      maxHeapMebibytes: tools.maxWorkerMebibytes,
    });
  }

  run<Output>(calculation: string, input: unknown, options: CalculateOptions): Promise<Output> {
    return this.pool.run(calculation, input, options);
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}
