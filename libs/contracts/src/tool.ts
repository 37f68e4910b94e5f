import { z } from 'zod';
import { Action } from './action';
import { Member, Scalar } from './metric-query';
import { PersonaId } from './principal';
import { RefusalCode } from './reading';
import { ChartSpec, Cost, ResultColumn, ResultTable, Source } from './result';
import { MAX_STORE_ACTS, StoreAct } from './store-act';

/** A tool's name, a verb first: `forecast_demand`. */
export const ToolName = z.string().regex(/^[a-z][a-z0-9_]{2,59}$/, 'a tool is lower_snake_case');
export type ToolName = z.infer<typeof ToolName>;

/** What an argument is, so that words can fill it and a form can ask for it. */
export const ToolParameter = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
    /** As a person says it: "Warehouse". */
    label: z.string(),
    description: z.string(),
    /**
     * `value`: a value of `member`. `days`: whole days. `percent`: 10 is 10 %. `choice`: one of `choices`. `text`: free
     * words. `day`: a date. `period`: two dates, the first day and the one after the last.
     */
    kind: z.enum(['value', 'days', 'count', 'percent', 'number', 'choice', 'text', 'day', 'period']),
    /** Of a text: a regular expression, without regard to case, that something in it has to meet. */
    pattern: z.string().max(200).optional(),
    /** Of a day or period: on which side of today it lies where its words allow both. */
    looks: z.enum(['ahead', 'back']).optional(),
    /** Whose values it takes, for example `warehouse.warehouse_code`. */
    member: Member.optional(),
    /** True when it takes a list. */
    many: z.boolean().default(false),
    required: z.boolean(),
    min: z.number().optional(),
    max: z.number().optional(),
    /** What is taken when nothing is said; the answer says so. */
    default: Scalar.optional(),
    choices: z
      .array(z.strictObject({ value: z.string(), label: z.string(), says: z.array(z.string()) }))
      .optional(),
  })
  .meta({ id: 'ToolParameter' });
export type ToolParameter = z.infer<typeof ToolParameter>;

/** What a tool does, who may use it and how people ask for it. */
export const ToolDefinition = z
  .strictObject({
    name: ToolName,
    label: z.string(),
    summary: z.string(),
    agent: z.enum(['inventory', 'logistics', 'supplier', 'workforce', 'commerce']),
    personas: z.array(PersonaId).min(1),
    parameters: z.array(ToolParameter).max(8),
    /**
     * How people ask for it, in lower case. `{name}` stands for the words of an argument, `(a|b)` for one of several,
     * `[a]` for words that may be missing.
     */
    phrases: z.array(z.string()).min(1),
    examples: z.array(z.string()).min(1),
    /** Where one row of its table is about a thing that rows of the warehouse are about too: the members to join on. */
    keys: z.array(Member).max(3).default([]),
    /** What people ask for in its words that it does not do, and what to say then. Phrases as above, with `{words}` for anything. */
    declines: z
      .array(
        z.strictObject({
          phrases: z.array(z.string()).min(1),
          code: RefusalCode,
          message: z.string(),
          nextStep: z.string(),
        }),
      )
      .optional(),
    /** Its results are about customers: a language model never gets them. */
    confidential: z.boolean().optional(),
  })
  .meta({ id: 'ToolDefinition' });
export type ToolDefinition = z.infer<typeof ToolDefinition>;

export const ToolArguments = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])).max(5000)]),
);
export type ToolArguments = z.infer<typeof ToolArguments>;

export const ToolCall = z.strictObject({ tool: ToolName, arguments: ToolArguments }).meta({ id: 'ToolCall' });
export type ToolCall = z.infer<typeof ToolCall>;

/** One number that matters, with what it is measured in. */
export const Figure = z
  .strictObject({
    name: z.string(),
    label: z.string(),
    value: Scalar,
    format: ResultColumn.shape.format,
    /** "units", "units a day"; empty where the format says it. */
    unit: z.string().default(''),
    /** Bounds within which it lies with this chance, in per cent. */
    interval: z.strictObject({ level: z.number(), lower: z.number(), upper: z.number() }).optional(),
  })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

