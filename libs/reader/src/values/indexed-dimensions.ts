import type { Dimension, SemanticModel } from '#libs/semantics';
import { Visibility } from '../lexicon/visibility';
import { isIndexed } from './indexed-members';

interface IndexedDimension {
  dimension: Dimension;
  /** Members with the same values: the warehouse of stock and that of orders. */
  twins: readonly string[];
  /** The same for the names of this code. */
  namedTwins: readonly string[];
}

/** What there is to know of each member whose values come in. */
export class IndexedDimensions {
  private readonly known = new Map<string, IndexedDimension | undefined>();
  private readonly visibility: Visibility;

  constructor(
    private readonly model: SemanticModel,
    persona: string,
  ) {
    this.visibility = new Visibility(model, persona);
  }

  get(member: string): IndexedDimension | undefined {
    if (!this.known.has(member)) this.known.set(member, this.look(member));
    return this.known.get(member);
  }

  private look(member: string): IndexedDimension | undefined {
    const dimension = this.model.dimension(member);
    if (!dimension || !this.visibility.dimension(dimension) || !isIndexed(dimension)) return undefined;
    const { names, entity } = dimension;
    return {
      dimension,
      twins: this.twins(member),
      namedTwins: names === undefined ? [] : this.twins(`${entity}.${names}`),
    };
  }

  private twins(member: string): string[] {
    const concept = this.model.dimension(member)?.concept;
    if (concept === undefined) return [member];
    return this.visibility.entities.flatMap((entity) =>
      [...entity.dimensions.values()].filter((each) => each.concept === concept).map((each) => each.member),
    );
  }
}
