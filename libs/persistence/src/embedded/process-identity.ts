import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ProcessIdentity {
  pid: number;
  /** When the process started, in whatever unit the system counts; only ever compared for equality. */
  startedAt: string;
  /** The arguments it was started with, joined by blanks. */
  command: string;
}

/** Who runs under this pid now, or null. A pid alone proves nothing: the system gives it out again. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return null;
  }
}

function fromProc(pid: number): ProcessIdentity | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold blanks and brackets itself, so count fields from its end: state is the first.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const startTicks = fields[19];
  if (state === 'Z' || state === 'X' || startTicks === undefined) return null;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  return { pid, startedAt: `${boot}/${startTicks}`, command };
}

function fromPs(pid: number): ProcessIdentity | null {
  const line = execFileSync('ps', ['-o', 'lstart=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  // lstart is 24 characters wide: "Sat Nov 21 07:02:11 2026".
  return line === '' ? null : { pid, startedAt: line.slice(0, 24), command: line.slice(24).trim() };
}
