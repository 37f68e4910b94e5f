import type { Settings } from '#libs/runtime';

/** A `qm` command. It writes JSON lines to standard output and messages to standard error. */
export interface Command {
  /** As typed after `qm`, for example "data import". */
  name: string;
  usage: string;
  summary: string;
  run(argv: string[], settings: Settings): Promise<void>;
}

/** Wrong words on the command line; shown with the command's usage, exit code 2. */
export class UsageError extends Error {}

/** A check found what it looks for, and has said so: exit code 1 without another word. */
export class FaultsFound extends Error {}
