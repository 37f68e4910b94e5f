import type { Entity, PersonaFile, SemanticModel, Term } from '#libs/semantics';
import { stemsOf, tokenize } from '../tokens/tokenizer';
import { Shorthand } from '../values/shorthand';
import { Spelling } from '../values/spelling';
import { GRAMMAR_WORDS } from './grammar-word';
import { NUMBER_SLOT, PhraseTrie } from './phrase-trie';
import type { Sense } from './sense';
import { Visibility } from './visibility';

/** The grammar handles these itself; what follows is then only understood when something is counted. */
const COUNTED = /^(how many|number of|count of|total number of) /;
/** "top 5 suppliers" is the term "top suppliers" with a number in it. */
const RANKING = new Set([
  'top',
  'best',
  'biggest',
  'largest',
  'worst',
  'smallest',
  'main',
  'key',
  'most',
  'least',
  'lowest',
  'hot',
  'fastest',
  'slowest',
]);
const NUMERIC: ReadonlySet<string> = new Set(['quantity', 'money', 'days']);
/** Words of one language in which other tables are spoken of are no sign of those tables. */
const MIN_FOREIGN_LENGTH = 4;

/** Every word and phrase that means something to one persona. */
export class Lexicon {
  readonly trie = new PhraseTrie();
  readonly spelling = new Spelling();
  readonly shorthand = new Shorthand();
  readonly visibility: Visibility;
  readonly persona: PersonaFile;
  private readonly words = new Set<string>();
  private readonly meant = new Set<string>();

  constructor(
    readonly model: SemanticModel,
    personaId: string,
  ) {
    const persona = model.personas.get(personaId);
    if (!persona) throw new RangeError(`there is no persona ${personaId}`);
    this.persona = persona;
    this.visibility = new Visibility(model, personaId);
    for (const [tag, phrases] of GRAMMAR_WORDS) {
      // What says nothing is no correction for anything: "Acme" is not "came".
      for (const phrase of phrases) this.at(phrase, tag !== 'noise')?.tags.add(tag);
    }
    for (const entity of this.visibility.entities) this.addEntity(entity);
    for (const term of model.terms) {
      if (!term.personas || term.personas.includes(personaId)) this.addTerm(term);
    }
    for (const [phrase, target] of Object.entries(persona.prefer)) this.addPreference(phrase, target);
    for (const [phrase, other] of Object.entries(persona.elsewhere)) {
      this.add(phrase, { kind: 'elsewhere', persona: other, declared: true });
    }
    for (const word of this.words)
      if (this.trie.find([word])?.senses.some(({ kind }) => kind !== 'elsewhere')) this.meant.add(word);
    this.addForeign();
  }

  /** A word that stands in some phrase. */
  knows(stem: string): boolean {
    return this.words.has(stem);
  }

  private addEntity(entity: Entity): void {
    const { name } = entity;
    for (const phrase of [entity.label, entity.plural, ...entity.synonyms]) {
      this.add(phrase, { kind: 'entity', entity: name });
    }
    for (const phrase of entity.verbs) this.add(phrase, { kind: 'verb', entity: name });
    for (const dimension of entity.dimensions.values()) {
      if (!this.visibility.dimension(dimension)) continue;
      const { member } = dimension;
      for (const phrase of [dimension.label, ...dimension.synonyms]) {
        const rest = phrase.replace(COUNTED, '');
        this.add(rest, {
          kind: 'dimension',
          entity: name,
          member,
          ...(NUMERIC.has(dimension.role) ? { numeric: true } : {}),
          ...(rest === phrase ? {} : { counted: true }),
        });
      }
      for (const phrase of dimension.spoken) {
        const words = stemsOf(phrase.replace('{number}', ' ')).concat(NUMBER_SLOT);
        this.trie.node(words).senses.push({ kind: 'spoken', entity: name, member });
      }
      for (const phrase of dimension.cues) this.add(phrase, { kind: 'cue', entity: name, member });
      for (const [value, phrases] of Object.entries(dimension.values)) {
        for (const phrase of [value, ...phrases])
          this.add(phrase, { kind: 'value', entity: name, member, value });
      }
      this.addDegrees(name, member, 'dimension', dimension);
    }
    for (const measure of entity.measures.values()) {
      if (!this.visibility.measure(measure)) continue;
      // "Low-stock items" asks for the items; their number is meant only where something is counted.
      const namesRows = measure.aggregate === 'count' && measure.where !== undefined;
      for (const phrase of [measure.label, ...measure.synonyms]) {
        const rest = phrase.replace(COUNTED, '');
        const counted = rest !== phrase || (namesRows && phrase === measure.label);
        this.add(rest, {
          kind: 'measure',
          entity: name,
          member: measure.member,
          ...(counted ? { counted } : {}),
        });
      }
      this.addDegrees(name, measure.member, 'measure', measure);
    }
    for (const segment of entity.segments.values()) {
      if (!this.visibility.segment(segment)) continue;
      for (const phrase of [segment.label, ...segment.synonyms]) {
        this.add(phrase, { kind: 'segment', entity: name, member: segment.member });
      }
    }
  }

