import type { z } from 'zod';
import type { ErrorCode } from './error-codes';

/** Marks an operation whose answer is a stream of events instead of one message. */
export interface StreamOf<Event extends z.ZodType> {
  readonly event: Event;
}

export function stream<Event extends z.ZodType>(event: Event): StreamOf<Event> {
  return { event };
}

interface OperationDefinition {
  input: z.ZodType;
  output: z.ZodType | StreamOf<z.ZodType>;
  /** How long a caller waits at most, in milliseconds, unless its own deadline is nearer. */
  timeoutMs: number;
  /** Codes a caller should expect besides those any operation may give (INTERNAL, DEADLINE_EXCEEDED, …). */
  errors: readonly ErrorCode[];
  /** False only for operations that run before anybody signed in. Default true. */
  principal?: boolean;
  summary: string;
}

export interface UnaryOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'unary';
  readonly service: string;
  readonly name: string;
  /** The bus subject, `qm.<service>.<verb>`. */
  readonly subject: string;
  readonly input: Input;
  readonly output: Output;
  readonly timeoutMs: number;
  readonly errors: readonly ErrorCode[];
  readonly principal: boolean;
  readonly summary: string;
}

export interface StreamOperation<
  Input extends z.ZodType = z.ZodType,
  Event extends z.ZodType = z.ZodType,
> extends Omit<UnaryOperation<Input, Event>, 'kind'> {
  readonly kind: 'stream';
}

export type Operation = UnaryOperation | StreamOperation;
export type InputOf<O extends Operation> = z.infer<O['input']>;
export type OutputOf<O extends Operation> = z.infer<O['output']>;

type OperationFor<D extends OperationDefinition> =
  D['output'] extends StreamOf<infer Event>
    ? StreamOperation<D['input'], Event>
    : D['output'] extends z.ZodType
      ? UnaryOperation<D['input'], D['output']>
      : never;

export type Service<D extends Record<string, OperationDefinition>> = {
  readonly [K in keyof D]: OperationFor<D[K]>;
};

function isStream(output: z.ZodType | StreamOf<z.ZodType>): output is StreamOf<z.ZodType> {
  return 'event' in output && !('parse' in output);
}

/**
 * Declares a service once; the bus, validation, OpenAPI and AsyncAPI are derived from it.
 * Operation names become verbs of the subject: `getAnswer` of `orchestrator` is `qm.orchestrator.get-answer`.
 */
export function defineService<const D extends Record<string, OperationDefinition>>(
  service: string,
  operations: D,
): Service<D> {
  const entries = Object.entries(operations).map(([name, { output, principal = true, ...rest }]) => {
    const verb = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const streaming = isStream(output);
    return [
      name,
      {
        ...rest,
        kind: streaming ? 'stream' : 'unary',
        service,
        name,
        subject: `qm.${service}.${verb}`,
        output: streaming ? output.event : output,
        principal,
      },
    ];
  });
  return Object.fromEntries(entries) as Service<D>;
}
