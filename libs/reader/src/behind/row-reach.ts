import type { Filter } from '#libs/contracts';
import { JoinGraph } from '#libs/semantics';
import type { Vocabulary } from '../compose/vocabulary';

/** Which fields the rows of an entity have, by the same joins as the compiler. */
export class RowReach {
  private readonly graph: JoinGraph;

  constructor(private readonly vocabulary: Vocabulary) {
    this.graph = new JoinGraph(vocabulary.model.entities);
  }

  /** A field of the row or of what it belongs to, or one that means the same. */
  has(entity: string, member: string): boolean {
    if (this.graph.reaches(entity, member.split('.')[0]!)) return true;
    const concept = this.vocabulary.model.dimension(member)?.concept;
    if (concept === undefined) return false;
    return this.graph
      .closure(entity)
      .some((owner) =>
        [...this.vocabulary.entity(owner).dimensions.values()].some((twin) => twin.concept === concept),
      );
  }

  /** The entity itself where its rows have all the fields, otherwise the nearest finer one whose rows do. */
  grain(entity: string, members: readonly string[]): string {
    const { visibility } = this.vocabulary.lexicon;
    const fits = (base: string): boolean => members.every((member) => this.has(base, member));
    if (fits(entity)) return entity;
    return this.graph.refinements(entity).find((base) => visibility.entity(base) && fits(base)) ?? entity;
  }

  /** Whether the rows themselves can be told by the filter, without looking at finer rows. */
  decides(entity: string, filter: Filter): boolean {
    if ('segment' in filter) return this.graph.reaches(entity, filter.segment.split('.')[0]!);
    if ('otherMember' in filter)
      return this.has(entity, filter.member) && this.has(entity, filter.otherMember);
    return 'member' in filter && this.has(entity, filter.member);
  }
}
