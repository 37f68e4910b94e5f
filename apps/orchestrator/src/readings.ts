import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type CallContext, ServiceClient } from '#libs/bus';
import { type ReadResult, sqlAgents, type Turn } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { DataState } from './data-state';
import { ToolCatalog } from './plans/tool-catalog';

/** What words mean, from the SQL agents; of a question that begins a conversation it is kept while the data is the same. */
@Injectable()
export class Readings {
  private readonly kept: LRUCache<string, ReadResult> | undefined;

  constructor(
    private readonly services: ServiceClient,
    private readonly tools: ToolCatalog,
    private readonly data: DataState,
    @Inject(SETTINGS) { cache }: Settings,
  ) {
    if (cache.enabled) this.kept = new LRUCache({ max: cache.maxEntries });
  }

  async of(
    persona: string,
    question: string,
    today: string,
    history: readonly Turn[],
    context: CallContext,
  ): Promise<ReadResult> {
    const tools = await this.tools.of(persona, context);
    const names = tools.map(({ name }) => name);
    const key = history.length === 0 ? await this.key([persona, question, today, names], context) : undefined;
    const known = key === undefined ? undefined : this.kept?.get(key);
    if (known !== undefined) return known;
    const request = { persona, question, today, history: sinceSql(history), tools };
    const result = await this.services.call(sqlAgents.read, request, context);
    if (key !== undefined) this.kept?.set(key, result);
    return result;
  }

  /** Forgets what was read, for example when the cache is emptied. */
  forget(): void {
    this.kept?.clear();
  }

  /** Undefined while nobody can say which data there is: then nothing is kept and the reader decides. */
  private async key(parts: unknown[], context: CallContext): Promise<string | undefined> {
    if (this.kept === undefined) return undefined;
    try {
      const { dataVersion, semanticVersion } = await this.data.of(context);
      const sites = context.principal?.sites ?? null;
      return JSON.stringify([
        ...parts,
        dataVersion,
        semanticVersion,
        sites === null ? null : [...sites].sort(),
      ]);
    } catch {
      context.signal.throwIfAborted();
      return undefined;
    }
  }
}

/** SQL that a model wrote cannot be edited by words: what was asked before it is not what a follow-up speaks of. */
function sinceSql(history: readonly Turn[]): Turn[] {
  const last = history.findLastIndex(
    (turn) => 'plan' in turn && turn.plan.plan.steps.some(({ kind }) => kind === 'sql'),
  );
  return history.slice(last + 1);
}
