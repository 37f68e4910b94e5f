/** The thread that fits a model; started by `ModelFitter` for one fit. */
import { parentPort, workerData } from 'node:worker_threads';
import { QuartermasterError } from '#libs/contracts';
import { fitModel, type FromFitWorker } from './fit-model';
import type { PurchasesToFit } from './purchases-to-fit';

let message: FromFitWorker;
try {
  message = { output: fitModel(workerData as PurchasesToFit) };
} catch (thrown) {
  message = { error: QuartermasterError.from(thrown).toEnvelope() };
}
parentPort!.postMessage(message);
