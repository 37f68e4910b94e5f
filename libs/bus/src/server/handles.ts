import type { InputOf, Operation, OutputOf, StreamOperation, UnaryOperation } from '#libs/contracts';
import type { CallContext } from '../call/call-context';

/** What an operation's handler looks like. */
export type HandlerOf<O extends Operation> = O extends StreamOperation
  ? (input: InputOf<O>, context: CallContext) => AsyncIterable<OutputOf<O>>
  : O extends UnaryOperation
    ? (input: InputOf<O>, context: CallContext) => Promise<OutputOf<O>>
    : never;

const HANDLES = 'quartermaster:handles';

/** Serves an operation with this method of a provider. Input has been validated, the principal verified. */
export function Handles<O extends Operation>(operation: O) {
  return <H extends HandlerOf<O>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<H>,
  ): void => {
    if (typeof descriptor.value !== 'function')
      throw new TypeError(`@Handles(${operation.subject}) belongs on a method, not on ${String(key)}`);
    Reflect.defineMetadata(HANDLES, operation, target, key);
  };
}

/** The operation that this method serves, if any. */
export function handledBy(prototype: object, key: string): Operation | undefined {
  return Reflect.getMetadata(HANDLES, prototype, key) as Operation | undefined;
}
