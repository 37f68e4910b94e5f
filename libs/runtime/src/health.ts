export interface HealthReport {
  ok: boolean;
  checks: { name: string; ok: boolean; error?: string }[];
}

/** Whether this process can do its work. Checks run side by side, each with a time limit. */
export class Health {
  private readonly checks = new Map<string, () => Promise<void>>();

  constructor(private readonly options: { checkTimeoutMs: number } = { checkTimeoutMs: 2_000 }) {}

  /**
   * @param check resolves when all is well, rejects with the reason otherwise
   * @returns takes the check away again
   */
  register(name: string, check: () => Promise<void>): () => void {
    if (this.checks.has(name)) throw new Error(`a health check named ${name} is registered already`);
    this.checks.set(name, check);
    return () => void this.checks.delete(name);
  }

  async check(): Promise<HealthReport> {
    const checks = await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        try {
          await this.within(check);
          return { name, ok: true };
        } catch (error) {
          return { name, ok: false, error: reasonOf(error) };
        }
      }),
    );
    return { ok: checks.every(({ ok }) => ok), checks };
  }

  private async within(check: () => Promise<void>): Promise<void> {
    const { checkTimeoutMs } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${checkTimeoutMs} ms`)), checkTimeoutMs);
    });
    try {
      await Promise.race([check(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Errors with a message for users have the reason for operators as their cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
