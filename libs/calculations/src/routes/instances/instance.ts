import { QuartermasterError } from '#libs/contracts';
import type { RouteProblem } from '../route-problem';

/** A published instance: its stops are named by the numbers that its published solutions use. */
export interface RoutingInstance {
  name: string;
  problem: RouteProblem;
}

/** Names line (from 1) and field of what cannot be read. */
export function unreadable(line: number, field: string, problem: string): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', {
    message: `line ${line}, ${field}: ${problem}`,
    nextStep: 'Correct the file; CVRPLIB (.vrp) and Solomon (.txt) instances are read.',
  });
}

/** A number of a file, or an error with line and field. */
export function numberAt(text: string | undefined, line: number, field: string): number {
  if (text === undefined) throw unreadable(line, field, 'missing');
  const value = Number(text);
  if (text === '' || !Number.isFinite(value))
    throw unreadable(line, field, `"${shortened(text)}" is not a number`);
  return value;
}

export function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
