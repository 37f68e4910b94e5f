import type { ProcedureLanguage, ProcedurePassage } from '#libs/contracts';
import {
  analyzerFor,
  type LatentFit,
  type LatentInput,
  latentInput,
  LatentSpace,
  LexicalIndex,
  type Similarities,
  searchCombined,
  synonymsOf,
} from '#libs/search';
import { coverageOf } from './coverage';
import { SHIPPED_SYNONYMS, type SynonymGroups } from './shipped-synonyms';

/** A version as the index takes it in. */
export interface IndexedVersion {
  procedureId: string;
  version: number;
  title: string;
  language: ProcedureLanguage;
  passages: Pick<ProcedurePassage, 'ordinal' | 'path' | 'text'>[];
}

export interface FoundPassage {
  procedureId: string;
  version: number;
  ordinal: number;
  score: number;
  coverage: number;
  /** Terms of the language's analyzer. */
  terms: string[];
}

export interface PassageQuery {
  text: string;
  language: ProcedureLanguage;
  limit: number;
  minimumCoverage: number;
  /** Whether a document may be shown. */
  accept: (procedureId: string) => boolean;
  /** Of a model, in place of the latent space. */
  vectors?: {
    similarities: Similarities;
    /** What similarity counts beside a lexical score of 1. */
    weight: number;
    /** A passage so near is an answer whatever words it has. */
    minimumSimilarity: number;
  };
}

/** A heading says what its passages are about in few words. */
const FIELDS = { title: 1, headings: 2, text: 1 };
/** Words that two texts share before they can be the same. */
const FEWEST_SHARED = 4;
/** What coverage is worth when no two neighbouring words of the question are near each other in the passage. */
const APART = 0.8;
/** How many passages are looked at for each that is wanted: coverage turns some away. */
const DEPTH = 5;
/** A space is fitted anew when so large a share of its passages is new or gone. */
const STALE_SHARE = 0.2;

interface Shelf {
  index: LexicalIndex;
  space: LatentSpace | null;
  /** Changes since the fit, and passages at the fit. */
  changes: number;
  fitted: number;
}

interface Taken {
  version: number;
  language: ProcedureLanguage;
  ids: string[];
}

/** What a passage is called among vectors from outside. */
export const passageId = (procedureId: string, version: number, ordinal: number) =>
  `${procedureId}#${version}#${ordinal}`;

const idOf = ({ procedureId, version, ordinal }: FoundPassage) => passageId(procedureId, version, ordinal);

/** What stands under the title itself, before the first heading of a section. */
const isIntroduction = (path: readonly string[], title: string): boolean =>
  path.length === 0 || (path.length === 1 && path[0] === title);

function partsOf(id: string): { procedureId: string; version: number; ordinal: number } {
  const [procedureId, version, ordinal] = id.split('#');
  return { procedureId: procedureId!, version: Number(version), ordinal: Number(ordinal) };
}

/** The passages of the documents in force, an index a language. Knows nothing of rights. */
export class PassageIndex {
  /** @param synonyms of the house, besides the shipped ones */
  constructor(private readonly synonyms: SynonymGroups = {}) {}

  private readonly shelves = new Map<ProcedureLanguage, Shelf>();
  private readonly taken = new Map<string, Taken>();
  private readonly introductions = new Set<string>();

  get languages(): ProcedureLanguage[] {
    return [...this.shelves].filter(([, { index }]) => index.size > 0).map(([language]) => language);
  }

  /** The version of a document that is in; undefined when none is. */
  versionOf(procedureId: string): number | undefined {
    return this.taken.get(procedureId)?.version;
  }

  documents(): string[] {
    return [...this.taken.keys()];
  }

  put({ procedureId, version, title, language, passages }: IndexedVersion): void {
    this.drop(procedureId);
    const shelf = this.shelf(language);
    const ids = passages.map(({ ordinal, path, text }) => {
      const id = passageId(procedureId, version, ordinal);
      shelf.index.add({ id, fields: { title, headings: path.join('\n'), text } });
      if (isIntroduction(path, title)) this.introductions.add(id);
      return id;
    });
    shelf.changes += ids.length;
    this.taken.set(procedureId, { version, language, ids });
    shelf.space?.follow(shelf.index);
  }

  drop(procedureId: string): void {
    const known = this.taken.get(procedureId);
    if (known === undefined) return;
    const shelf = this.shelf(known.language);
    for (const id of known.ids) {
      shelf.index.remove(id);
      this.introductions.delete(id);
    }
    shelf.changes += known.ids.length;
    this.taken.delete(procedureId);
    shelf.space?.follow(shelf.index);
  }

  /** Languages with at least so many passages whose latent space is missing or stale, with what a fit needs. */
  toFit(fromPassages: number): { language: ProcedureLanguage; input: LatentInput }[] {
    return [...this.shelves].flatMap(([language, { index, space, changes, fitted }]) => {
      const isFresh = space !== null && changes <= fitted * STALE_SHARE;
      return index.size < fromPassages || isFresh ? [] : [{ language, input: latentInput(index) }];
    });
  }

