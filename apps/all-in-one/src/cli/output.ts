import { once } from 'node:events';

/** One JSON value a line on standard output; waits when the reader is slower than we are. */
export async function writeLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}

/** For people, on standard error. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
