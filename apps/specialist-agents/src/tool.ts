import type { z } from 'zod';
import type { MetricQuery, Principal, RunResult, ToolDefinition, ToolResult } from '#libs/contracts';

/** Distributes over the union, which the plain Omit does not. */
type Without<T, Keys extends PropertyKey> = T extends unknown ? Omit<T, Keys> : never;

/** What a tool's run gives: the framework adds the call, the queries it asked and their cost. */
export type Outcome = Without<ToolResult, 'call' | 'queries' | 'cost'>;

/** What a tool may use while it runs. Nothing else: no clock, no database, no rights of its own. */
export interface ToolContext {
  readonly persona: string;
  readonly principal: Principal;
  /** The day that "today" means, YYYY-MM-DD. */
  readonly today: string;
  readonly signal: AbortSignal;
  /**
   * Asks the warehouse with the caller's rights; the query becomes part of the evidence under `label`.
   *
   * @throws QuartermasterError as sqlAgents.run does
   */
  query(label: string, query: Partial<MetricQuery>): Promise<RunResult['table']>;
  /** Units ordered in the product's own store of purchase orders since a day, by product code. */
  onOrder(warehouseCode: string, since: string): Promise<ReadonlyMap<string, number>>;
  /** Runs a long calculation in a worker thread; see `workers/`. */
  calculate: Calculate;
}

/** The calculations that are too long for the event loop: name and input decide the output. */
export type Calculate = <Output>(
  calculation: string,
  input: unknown,
  onProgress?: (share: number, text: string) => void,
) => Promise<Output>;

/** Something told while a tool runs; the last thing it yields or returns is its outcome. */
export interface Progress {
  share: number;
  text: string;
}

/** One tool: everything that REST, reader, console, command line and models need to know stands in its one file. */
export interface Tool<Input extends z.ZodType = z.ZodType> {
  readonly definition: ToolDefinition;
  /** Checks and completes the arguments; the same fields as `definition.parameters`. */
  readonly input: Input;
  run(input: z.output<Input>, context: ToolContext): Promise<Outcome> | AsyncGenerator<Progress, Outcome>;
}

/** Declares a tool and ties its argument types to its run function. */
export function defineTool<const Input extends z.ZodType>(tool: Tool<Input>): Tool<Input> {
  return tool;
}
