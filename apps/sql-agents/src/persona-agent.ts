import type { CallContext } from '#libs/bus';
import type {
  Completion,
  InputOf,
  Principal,
  ReadResult,
  RunResult,
  SemanticCatalog,
  sqlAgents,
} from '#libs/contracts';
import type { Understanding } from '#libs/reader';

type KnownValue = ReturnType<Understanding['findValues']>[number];

export type Asking = Pick<CallContext, 'signal' | 'traceparent'>;

/** Reads and answers for one persona. */
export interface PersonaAgent {
  read(asked: InputOf<typeof sqlAgents.read>, principal: Principal): Promise<ReadResult>;
  /** @throws QuartermasterError QUERY_INVALID for a persona without tables */
  understanding(principal: Principal): Promise<Understanding>;
  /** @throws QuartermasterError as `sqlAgents.run` declares; QUERY_INVALID for a persona without tables */
  run(asked: InputOf<typeof sqlAgents.run>, principal: Principal, context: Asking): Promise<RunResult>;
  /** @throws QuartermasterError as `sqlAgents.runSql` declares; QUERY_INVALID for a persona without tables */
  runSql(asked: InputOf<typeof sqlAgents.runSql>, principal: Principal, context: Asking): Promise<RunResult>;
  findValues(text: string, limit: number, principal: Principal): Promise<readonly KnownValue[]>;
  complete(typing: InputOf<typeof sqlAgents.complete>, principal: Principal): Promise<Completion[]>;
  describe(): Promise<SemanticCatalog>;
}
