import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { QuartermasterError } from '#libs/contracts';
import { compiledWorker, SETTINGS, type Settings } from '#libs/runtime';
import type { FitOutput, FromFitWorker } from './fit-model';
import type { PurchasesToFit } from './purchases-to-fit';

/** Fits models in a thread of their own each; the event loop goes on meanwhile. */
@Injectable()
export class ModelFitter {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @throws QuartermasterError of the calculations, SERVICE_UNAVAILABLE when the thread ends, the signal's reason */
  fit(purchases: PurchasesToFit, signal: AbortSignal): Promise<FitOutput> {
    signal.throwIfAborted();
    const worker = new Worker(compiledWorker(__dirname, 'fit-worker.js'), {
      workerData: purchases,
      resourceLimits: { maxOldGenerationSizeMb: this.settings.stores.refitMebibytes },
    });
    return new Promise<FitOutput>((resolve, reject) => {
      const left = () => end(() => reject(QuartermasterError.from(signal.reason)));
      const end = (settle: () => void) => {
        signal.removeEventListener('abort', left);
        void worker.terminate();
        settle();
      };
      signal.addEventListener('abort', left, { once: true });
      worker.once('message', (message: FromFitWorker) =>
        end(() =>
          'output' in message
            ? resolve(message.output)
            : reject(QuartermasterError.fromEnvelope(message.error)),
        ),
      );
      worker.once('error', (cause) =>
        end(() => reject(new QuartermasterError('SERVICE_UNAVAILABLE', { cause }))),
      );
      worker.once('exit', () => end(() => reject(new QuartermasterError('SERVICE_UNAVAILABLE'))));
    });
  }
}