  private addDegrees(
    entity: string,
    member: string,
    of: 'dimension' | 'measure',
    {
      comparatives,
      superlatives,
    }: {
      comparatives?: { more: string[]; less: string[] };
      superlatives?: { most: string[]; least: string[] };
    },
  ): void {
    for (const kind of ['more', 'less'] as const) {
      for (const phrase of comparatives?.[kind] ?? []) this.add(phrase, { kind, entity, member, of });
    }
    for (const kind of ['most', 'least'] as const) {
      for (const phrase of superlatives?.[kind] ?? []) {
        this.add(phrase, { kind, entity, member, of });
        // "which of the two is faster"
        const stem = /^(fast|quick|slow|cheap|dear|full|busi)est$/.exec(phrase)?.[1];
        if (stem !== undefined) this.add(`${stem}er`, { kind, entity, member, of });
      }
    }
  }

  private addTerm(term: Term): void {
    for (const phrase of term.phrases) {
      this.add(phrase, { kind: 'term', term });
      const [first, ...rest] = stemsOf(phrase);
      if (first === undefined || rest.length === 0 || !RANKING.has(first)) continue;
      this.trie.node([first, NUMBER_SLOT, ...rest]).senses.push({ kind: 'term', term });
      this.trie.node([NUMBER_SLOT, first, ...rest]).senses.push({ kind: 'term', term });
    }
  }

  private addPreference(phrase: string, target: string): void {
    const node = this.at(phrase);
    if (!node) return;
    node.prefer = target;
    const [entity] = target.split('.') as [string];
    if (!this.visibility.entity(entity)) return;
    const kind = !target.includes('.')
      ? 'entity'
      : this.model.dimension(target)
        ? 'dimension'
        : this.model.measure(target)
          ? 'measure'
          : 'segment';
    const dimension = this.model.dimension(target);
    const numeric = dimension && NUMERIC.has(dimension.role) ? { numeric: true } : {};
    const sense: Sense = kind === 'entity' ? { kind, entity } : { kind, entity, member: target, ...numeric };
    this.add(phrase, sense);
  }

  /** Words of tables that this persona may not see, unless they mean something here as well. */
  private addForeign(): void {
    for (const entity of this.model.entities.values()) {
      if (this.visibility.entity(entity.name)) continue;
      const persona = [...this.model.personas.values()].find(({ tables }) => tables.includes(entity.table));
      if (!persona) continue;
      const phrases = [
        ...[entity.label, entity.plural, ...entity.synonyms],
        ...[...entity.dimensions.values()].map(({ label }) => label),
        ...[...entity.measures.values()].filter(({ hidden }) => !hidden).map(({ label }) => label),
      ];
      for (const phrase of phrases) {
        const node = phrase.length >= MIN_FOREIGN_LENGTH ? this.at(phrase) : undefined;
        if (!node || node.tags.size > 0 || node.senses.length > 0) continue;
        // Made of words that this persona uses as well ("late deliveries") it says nothing about other tables.
        if (stemsOf(phrase).every((stem) => this.meant.has(stem))) continue;
        node.senses.push({ kind: 'elsewhere', persona: persona.persona, declared: false });
      }
    }
  }

  private add(phrase: string, sense: Sense): void {
    for (const variant of variantsOf(phrase)) this.addExactly(variant, sense);
  }

  private addExactly(phrase: string, sense: Sense): void {
    const node = this.at(phrase);
    if (!node) return;
    const key = JSON.stringify(sense);
    if (!node.senses.some((known) => JSON.stringify(known) === key)) node.senses.push(sense);
  }

  private at(phrase: string, isMeant = true): ReturnType<PhraseTrie['node']> | undefined {
    const stems = stemsOf(phrase);
    if (stems.length === 0) return undefined;
    for (const stem of stems) {
      this.words.add(stem);
      if (isMeant) this.spelling.add(stem);
    }
    // Words are also misspelt in the plural: "delivries".
    if (isMeant) {
      for (const { norm } of tokenize(phrase)) {
        this.spelling.add(norm);
        this.shorthand.add(norm);
      }
    }
    return this.trie.node(stems);
  }
}

/** "average order value" is also written "avg order value" and "mean order value". */
function variantsOf(phrase: string): string[] {
  return /\baverage\b/i.test(phrase)
    ? [phrase, phrase.replace(/average/i, 'avg'), phrase.replace(/average/i, 'mean')]
    : [phrase];
}