  useFit(language: ProcedureLanguage, fit: LatentFit): void {
    const shelf = this.shelf(language);
    shelf.space = new LatentSpace(fit);
    shelf.space.follow(shelf.index);
    [shelf.changes, shelf.fitted] = [0, shelf.index.size];
  }

  /**
   * The best passages that have enough of what is asked for. Coverage is the share of the question's weight that a
   * passage's words carry; a rare word weighs most and an unknown one as much, so that a question about something else
   * finds nothing however many common words it shares. Words that stand far apart are more often a chance than an answer.
   */
  search({ text, language, limit, minimumCoverage, accept, vectors }: PassageQuery): FoundPassage[] {
    const shelf = this.shelves.get(language);
    if (shelf === undefined) return [];
    const { index, space } = shelf;
    const acceptId = (id: string) => accept(id.slice(0, id.indexOf('#')));
    const options = { limit: limit * DEPTH, language, accept: acceptId };
    const alike = vectors?.similarities ?? space?.similaritiesTo(index.queryTerms(text, language));
    const hits =
      alike === undefined
        ? index.search(text, options)
        : searchCombined(index, text, { ...options, similarities: alike, weight: vectors?.weight });
    const near = index.proximities(
      hits.map(({ id }) => id),
      text,
    );
    const found = hits
      .map(({ id, score, matched }) => {
        const place = partsOf(id);
        const asked = coverageOf(index.wordShares(id, text), index.size, language);
        const isApart = asked.words > 1 && !near.has(id);
        const isAlike =
          vectors !== undefined && (vectors.similarities.of(id) ?? -1) >= vectors.minimumSimilarity;
        return {
          ...place,
          // One word said often is less of an answer than each word said once.
          score: score * (isAlike ? 1 : asked.coverage),
          terms: matched,
          coverage: isApart ? APART * asked.coverage : asked.coverage,
          isAlike,
        };
      })
      .filter(({ coverage, isAlike }) => isAlike || coverage >= minimumCoverage)
      .map(({ isAlike: _, ...each }) => each)
      .sort((a, b) => b.score - a.score);
    return this.sectionsFirst(found).slice(0, limit);
  }

  /**
   * An introduction is short and has its document's title, so that it ranks high, and says only what the document is
   * about. The best section of the document that has as much of what is asked for changes places with it.
   */
  private sectionsFirst(found: FoundPassage[]): FoundPassage[] {
    const ordered = [...found];
    for (const [at, first] of found.entries()) {
      if (!this.introductions.has(idOf(first))) continue;
      const below = ordered.findIndex(
        (each, place) =>
          place > at &&
          each.procedureId === first.procedureId &&
          each.coverage >= first.coverage &&
          !this.introductions.has(idOf(each)),
      );
      if (below < 0) continue;
      const section = ordered[below]!;
      ordered[at] = { ...section, score: first.score };
      ordered[below] = { ...first, score: section.score };
    }
    return ordered;
  }

  /** The passage that a text from elsewhere was taken from, among those that may be shown. */
  sourceOf(
    text: string,
    minimumShare: number,
    accept: (procedureId: string) => boolean,
  ): FoundPassage | undefined {
    let best: FoundPassage | undefined;
    for (const language of this.languages) {
      const { index } = this.shelf(language);
      const terms = new Set(
        analyzerFor(language)
          .analyze(text)
          .map(({ term }) => term),
      );
      const acceptId = (id: string) => accept(id.slice(0, id.indexOf('#')));
      for (const { id, score, matched } of index.search(text, { limit: DEPTH, language, accept: acceptId })) {
        // One may hold the other: chunks of another house are cut elsewhere.
        const share = matched.length / Math.max(1, Math.min(terms.size, index.termsOf(id)!.size));
        // A heading of two words is found in any text.
        const isEnough = matched.length >= Math.min(FEWEST_SHARED, terms.size);
        if (isEnough && share >= minimumShare && share > (best?.coverage ?? 0))
          best = { ...partsOf(id), score, coverage: Math.min(1, share), terms: matched };
      }
    }
    return best;
  }

  private shelf(language: ProcedureLanguage): Shelf {
    let shelf = this.shelves.get(language);
    if (shelf === undefined) {
      shelf = {
        index: new LexicalIndex({
          fields: FIELDS,
          language,
          wordOrder: true,
          compounds: true,
          synonyms: synonymsOf(
            [...(SHIPPED_SYNONYMS[language] ?? []), ...(this.synonyms[language] ?? [])],
            language,
          ),
        }),
        space: null,
        changes: 0,
        fitted: 0,
      };
      this.shelves.set(language, shelf);
    }
    return shelf;
  }
}
