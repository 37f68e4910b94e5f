import {
  type Assumption,
  type Filter,
  MAX_QUESTION_LENGTH,
  type MetricQuery,
  type QueryReadResult,
  type Reading,
} from '#libs/contracts';
import type { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';

interface Alternative {
  readonly label: string;
  /** What a user adds to the question to mean it. */
  readonly say: string;
}

/** What another question would be read as. */
type Tried = Pick<Reading, 'query' | 'assumptions'>;

const ROLLING_MONTHS = /\b((?:last|past|previous) (?:\d+|[a-z]+(?: [a-z]+)?)) (months)\b/i;
const ROLLING = 'The months are counted back from today.';

/** What the reader took for granted, and how to ask for the other reading by a question of its own. */
export class Alternatives {
  private readonly known = new Map<string, readonly Alternative[]>();
  /** Assumptions that measures make, about rows in whatever state. */
  private readonly ofMeasures = new Set<string>();

  constructor(private readonly vocabulary: Vocabulary) {
    const { model, entities } = vocabulary;
    for (const { measures, segments } of entities) {
      for (const each of [...measures.values(), ...segments.values()]) this.learn(each);
      for (const { assumption, alternatives } of measures.values())
        if (assumption !== undefined && alternatives.length > 0) this.ofMeasures.add(assumption);
    }
    model.terms.forEach((term) => this.learn(term));
    const usual = model.measure(vocabulary.lexicon.persona.prefer['value'] ?? '');
    if (usual) this.known.set(takenAs(usual.label), [{ label: 'In units', say: 'in units' }]);
  }

  /** The draft's assumptions without those that the question has settled: "revenue of delivered orders". */
  open(draft: Draft): Assumption[] {
    const isSettled = this.saysState(draft);
    return [...draft.assumptions]
      .filter((text) => !(isSettled && this.ofMeasures.has(text)))
      .map((text) => ({ text }));
  }

  /**
   * Adds to each assumption the questions that ask for another reading, if they really are read as one. An assumption
   * whose alternative would change nothing is not made: the question said so itself.
   */
  offer(
    result: QueryReadResult,
    question: string,
    read: (question: string) => Tried | undefined,
  ): QueryReadResult {
    if (result.kind !== 'reading') return result;
    const own = canonical(result.reading.query);
    const assumptions = result.reading.assumptions.flatMap(({ text }): Assumption[] => {
      const alternatives: { label: string; question: string }[] = [];
      for (const { label, say } of this.known.get(text) ?? []) {
        const other = `${question.replace(/[\s?.!]+$/, '')} ${say}`;
        // Nobody could ask it.
        if (other.length > MAX_QUESTION_LENGTH) continue;
        const answer = read(other);
        if (!answer) continue;
        if (canonical(answer.query) === own) return [];
        if (!answer.assumptions.some((each) => each.text === text))
          alternatives.push({ label, question: other });
      }
      return [alternatives.length > 0 ? { text, alternatives } : { text }];
    });
    const rolling = this.fullMonths(question, own, read);
    return {
      ...result,
      reading: { ...result.reading, assumptions: [...assumptions, ...(rolling ? [rolling] : [])] },
    };
  }

  /** "the last three months" reach to today; people also mean whole months of the calendar. */
  private fullMonths(
    question: string,
    own: string,
    read: (question: string) => Tried | undefined,
  ): Assumption | undefined {
    const other = question.replace(ROLLING_MONTHS, '$1 full $2');
    const answer = other === question ? undefined : read(other);
    return answer && canonical(answer.query) !== own
      ? { text: ROLLING, alternatives: [{ label: 'Full calendar months', question: other }] }
      : undefined;
  }

  private learn(known: { assumption?: string; alternatives: readonly Alternative[] }): void {
    const { assumption, alternatives } = known;
    if (assumption !== undefined && alternatives.length > 0) this.known.set(assumption, alternatives);
  }

  /** Rows are selected, or told apart, by what became of them. */
  private saysState({ filters, measures, dimensions }: Draft): boolean {
    return (
      dimensions.some(isStatus) ||
      [...filters, ...measures.flatMap(({ where }) => where ?? [])].some((filter) => this.isOfState(filter))
    );
  }

  private isOfState(filter: Filter): boolean {
    if ('segment' in filter) return /status\}/.test(this.vocabulary.model.segment(filter.segment)?.sql ?? '');
    if ('not' in filter) return this.isOfState(filter.not);
    return 'member' in filter && isStatus(filter.member);
  }
}

/** Said where "how much" did not say of what. */
export function takenAs(label: string): string {
  return `Taken as ${label.toLowerCase()}.`;
}

function isStatus(member: string): boolean {
  return /status$/.test(member);
}

/** The order of conditions does not matter. */
function canonical(query: MetricQuery): string {
  return JSON.stringify({ ...query, filters: query.filters.map((filter) => JSON.stringify(filter)).sort() });
}
