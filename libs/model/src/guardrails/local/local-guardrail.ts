import { QuartermasterError } from '#libs/contracts';
import type { Settings } from '#libs/runtime';
import type { CallOptions, Guardrail, GuardrailVerdict } from '../../language-model';
import { type BlockedTopic, BlockedTopics } from './blocked-topics';
import { formExpression } from './details/account-numbers';
import { PersonNames } from './details/person-names';
import { findDetails } from './find-details';
import { GuardedQuestion } from './guarded-question';
import { personColumns } from './named-people';
import type { PersonalDetail } from './personal-detail';
import { Pseudonyms } from './pseudonyms';
import { cleanText, withoutHidden } from './untrusted-text';

type GuardrailSettings = Settings['guardrails'];

/** Judges in this process, by forms, lists and check digits: nothing leaves, and the same text is always judged the same. */
export class LocalGuardrail implements Guardrail {
  private readonly topics: BlockedTopics;
  private readonly kinds: ReadonlySet<PersonalDetail['kind']>;
  private readonly customerNumbers: readonly RegExp[];
  private readonly isPersonColumn: (name: string) => boolean;

  constructor(private readonly settings: GuardrailSettings) {
    this.topics = new BlockedTopics(settings);
    this.kinds = new Set(settings.details);
    this.customerNumbers = settings.customerNumbers.map(formExpression);
    this.isPersonColumn = personColumns(settings.personColumns);
  }

  /** The topic that the text must not be about, or null. */
  blockedTopic(text: string): BlockedTopic | null {
    return this.topics.in(withoutHidden(text));
  }

  /** @param names of people, as the caller knows them */
  detailsIn(text: string, names: readonly string[] = []): PersonalDetail[] {
    return this.search(names)(text);
  }

  /** @param names of people whom the question may be about: staff and customers of the store */
  question(names: readonly string[] = []): GuardedQuestion {
    const { isPersonColumn, settings } = this;
    return new GuardedQuestion({ find: this.search(names), isPersonColumn, cleans: settings.untrustedText });
  }

  /** Of a blocked text the verdict holds the topic's message. Masking is for good here; {@link question} can undo it. */
  judge(text: string, direction: 'input' | 'output', { signal }: CallOptions): Promise<GuardrailVerdict> {
    if (signal.aborted) return Promise.reject(new QuartermasterError('CANCELLED'));
    const topic = this.blockedTopic(text);
    const cleans = direction === 'input' && this.settings.untrustedText;
    const { text: clean, tricks } = cleans ? cleanText(text) : { text, tricks: [] };
    const pseudonyms = new Pseudonyms(this.search([]));
    const masked = pseudonyms.hide(clean);
    const found = this.detailsIn(clean).map(({ kind }) => kind);
    const interventions = [
      ...(topic === null ? [] : [{ policy: 'topic', category: topic.name }]),
      ...tricks.map((category) => ({ policy: 'untrusted-text', category })),
      ...[...new Set(found)].map((category) => ({ policy: 'sensitive-information', category })),
    ];
    return Promise.resolve({
      allowed: topic === null,
      text: topic === null ? masked : topic.message,
      interventions,
    });
  }

  private search(names: readonly string[]): (text: string) => PersonalDetail[] {
    const { kinds, customerNumbers } = this;
    const known = new PersonNames(kinds.has('person') ? names : []);
    return (text) => findDetails(text, { kinds, names: known, customerNumbers });
  }
}
