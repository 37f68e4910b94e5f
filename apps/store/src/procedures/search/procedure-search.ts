import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import {
  type InputOf,
  type ProcedureHit,
  type ProcedureLanguage,
  type ProcedureSearchResult,
  type procedures,
} from '#libs/contracts';
import type { PassageRetriever } from '#libs/model';
import { analyzerFor, guessLanguage, type Similarities, snippet } from '#libs/search';
import { SETTINGS, type Settings } from '#libs/runtime';
import type { FoundPassage } from '../domain/passage-index';
import { type PlacedPassage, ProcedureReader } from '../persistence/procedure-reader';
import type { Reader } from '../persistence/procedure-rows';
import { ProcedureReaders } from '../procedure-readers';
import { type IndexState, LiveIndex } from './live-index';
import { LiveVectors } from './live-vectors';
import { PASSAGE_RETRIEVER } from './passage-retriever';

const QUOTE_CHARACTERS = 280;
/** Share of the words of a knowledge base's chunk, or of ours, that must be the other's for it to be the same text. */
const SAME_TEXT = 0.6;
const DEFAULT_LANGUAGE: ProcedureLanguage = 'en';

type Question = InputOf<typeof procedures.search>;

interface Answer {
  language: ProcedureLanguage;
  found: FoundPassage[];
}

/** Answers questions with passages: finds them in the index of this process, and quotes what PostgreSQL says now. */
@Injectable()
export class ProcedureSearch {
  private readonly limits: Settings['stores']['procedures'];

  constructor(
    private readonly readers: ProcedureReaders,
    private readonly reader: ProcedureReader,
    private readonly live: LiveIndex,
    private readonly vectors: LiveVectors,
    @Inject(PASSAGE_RETRIEVER) private readonly retriever: PassageRetriever | null,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.limits = settings.stores.procedures;
  }

  async search(question: Question, context: CallContext): Promise<ProcedureSearchResult> {
    const who =
      question.audience === 'customers'
        ? await this.readers.ofCustomers(context)
        : await this.readers.of(context);
    const state = await this.live.current(who.today);
    const accept = (procedureId: string) => isFor(who, state.inForce.get(procedureId));
    const { found, language } =
      this.retriever === null
        ? this.locally(
            question,
            state,
            accept,
            await this.vectors.similaritiesTo(question.query, context.signal),
          )
        : await this.byKnowledgeBase(this.retriever, question, state, accept, context.signal);
    // A document that was deleted or replaced a moment ago is in no answer, whatever the index still holds.
    const placed = await this.reader.at(found, who);
    const searched = [...state.inForce.keys()].filter(accept).length;
    return {
      data: found.flatMap((hit) => {
        const at = placed.find((each) => isAt(each, hit));
        return at === undefined ? [] : [hitOf(hit, at, question.query)];
      }),
      language,
      searched,
      retriever: this.retriever === null ? 'local' : 'knowledge-base',
    };
  }

  /** The question's own language first; others where it has no answer: codes and names are the same in all. */
  private locally(
    { query, limit, language: given }: Question,
    { index }: IndexState,
    accept: (procedureId: string) => boolean,
    similarities: Similarities | undefined,
  ): Answer {
    const language = given ?? guessLanguage(query) ?? DEFAULT_LANGUAGE;
    const others = given === undefined ? index.languages.filter((each) => each !== language) : [];
    for (const each of [language, ...others]) {
      const found = index.search({
        text: query,
        language: each,
        limit,
        minimumCoverage: this.limits.minimumCoverage,
        accept,
        ...(similarities !== undefined && {
          vectors: {
            similarities,
            weight: this.limits.vectorWeight,
            minimumSimilarity: this.limits.minimumSimilarity,
          },
        }),
      });
      if (found.length > 0) return { language: each, found };
    }
    return { language, found: [] };
  }

  /** A knowledge base knows neither our rights nor our versions: its chunks only say where to look in our documents. */
  private async byKnowledgeBase(
    retriever: PassageRetriever,
    { query, limit, language }: Question,
    { index }: IndexState,
    accept: (procedureId: string) => boolean,
    signal: AbortSignal,
  ): Promise<Answer> {
    const chunks = await retriever.retrieve(query, limit, { signal });
    const found = new Map<string, FoundPassage>();
    for (const { text, score } of chunks) {
      const source = index.sourceOf(text, SAME_TEXT, accept);
      if (source === undefined) continue;
      const key = `${source.procedureId}#${source.ordinal}`;
      if (!found.has(key)) found.set(key, { ...source, score });
    }
    return { language: language ?? guessLanguage(query) ?? DEFAULT_LANGUAGE, found: [...found.values()] };
  }
}

function isFor(
  { storeCode, audiences }: Reader,
  document: { storeCode: string | null; audience: Reader['audiences'][number] } | undefined,
): boolean {
  if (document === undefined || !audiences.includes(document.audience)) return false;
  return document.storeCode === null || document.storeCode === storeCode;
}

const isAt = (a: FoundPassage | PlacedPassage, b: FoundPassage): boolean =>
  a.procedureId === b.procedureId && a.version === b.version && a.ordinal === b.ordinal;

function hitOf({ score, coverage }: FoundPassage, passage: PlacedPassage, query: string): ProcedureHit {
  const analyzer = analyzerFor(passage.language);
  const { text, marks } = snippet(passage.text, query, analyzer, QUOTE_CHARACTERS);
  const said = `${passage.title}\n${passage.path.join('\n')}\n${passage.text}`;
  const terms = new Set(analyzer.analyze(said).map(({ term }) => term));
  const matched = analyzer
    .analyze(query)
    .filter(({ term }) => terms.has(term))
    .map(({ start, end }) => query.slice(start, end));
  const { procedureId, version, anchor, ordinal } = passage;
  return {
    ...passage,
    quote: { text, marks },
    link: `/store/procedures/${procedureId}?${new URLSearchParams({ section: anchor, passage: String(ordinal), version: String(version) }).toString()}`,
    score,
    coverage,
    matched: [...new Set(matched)],
    untrusted: true,
  };
}
