import type { MetricQuery, QueryReadResult, Reading } from '#libs/contracts';
import { type IndexedValue, Reader, ValueIndex } from '#libs/reader';
import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';

export const MANAGER = 'warehouse_manager';
export const ENGINEER = 'field_engineer';
export const BUYER = 'procurement_specialist';
/** A Wednesday. */
export const TODAY = '2026-06-17';

const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

/** The same values of several fields. */
export function each(members: readonly string[], values: readonly string[]): IndexedValue[] {
  return members.flatMap((member) => values.map((value) => ({ member, value })));
}

/** One reader a persona over the built-in semantic files and a spec's own little world of values. */
export class SpecReaders {
  private readonly readers: ReadonlyMap<string, Reader>;

  constructor(values: readonly IndexedValue[]) {
    this.readers = new Map(
      [MANAGER, ENGINEER, BUYER].map((persona) => [
        persona,
        new Reader(model, persona, ValueIndex.build(model, persona, [...values])),
      ]),
    );
  }

  result(persona: string, question: string): QueryReadResult {
    return this.readers.get(persona)!.read({ question, today: TODAY, history: [] });
  }

  /** Throws where the question is not read. */
  reading(persona: string, question: string): Reading {
    const result = this.result(persona, question);
    if (result.kind !== 'reading') throw new Error(`${question}: ${JSON.stringify(result)}`);
    return result.reading;
  }

  /** Throws where the question is not read. */
  query(persona: string, question: string): MetricQuery {
    return this.reading(persona, question).query as MetricQuery;
  }

  /** Its summary, or "clarify" or "refuse". */
  said(persona: string, question: string): string {
    const result = this.result(persona, question);
    return result.kind === 'reading' ? result.reading.summary : result.kind;
  }
}
