import type { PersonaFile, SemanticModel } from '#libs/semantics';
import { Composer } from '../compose/composer';
import type { Draft } from '../compose/draft';
import { Vocabulary } from '../compose/vocabulary';
import { parse } from '../grammar/parse';
import { Segmenter } from '../grammar/segmenter';
import { Lexicon } from '../lexicon/lexicon';
import type { ValueIndex } from '../values/value-index';

const EVERYBODY = 'everybody';
/** How much more natural the question has to be for another persona's tables. */
const MARGIN = 0.4;
/** A reading without detours needs no second opinion. */
const DETOUR = 0.4;

/**
 * Reads a question as somebody who may see all tables would. "Which suppliers deliver late?" can be asked of customers'
 * orders by a detour, but is plainly about purchase orders.
 */
export class OtherTables {
  private readonly segmenter: Segmenter;
  private readonly composer: Composer;

  constructor(
    private readonly model: SemanticModel,
    private readonly own: Lexicon,
    values: ValueIndex,
  ) {
    const tables = [...new Set([...model.entities.values()].map(({ table }) => table))];
    const everybody: PersonaFile = { ...own.persona, persona: EVERYBODY, tables, prefer: {}, elsewhere: {} };
    const all: SemanticModel = { ...model, personas: new Map([[EVERYBODY, everybody]]) };
    const lexicon = new Lexicon(all, EVERYBODY);
    this.segmenter = new Segmenter(lexicon, values);
    this.composer = new Composer(new Vocabulary(lexicon));
  }

  /** The persona that the question is for, when it is for another one. */
  personaFor(question: string, today: string, draft: Draft): string | undefined {
    if (draft.cost < DETOUR || !this.namesForeignThing(draft)) return undefined;
    const [best] = this.composer.compose(parse(question, this.segmenter.segment(question, today), today));
    if (!best || this.own.visibility.entity(best.anchor) || best.cost > draft.cost - MARGIN) return undefined;
    const { table } = this.model.entities.get(best.anchor)!;
    return [...this.model.personas.values()].find(({ tables }) => tables.includes(table))?.persona;
  }

  /** Something that rows of other tables know as well, such as suppliers. */
  private namesForeignThing({ senses }: Draft): boolean {
    const hidden = [...this.model.entities.values()].filter(({ name }) => !this.own.visibility.entity(name));
    const visible = [...this.model.entities.values()].filter(({ name }) => this.own.visibility.entity(name));
    return [...senses.values()].some((sense) => {
      const member = 'member' in sense ? this.model.dimension(sense.member) : undefined;
      const concept = member?.concept;
      if (concept === undefined) return false;
      const has = (entities: typeof hidden): number =>
        entities.filter(({ dimensions }) => [...dimensions.values()].some((each) => each.concept === concept))
          .length;
      return has(hidden) > 0 && has(visible) === 1;
    });
  }
}
