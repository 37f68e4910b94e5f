import { performance } from 'node:perf_hooks';
import {
  type Completion,
  type InputOf,
  type Principal,
  QuartermasterError,
  type ReadResult,
  type ResultColumn,
  type RunResult,
  type SemanticCatalog,
  type Source,
  type sqlAgents,
} from '#libs/contracts';
import { PlanReader, Reader, type Understanding } from '#libs/reader';
import { compileMetricQuery, describePersona, type SemanticModel, type SqlGuard } from '#libs/semantics';
import type { Warehouse } from '#libs/warehouse';
import { CodeLookup } from './code-lookup';
import type { Asking, PersonaAgent } from './persona-agent';
import type { QueryLimits } from './query-limits';
import { type LoadedReader, Readers } from './readers';
import { columnOf } from './raw-column';
import { loadValueIndex } from './value-loading';

interface Statement {
  sql: string;
  /** Absent where only the warehouse knows them. */
  columns?: ResultColumn[];
  compileMs: number;
}

/** Reads and answers for one persona, with that persona's tables and nothing else. */
export class SqlAgent implements PersonaAgent {
  private readonly readers: Readers;
  private readonly codes: CodeLookup;
  /** Go together with the readers that they ask. */
  private readonly planReaders = new WeakMap<Reader, PlanReader>();

  constructor(
    readonly persona: string,
    private readonly model: SemanticModel,
    private readonly guard: SqlGuard,
    private readonly warehouse: Warehouse,
    private readonly limits: QueryLimits,
  ) {
    this.codes = new CodeLookup(model, warehouse, limits);
    this.readers = new Readers((sites) => this.loadReader(sites), limits.maxIndexedValues);
  }

  async read(
    { question, today, history, tools }: InputOf<typeof sqlAgents.read>,
    principal: Principal,
  ): Promise<ReadResult> {
    const reader = await this.readerFor(principal);
    const asked = { question, today, history: history.filter((turn) => 'reading' in turn) };
    const result = this.planReaderOf(reader).read({ question, today, history, tools });
    if (result.kind !== 'reading') return result;
    const scope = { persona: this.persona, sites: principal.sites };
    const missing = await this.codes.missing(result.reading.words, scope, today);
    return missing === undefined ? result : reader.noSuchCode(asked, missing);
  }

  /** Chips, completions and drill-through over the values that this caller may see. */
  async understanding(principal: Principal): Promise<Reader['understanding']> {
    return (await this.readerFor(principal)).understanding;
  }

  async findValues(
    text: string,
    limit: number,
    principal: Principal,
  ): Promise<ReturnType<Understanding['findValues']>> {
    return (await this.understanding(principal)).findValues(text, limit);
  }

  async complete(typing: InputOf<typeof sqlAgents.complete>, principal: Principal): Promise<Completion[]> {
    return (await this.understanding(principal)).complete(typing);
  }

  /** metric query → SQL → guard → rows. The guard judges what the compiler wrote: neither trusts the other. */
  async run(
    { query, today }: InputOf<typeof sqlAgents.run>,
    principal: Principal,
    context: Asking,
  ): Promise<RunResult> {
    const { maxRows } = this.limits;
    const { dialect } = this.warehouse;
    const start = performance.now();
    const compiled = compileMetricQuery(this.model, query, {
      dialect,
      persona: this.persona,
      today,
      maxRows: maxRows + 1,
      sites: principal.sites,
    });
    const compileMs = performance.now() - start;
    return this.execute({ ...compiled, compileMs }, context);
  }

  /**
   * SQL that a language model wrote → guard → rows.
   *
   * @throws QuartermasterError SQL_REJECTED also where the caller sees some sites only: nothing restricts such rows to them
   */
  async runSql(
    { sql }: InputOf<typeof sqlAgents.runSql>,
    principal: Principal,
    context: Asking,
  ): Promise<RunResult> {
    if (principal.sites !== null) {
      throw new QuartermasterError('SQL_REJECTED', {
        details: { reason: 'SQL of a model is run for those who see every site.' },
      });
    }
    return this.execute({ sql, compileMs: 0 }, context);
  }

  private async execute(
    { sql, columns, compileMs }: Statement,
    { signal, traceparent }: Asking,
  ): Promise<RunResult> {
    const { persona, warehouse } = this;
    const { timeoutMs, maxRows, maxBytes } = this.limits;
    const { dialect } = warehouse;
    const start = performance.now();
    const verdict = this.guard.check(sql, { dialect, persona });
    if (verdict.verdict === 'reject') {
      throw new QuartermasterError('SQL_REJECTED', {
        details: { code: verdict.code, reason: verdict.reason },
      });
    }
    const guardedAt = performance.now();
    const limits = { timeoutMs, maxRows, maxBytes };
    const result = await warehouse.query({ persona, sql, ...limits, signal, traceparent });
    const executedAt = performance.now();
    const { rows, truncated, dataAsOf, dataVersion, usage } = result;
    const { usd, quantity, unit } = usage;
    return {
      sql,
      dialect,
      table: { columns: columns ?? result.columns.map(columnOf), rows, rowCount: rows.length, truncated },
      sources: await this.sources(verdict.tables),
      dataAsOf,
      dataVersion,
      semanticVersion: this.model.version,
      cost: { totalUsd: usd, byService: [{ service: 'warehouse', usd, quantity, unit }] },
      timings: { compileMs, guardMs: guardedAt - start, executeMs: executedAt - guardedAt },
    };
  }

  async describe(): Promise<SemanticCatalog> {
    const snapshot = await this.warehouse.snapshot();
    return {
      ...describePersona(this.model, this.persona),
      semanticVersion: this.model.version,
      dataAsOf: snapshot?.dataAsOf ?? null,
    };
  }

  private async sources(used: readonly string[]): Promise<Source[]> {
    const tables = await this.warehouse.tables(this.persona);
    return used.map((table) => {
      const entity = [...this.model.entities.values()].find((candidate) => candidate.table === table);
      return {
        table,
        label: entity?.plural ?? table,
        rowCount: tables.find(({ name }) => name === table)?.rowCount ?? null,
      };
    });
  }

  private async readerFor({ sites }: Principal): Promise<Reader> {
    const snapshot = await this.warehouse.snapshot();
    if (snapshot === null) throw new QuartermasterError('NO_DATA');
    return this.readers.of(snapshot.dataVersion, sites);
  }

  private planReaderOf(reader: Reader): PlanReader {
    const known = this.planReaders.get(reader) ?? new PlanReader(reader);
    this.planReaders.set(reader, known);
    return known;
  }

  private async loadReader(sites: readonly string[] | null): Promise<LoadedReader> {
    const { model, persona, warehouse, limits } = this;
    const values = await loadValueIndex(model, { persona, sites }, warehouse, limits);
    return { reader: new Reader(model, persona, values), values: values.size };
  }
}
