import { z } from 'zod';
import type {
  InputOf,
  MetricQuery,
  OutputOf,
  Principal,
  ResultTable,
  ToolArguments,
  ToolDefinition,
  ToolLookup,
  ToolResult,
  UnaryOperation,
} from '#libs/contracts';
import type { Parameter } from './parameters';

/** Distributes over the union, which the plain Omit does not. */
type Without<T, Keys extends PropertyKey> = T extends unknown ? Omit<T, Keys> : never;

/** What a tool's run gives: the framework adds the call, the queries it asked and their cost. */
export type Outcome = Without<ToolResult, 'call' | 'queries' | 'lookups' | 'cost' | 'nearest'> & {
  nearest?: string[];
};

/** Units ordered in the product's own store of purchase orders: not yet in the data of the warehouse. */
export interface OwnOrder {
  productCode: string;
  /** Units. */
  quantity: number;
  /** YYYY-MM-DD. */
  orderedOn: string;
}

/** What a tool may use while it runs. Nothing else: no clock, no database, no rights of its own. */
export interface ToolContext {
  readonly persona: string;
  readonly principal: Principal;
  /** The day that "today" means, YYYY-MM-DD. */
  readonly today: string;
  /** The moment of the run. */
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly settings: ToolSettings;
  /**
   * Asks the warehouse with the caller's rights; the query becomes part of the evidence under `label`.
   *
   * @param persona another one of the caller's, for tables that the tool's persona does not see: ask `holds` first
   * @throws QuartermasterError as sqlAgents.run does
   */
  query(label: string, query: Partial<MetricQuery>, persona?: string): Promise<ResultTable>;
  /** Asks other services than the warehouse, with the caller's rights: who they are is the session's to say. */
  readonly services: ToolServices;
  /** Whether the caller has this persona besides the one that the tool runs for. */
  holds(persona: string): boolean;
  /** What is on order in the product's own store; when it cannot be told, none, and the result's notes say so. */
  onOrder(warehouseCode: string, since: string): Promise<readonly OwnOrder[]>;
  /** Runs a long calculation in a worker thread; see `workers/`. */
  readonly calculate: Calculate;
  /** Tells whoever waits how far it is, 0 to 1. */
  readonly progress: (share: number, text: string) => void;
}

/** What a lookup tells about itself in the evidence. */
export interface LookupNote {
  label: string;
  /** How many things it gave; told after it gave them. */
  count: number;
  documents?: ToolLookup['documents'];
}

export interface ToolServices {
  /**
   * Calls an operation that only reads; it becomes part of the evidence as `note` tells it of what it gave.
   *
   * @throws QuartermasterError as the operation declares
   */
  call<O extends UnaryOperation>(
    operation: O,
    input: InputOf<O>,
    note: (output: OutputOf<O>) => LookupNote,
  ): Promise<OutputOf<O>>;
}

/** Figures that the person who runs Quartermaster chooses; see the settings page. */
export interface ToolSettings {
  demandHistoryDays: number;
  vehicleCapacityUnits: number;
  maxStops: number;
  routeSearchMs: number;
}

/** The calculations that are too long for the event loop: name and input decide the output. Plain data only. */
export type Calculate = <Output>(
  calculation: string,
  input: unknown,
  onProgress?: (share: number, text: string) => void,
) => Promise<Output>;

/** Where long calculations run. Provided by `workers/`; `signal` stops a calculation at once. */
export abstract class Calculator {
  /** @throws QuartermasterError CANCELLED, DEADLINE_EXCEEDED, TOO_MANY_CALCULATIONS */
  abstract run<Output>(
    calculation: string,
    input: unknown,
    options: { signal: AbortSignal; onProgress?: (share: number, text: string) => void },
  ): Promise<Output>;
}

/** One tool as the framework uses it. */
export interface Tool {
  readonly definition: ToolDefinition;
  /** Checks and completes the arguments. */
  readonly input: z.ZodType<Record<string, unknown>, ToolArguments>;
  /** Parameters whose values it looks up itself. */
  readonly checksItself: ReadonlySet<string>;
  run(given: Record<string, unknown>, context: ToolContext): Promise<Outcome>;
}

type Parameters = Record<string, Parameter<unknown>>;
type ArgumentsOf<P extends Parameters> = {
  [Name in keyof P]: P[Name] extends Parameter<infer Value> ? Value : never;
};

interface ToolDeclaration<P extends Parameters> extends Omit<ToolDefinition, 'parameters' | 'keys'> {
  parameters: P;
  keys?: ToolDefinition['keys'];
  run(given: ArgumentsOf<P>, context: ToolContext): Promise<Outcome>;
}

/**
 * Declares a tool: everything that REST, reader, console, command line and models need to know stands in its one file.
 * `run` gets its arguments checked, completed by defaults, and with codes that exist.
 */
export function defineTool<const P extends Parameters>({
  parameters,
  keys = [],
  run,
  ...about
}: ToolDeclaration<P>): Tool {
  const named = Object.entries(parameters);
  return {
    definition: {
      ...about,
      parameters: named.map(([name, { about: parameter }]) => ({ name, ...parameter })),
      keys,
    },
    input: z.strictObject(
      Object.fromEntries(named.map(([name, { schema }]) => [name, schema])),
    ) as Tool['input'],
    checksItself: new Set(named.filter(([, parameter]) => parameter.checkedByTool).map(([name]) => name)),
    run: (given, context) => run(given as ArgumentsOf<P>, context),
  };
}