/** How a number was made, and by whom it was first written down. */
export const Formula = z
  .strictObject({ label: z.string(), text: z.string(), source: z.string() })
  .meta({ id: 'Formula' });
export type Formula = z.infer<typeof Formula>;

/** A query that a tool asked of the warehouse, with the caller's rights. */
export const ToolQuery = z
  .strictObject({
    label: z.string(),
    sql: z.string(),
    dialect: z.string(),
    rowCount: z.int(),
    truncated: z.boolean(),
    sources: z.array(Source),
    dataAsOf: z.string(),
    dataVersion: z.string(),
    semanticVersion: z.string(),
    executeMs: z.number(),
  })
  .meta({ id: 'ToolQuery' });
export type ToolQuery = z.infer<typeof ToolQuery>;

/** What a tool asked of a service besides the warehouse, with the caller's rights. */
export const ToolLookup = z
  .strictObject({
    label: z.string(),
    /** The operation, as `stores.roster`. */
    operation: z.string(),
    /** How many things it gave. */
    count: z.int().min(0),
    /** When it was asked, ISO 8601: what it gave is as of then. */
    asOf: z.iso.datetime(),
    /** Documents that it quotes, with their version and where they can be opened. */
    documents: z.array(
      z.strictObject({ title: z.string(), version: z.string(), href: z.string().nullable() }),
    ),
  })
  .meta({ id: 'ToolLookup' });
export type ToolLookup = z.infer<typeof ToolLookup>;

const Share = z.number().min(0).max(1);

/** Routes to draw: depot and stops in a square from 0 to 1, y upwards; lines lead from the depot along a route and back. */
export const RouteDrawing = z
  .strictObject({
    /** `map`: true to the coordinates. `petals`: no coordinates are known, each route is a loop of its own. */
    kind: z.enum(['map', 'petals']),
    depot: z.strictObject({ x: Share, y: Share, label: z.string() }),
    routes: z.array(
      z.strictObject({
        label: z.string(),
        stops: z.array(z.strictObject({ id: z.string(), label: z.string(), x: Share, y: Share })),
      }),
    ),
  })
  .meta({ id: 'RouteDrawing' });
export type RouteDrawing = z.infer<typeof RouteDrawing>;

/** What a tool gives: a result with its proof, or the reason why there is none. Thin data are an ordinary answer. */
export const ToolResult = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('result'),
    /** The call as it was run, defaults included. */
    call: ToolCall,
    /** One or two sentences; every number in them is a figure or a value of the table. */
    sentence: z.string(),
    figures: z.array(Figure).max(6),
    table: ResultTable,
    chart: ChartSpec.nullable(),
    drawing: RouteDrawing.nullable(),
    formulas: z.array(Formula),
    /** What went into the formulas. */
    inputs: z.array(Figure),
    /** What a careful reader should know: assumptions, what could not be seen, what was left out. */
    notes: z.array(z.string()),
    queries: z.array(ToolQuery),
    lookups: z.array(ToolLookup).optional(),
    actions: z.array(Action).max(20),
    /** What the caller can do next with one confirmation; nothing is done before. */
    acts: z.array(StoreAct).max(MAX_STORE_ACTS).optional(),
    cost: Cost,
  }),
  z.strictObject({
    kind: z.literal('refused'),
    call: ToolCall,
    code: z.enum(['THIN_DATA', 'INVALID_INPUT', 'UNKNOWN_VALUE', 'NOT_POSSIBLE']),
    message: z.string(),
    nextStep: z.string(),
    /** For an unknown code or name: the nearest that exist. */
    nearest: z.array(z.string()).max(4).default([]),
    /** For thin data: observations wanted, and how many there are. */
    needs: z.strictObject({ observations: z.int(), given: z.int() }).optional(),
    queries: z.array(ToolQuery),
    lookups: z.array(ToolLookup).optional(),
    cost: Cost,
  }),
]);
export type ToolResult = z.infer<typeof ToolResult>;

/** What a running tool tells; the last event is its result. */
export const ToolEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), share: Share, text: z.string() }),
  z.strictObject({ type: z.literal('result'), result: ToolResult }),
]);
export type ToolEvent = z.infer<typeof ToolEvent>;
