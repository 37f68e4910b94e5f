import { performance } from 'node:perf_hooks';
import {
  type InputOf,
  type Principal,
  QuartermasterError,
  type ReadResult,
  type RunResult,
  type SemanticCatalog,
  type Source,
  type sqlAgents,
} from '#libs/contracts';
import { PlanReader, Reader } from '#libs/reader';
import { compileMetricQuery, describePersona, type SemanticModel, type SqlGuard } from '#libs/semantics';
import type { Warehouse } from '#libs/warehouse';
import { CodeLookup } from './code-lookup';
import type { QueryLimits } from './query-limits';
import { type LoadedReader, Readers } from './readers';
import { loadValueIndex } from './value-loading';

/** Reads and answers for one persona, with that persona's tables and nothing else. */
export class SqlAgent {
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

  /** metric query → SQL → guard → rows. The guard judges what the compiler wrote: neither trusts the other. */
  async run(
    { query, today }: InputOf<typeof sqlAgents.run>,
    principal: Principal,
    signal: AbortSignal,
  ): Promise<RunResult> {
    const { timeoutMs, maxRows, maxBytes } = this.limits;
    const { dialect } = this.warehouse;
    const start = performance.now();
    const compiled = compileMetricQuery(this.model, query, {
      dialect,
      persona: this.persona,
      today,
      maxRows: maxRows + 1,
      sites: principal.sites,
    });
    const compiledAt = performance.now();
    const verdict = this.guard.check(compiled.sql, { dialect, persona: this.persona });
    if (verdict.verdict === 'reject') {
      throw new QuartermasterError('SQL_REJECTED', {
        details: { code: verdict.code, reason: verdict.reason },
      });
    }
    const guardedAt = performance.now();
    const result = await this.warehouse.query({
      persona: this.persona,
      sql: compiled.sql,
      timeoutMs,
      maxRows,
      maxBytes,
      signal,
    });
    const executedAt = performance.now();
    return {
      sql: compiled.sql,
      dialect,
      table: {
        columns: compiled.columns,
        rows: result.rows,
        rowCount: result.rows.length,
        truncated: result.truncated,
      },
      sources: await this.sources(compiled.tables),
      dataAsOf: result.dataAsOf,
      dataVersion: result.dataVersion,
      semanticVersion: this.model.version,
      cost: {
        totalUsd: result.usage.usd,
        byService: [
          {
            service: 'warehouse',
            usd: result.usage.usd,
            quantity: result.usage.quantity,
            unit: result.usage.unit,
          },
        ],
      },
      timings: {
        compileMs: compiledAt - start,
        guardMs: guardedAt - compiledAt,
        executeMs: executedAt - guardedAt,
      },
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

  private async sources(used: string[]): Promise<Source[]> {
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
