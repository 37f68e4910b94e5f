import type { AnswerEvent } from '#libs/contracts';

/** Does a step of a question and tells its beginning, its end and whether it worked, also when it fails. */
export async function* timed<T>(
  step: string,
  label: string,
  work: () => Promise<T>,
): AsyncGenerator<AnswerEvent, T> {
  yield { type: 'step-start', step, label };
  const start = performance.now();
  try {
    const result = await work();
    yield { type: 'step-end', step, ms: performance.now() - start, ok: true };
    return result;
  } catch (error) {
    yield { type: 'step-end', step, ms: performance.now() - start, ok: false };
    throw error;
  }
}
