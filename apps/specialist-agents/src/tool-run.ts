import type { CallContext, ServiceClient } from '#libs/bus';
import {
  type Cost,
  type InputOf,
  type MetricQuery,
  type OutputOf,
  type Principal,
  proposals,
  QuartermasterError,
  type ResultTable,
  type RunResult,
  sqlAgents,
  type ToolLookup,
  type ToolQuery,
  type UnaryOperation,
} from '#libs/contracts';
import type {
  Calculate,
  Calculator,
  LookupNote,
  OwnOrder,
  ToolContext,
  ToolServices,
  ToolSettings,
} from './tool';

const OWN_ORDERS_UNKNOWN =
  "What was ordered through Quartermaster's own purchase orders could not be asked, so it is not counted.";

const DATA_CHANGED =
  'The data were loaded anew while this was calculated: parts of it are of different states. Run it again.';

/** What one run needs from outside. */
export interface RunPorts {
  services: ServiceClient;
  calculator: Calculator;
  settings: ToolSettings;
  /** Of the call that is served: rights, deadline, signal and trace go along with everything that is asked. */
  call: CallContext;
  principal: Principal;
  persona: string;
  today: string;
  /** Now, for the evidence. */
  now: () => Date;
  progress: ToolContext['progress'];
}

/** The context of one run of a tool: asks on the caller's behalf and keeps what was asked as evidence. */
export class ToolRun implements ToolContext {
  readonly queries: ToolQuery[] = [];
  /** What was asked of other services than the warehouse. */
  readonly lookups: ToolLookup[] = [];
  /** What the framework has to tell the reader of the result. */
  readonly notes: string[] = [];
  readonly principal: Principal;
  readonly persona: string;
  readonly today: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly settings: ToolSettings;
  readonly progress: ToolContext['progress'];
  private readonly costs: Cost[] = [];

  constructor(private readonly ports: RunPorts) {
    this.principal = ports.principal;
    this.persona = ports.persona;
    this.today = ports.today;
    this.now = ports.now();
    this.signal = ports.call.signal;
    this.settings = ports.settings;
    this.progress = ports.progress;
  }

  readonly services: ToolServices = {
    call: async <O extends UnaryOperation>(
      operation: O,
      input: InputOf<O>,
      note: (output: OutputOf<O>) => LookupNote,
    ): Promise<OutputOf<O>> => {
      const output = await this.ports.services.call(operation, input, this.ports.call);
      const { label, count, documents = [] } = note(output);
      const asOf = this.ports.now().toISOString();
      this.lookups.push({
        label,
        operation: `${operation.service}.${operation.name}`,
        count,
        asOf,
        documents,
      });
      return output;
    },
  };

  get cost(): Cost {
    return sumOf(this.costs);
  }

  holds(persona: string): boolean {
    return this.principal.personas.includes(persona);
  }

  async query(
    label: string,
    query: Partial<MetricQuery>,
    persona: string = this.persona,
  ): Promise<ResultTable> {
    const complete = { measures: [], dimensions: [], timeDimensions: [], filters: [], ...query };
    const { services, call, today } = this.ports;
    const result = await services.call(sqlAgents.run, { persona, query: complete, today }, call);
    const [first] = this.queries;
    if (first !== undefined && first.dataVersion !== result.dataVersion) this.note(DATA_CHANGED);
    this.queries.push(evidenceOf(label, result));
    this.costs.push(result.cost);
    return result.table;
  }

  async onOrder(warehouseCode: string, since: string): Promise<readonly OwnOrder[]> {
    const { services, call } = this.ports;
    try {
      const { products } = await services.call(proposals.onOrder, { warehouseCode, since }, call);
      return products;
    } catch (thrown) {
      const error = QuartermasterError.from(thrown);
      if (call.signal.aborted || error.category !== 'system') throw error;
      this.note(OWN_ORDERS_UNKNOWN);
      return [];
    }
  }

  private note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  readonly calculate: Calculate = (calculation, input, onProgress) =>
    this.ports.calculator.run(calculation, input, { signal: this.signal, onProgress });
}

function evidenceOf(label: string, { table, timings, ...result }: RunResult): ToolQuery {
  const { sql, dialect, sources, dataAsOf, dataVersion, semanticVersion } = result;
  return {
    label,
    sql,
    dialect,
    rowCount: table.rowCount,
    truncated: table.truncated,
    sources,
    dataAsOf,
    dataVersion,
    semanticVersion,
    executeMs: timings.executeMs,
  };
}

function sumOf(costs: readonly Cost[]): Cost {
  const byService = new Map<string, Cost['byService'][number]>();
  for (const part of costs.flatMap((cost) => cost.byService)) {
    const key = `${part.service} ${part.unit}`;
    const { usd, quantity } = byService.get(key) ?? { usd: 0, quantity: 0 };
    byService.set(key, { ...part, usd: usd + part.usd, quantity: quantity + part.quantity });
  }
  return {
    totalUsd: costs.reduce((sum, { totalUsd }) => sum + totalUsd, 0),
    byService: [...byService.values()],
  };
}
