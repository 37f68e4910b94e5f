import { randomUUID } from 'node:crypto';
import type { MetricQuery, Principal, ResultColumn, ResultTable, Scalar } from '#libs/contracts';
import { tableOf } from '../result-rows';
import type { Calculate, LookupNote, OwnOrder, ToolContext, ToolServices, ToolSettings } from '../tool';
import { CALCULATIONS } from '../workers/calculations';

type Records = readonly Record<string, Scalar>[];

interface FakeWorld {
  /** What the warehouse answers, by the label of the query; a query without an answer fails the test. */
  answers?: Record<string, Records | ((query: Partial<MetricQuery>, persona: string) => Records)>;
  ownOrders?: OwnOrder[];
  /** What other services answer, by `service.operation`. */
  services?: Record<string, (input: never) => unknown>;
  /** Besides the persona that the tool runs for. */
  personas?: string[];
  persona?: string;
  today?: string;
  now?: Date;
  settings?: Partial<ToolSettings>;
  /** Rows after which the warehouse cuts a result. */
  maxRows?: number;
}

const SETTINGS: ToolSettings = {
  demandHistoryDays: 365,
  vehicleCapacityUnits: 1000,
  maxStops: 2000,
  routeSearchMs: 50,
};

/** A warehouse at the port: answers a tool's queries by their label and keeps what was asked. */
export class FakeContext implements ToolContext {
  readonly asked: { label: string; query: Partial<MetricQuery>; persona: string }[] = [];
  readonly told: { share: number; text: string }[] = [];
  readonly signal = new AbortController().signal;
  readonly persona: string;
  readonly principal: Principal;
  readonly today: string;
  readonly now: Date;
  readonly settings: ToolSettings;

  constructor(private readonly world: FakeWorld = {}) {
    const { persona = 'warehouse_manager', personas = [], today = '2026-06-17' } = world;
    this.persona = persona;
    this.today = today;
    this.now = world.now ?? new Date(`${today}T10:00:00Z`);
    this.settings = { ...SETTINGS, ...world.settings };
    this.principal = {
      userId: randomUUID(),
      username: 'ada',
      roles: [],
      personas: [persona, ...personas],
      sites: null,
      sessionId: randomUUID(),
    };
  }

  readonly lookups: { operation: string; input: unknown; note: LookupNote }[] = [];
  readonly services: ToolServices = {
    call: async (operation, input, note) => {
      const name = `${operation.service}.${operation.name}`;
      const answer = this.world.services?.[name];
      if (answer === undefined) throw new Error(`The fake services have no answer to "${name}".`);
      const output = operation.output.parse(await answer(operation.input.parse(input) as never)) as never;
      this.lookups.push({ operation: name, input, note: note(output) });
      return output;
    },
  };

  holds(persona: string): boolean {
    return this.principal.personas.includes(persona);
  }

  async query(label: string, query: Partial<MetricQuery>, persona = this.persona): Promise<ResultTable> {
    this.asked.push({ label, query, persona });
    const answer = this.world.answers?.[label.replace(/, part \d+$/, '')];
    if (answer === undefined) throw new Error(`The fake warehouse has no answer to "${label}".`);
    const records = typeof answer === 'function' ? answer(query, persona) : answer;
    const { offset = 0 } = query;
    const { maxRows = 10_000 } = this.world;
    const columns = Object.keys(records[0] ?? {}).map(untyped);
    const table = tableOf(columns, records.slice(offset, offset + maxRows));
    return { ...table, truncated: records.length > offset + maxRows };
  }

  async onOrder(_warehouseCode: string, since: string): Promise<OwnOrder[]> {
    return (this.world.ownOrders ?? []).filter(({ orderedOn }) => orderedOn >= since);
  }

  /** The real calculation, without a thread. */
  readonly calculate: Calculate = async <Output>(
    calculation: string,
    input: unknown,
    onProgress: (share: number, text: string) => void = () => {},
  ) => {
    const run = (CALCULATIONS as Record<string, (input: never, tell: typeof onProgress) => unknown>)[
      calculation
    ];
    if (run === undefined) throw new Error(`There is no calculation "${calculation}".`);
    // As on the way to a thread and back: nothing but plain data arrives.
    return structuredClone(await run(structuredClone(input) as never, onProgress)) as Output;
  };

  readonly progress: ToolContext['progress'] = (share, text) => {
    this.told.push({ share, text });
  };
}

/** Tools go by the names of columns; what is in them is not their business. */
const untyped = (name: string): ResultColumn => ({
  name,
  label: name,
  type: 'string',
  format: 'text',
  role: 'dimension',
});
