import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export const ROOT = `${__dirname}/../..`;

/** A process that a spec started: its output is kept for the failure message, and only it is ever signalled. */
export class Started {
  private output = '';
  readonly exited: Promise<number | null>;

  private constructor(
    readonly name: string,
    readonly child: ChildProcess,
  ) {
    const keep = (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-200_000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.exited = once(child, 'exit').then(([code]) => code as number | null);
  }

  static run(
    name: string,
    command: string,
    args: string[],
    options: { env?: NodeJS.ProcessEnv; uid?: number; gid?: number; cwd?: string } = {},
  ): Started {
    return new Started(
      name,
      spawn(command, args, { cwd: ROOT, ...options, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  }

  log(): string {
    return this.output;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM', withinMs = 20_000): Promise<number | null> {
    if (this.running) this.kill(signal);
    const timer = new AbortController();
    const code = await Promise.race([
      this.exited,
      delay(withinMs, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const),
    ]);
    timer.abort();
    if (code !== 'late') return code;
    this.kill('SIGKILL');
    await this.exited;
    throw new Error(`${this.name} did not stop within ${withinMs} ms:\n${this.output.slice(-4000)}`);
  }

  /** Waits until the condition holds; fails with the process's output when it ends or time is up. */
  async until(condition: () => Promise<boolean> | boolean, withinMs = 60_000): Promise<void> {
    const end = Date.now() + withinMs;
    for (;;) {
      if (await condition()) return;
      if (!this.running)
        throw new Error(
          `${this.name} ended with ${this.child.exitCode ?? this.child.signalCode}:\n${this.output.slice(-4000)}`,
        );
      if (Date.now() > end)
        throw new Error(`${this.name} was not ready within ${withinMs} ms:\n${this.output.slice(-4000)}`);
      await delay(50);
    }
  }
}

/** The first of these paths that exists. */
export function installed(...paths: string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
