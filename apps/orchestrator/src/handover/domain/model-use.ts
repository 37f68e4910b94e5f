import type { ModelUse } from '#libs/contracts';

/** Past this the evidence lists no more steps; maxSteps and the tools of one turn keep below it. */
const MOST_STEPS = 50;

/** Keeps count of what a model does for one question. */
export class ModelRecord {
  private calls = 0;
  private tokens: ModelUse['tokens'] = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  private readonly steps: ModelUse['steps'] = [];

  constructor(private readonly about: Pick<ModelUse, 'model' | 'provider' | 'because'>) {}

  called(): void {
    this.calls += 1;
  }

  used({ input, output, cacheRead, cacheWrite }: ModelUse['tokens']): void {
    const { tokens } = this;
    this.tokens = {
      input: tokens.input + input,
      output: tokens.output + output,
      cacheRead: tokens.cacheRead + cacheRead,
      cacheWrite: tokens.cacheWrite + cacheWrite,
    };
  }

  did(step: ModelUse['steps'][number]): void {
    if (this.steps.length < MOST_STEPS) this.steps.push(step);
  }

  /** All that was used so far. */
  use(sentence: ModelUse['sentence'], ms: number): ModelUse {
    const { about, calls, tokens, steps } = this;
    return { ...about, calls, tokens: { ...tokens }, steps: [...steps], sentence, ms };
  }
}
