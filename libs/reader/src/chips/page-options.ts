import type { MetricQuery } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import type { Ask, Candidate } from './candidate';
import type { PartText } from './part-text';

const LIMITS = [5, 10, 20, 50, 100];
const NUMBER = /\d{1,6}/;

/** Order and number of rows. */
export class PageOptions {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly text: PartText,
  ) {}

  /** The numbers first that are usual, or the one that was typed. */
  *limits({ query, search }: Ask): Generator<Candidate> {
    const typed = NUMBER.exec(search.text)?.[0];
    for (const limit of typed === undefined ? LIMITS : [Number(typed)])
      yield { label: `First ${limit}`, kind: 'limit', query: { ...query, limit } };
  }

  *limitsBy({ query, search }: Ask): Generator<Candidate> {
    const { dimensions } = query.limitBy!;
    const typed = NUMBER.exec(search.text)?.[0];
    const things = dimensions.map((member) => this.text.label(member).toLowerCase()).join(' and ');
    for (const limit of typed === undefined ? [1, 3, ...LIMITS] : [Number(typed)]) {
      const label = `First ${limit} for each ${things}`;
      yield { label, kind: 'limit', query: { ...query, limitBy: { dimensions, limit } } };
    }
  }

  *orders({ query, search }: Ask): Generator<Candidate> {
    const columns = search.sorted(this.columns(query), (by) => [this.text.label(by)]);
    for (const first of [true, false]) {
      for (const by of columns) {
        const direction = this.falls(by) === first ? 'desc' : 'asc';
        yield {
          label: this.text.order(by, direction),
          kind: 'order',
          query: { ...query, order: [{ by, direction }] },
        };
      }
    }
  }

  /** Members by which the rows can be ordered, figures first. */
  private columns({ measures, dimensions, timeDimensions, ungrouped, entity }: MetricQuery): string[] {
    const { model } = this.vocabulary;
    const grains = timeDimensions.flatMap(({ dimension, granularity }) => (granularity ? [dimension] : []));
    const list = ungrouped && dimensions.length === 0 ? (model.entities.get(entity ?? '')?.list ?? []) : [];
    const members = [...dimensions, ...list.map((field) => this.vocabulary.memberOf(entity ?? '', field))];
    const isFigure = (member: string): boolean => this.falls(member);
    return [
      ...measures.map(({ measure, as }) => as ?? measure),
      ...members.filter(isFigure),
      ...grains,
      ...members.filter((member) => !isFigure(member)),
    ];
  }

  /** Figures are of most interest from the largest down, names from A on. */
  private falls(by: string): boolean {
    return this.vocabulary.model.dimension(by)?.type !== 'string';
  }
}
