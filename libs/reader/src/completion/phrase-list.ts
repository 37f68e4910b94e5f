import type { Completion } from '#libs/contracts';
import { decapitalised } from '../chips/part-text';
import type { Vocabulary } from '../compose/vocabulary';
import { keyOf, PrefixList } from './prefix-list';

/** A phrase that the reader understands, with what it stands for. */
export interface Phrase {
  readonly insert: string;
  /** See {@link keyOf}. */
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly kind: Completion['kind'];
  /** Phrases of one thing share it, so that the thing is offered once. */
  readonly thing: string;
  /** The thing's own name rather than another word for it. */
  readonly isName: boolean;
}

interface Named {
  readonly label: string;
  readonly synonyms: readonly string[];
}

/** The phrases of everything that a persona may ask about. */
export function phraseList(vocabulary: Vocabulary): PrefixList<Phrase> {
  const phrases: Omit<Phrase, 'key'>[] = [];
  const add = (kind: Phrase['kind'], thing: string, { label, synonyms }: Named, detail: string): void => {
    const shared = { kind, thing, label };
    phrases.push({
      ...shared,
      insert: kind === 'value' ? label : decapitalised(label),
      detail,
      isName: true,
    });
    for (const insert of synonyms) phrases.push({ ...shared, insert, detail, isName: false });
  };
  const { visibility, persona } = vocabulary.lexicon;
  for (const entity of visibility.entities) {
    const { name, plural, label, synonyms, dimensions, measures, segments } = entity;
    add('entity', name, { label: plural, synonyms: [decapitalised(label), ...synonyms] }, '');
    for (const measure of measures.values()) {
      if (visibility.measure(measure)) add('measure', measure.member, measure, measure.formula ?? plural);
    }
    for (const dimension of dimensions.values()) {
      if (!visibility.dimension(dimension)) continue;
      add('dimension', dimension.member, dimension, `of ${plural.toLowerCase()}`);
      for (const [value, others] of Object.entries(dimension.values)) {
        const named = { label: value, synonyms: others };
        add('value', `value ${value}`, named, dimension.label);
      }
    }
    for (const segment of segments.values()) {
      if (visibility.segment(segment)) add('segment', segment.member, segment, segment.description ?? plural);
    }
  }
  for (const { phrases: words, personas, entity, measures, dimensions, segments, description } of vocabulary
    .model.terms) {
    const members = [...measures, ...dimensions, ...segments, ...(entity === undefined ? [] : [entity])];
    const isOurs = !personas || personas.includes(persona.persona);
    if (!isOurs || !members.every((member) => visibility.entity(member.split('.')[0]!))) continue;
    const [label, ...synonyms] = words as [string, ...string[]];
    add('measure', `term ${label}`, { label, synonyms }, description ?? '');
  }
  return new PrefixList(
    phrases.map((phrase) => {
      const key = keyOf(phrase.insert).trimEnd();
      return [key, { ...phrase, key }];
    }),
  );
}
