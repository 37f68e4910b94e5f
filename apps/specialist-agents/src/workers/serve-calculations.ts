import { parentPort } from 'node:worker_threads';
import { QuartermasterError } from '#libs/contracts';
import type { Calculation, CalculationRequest, FromWorker } from './worker-protocol';

/** Progress is told at most this often: each message wakes the main thread. */
const PROGRESS_INTERVAL_MS = 100;

/** Makes a worker thread of this file's caller: it runs what the pool sends, one calculation at a time. */
export function serveCalculations(calculations: Readonly<Record<string, Calculation>>): void {
  const port = parentPort;
  if (port === null) throw new Error('This file runs in a worker thread of the WorkerPool.');
  const send = (message: FromWorker) => port.postMessage(message);
  port.on('message', (request: CalculationRequest) => {
    void run(calculations, request, send).then(send, (thrown: unknown) =>
      send({ type: 'error', error: QuartermasterError.from(thrown).toEnvelope() }),
    );
  });
}

async function run(
  calculations: Readonly<Record<string, Calculation>>,
  { calculation, input }: CalculationRequest,
  send: (message: FromWorker) => void,
): Promise<FromWorker> {
  const known = Object.hasOwn(calculations, calculation) ? calculations[calculation] : undefined;
  if (known === undefined) throw new Error(`There is no calculation "${calculation}".`);
  let toldAt = -Infinity;
  const output: unknown = await known(input as never, (share, text) => {
    const now = performance.now();
    if (now - toldAt < PROGRESS_INTERVAL_MS) return;
    toldAt = now;
    send({ type: 'progress', share, text });
  });
  return { type: 'output', output };
}
