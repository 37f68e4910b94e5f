import type { Filter } from '#libs/contracts';
import type { Dimension, Entity, Measure, SemanticModel } from '#libs/semantics';
import type { Lexicon } from '../lexicon/lexicon';
import type { Sense } from '../lexicon/sense';
import type { Mention } from '../grammar/mention';
import { Connections } from './connections';

const NUMERIC: ReadonlySet<string> = new Set(['quantity', 'money', 'days']);
const AHEAD = /^(due|expected|scheduled|promised|planned|eta|going out)$/;
const NOT_PREFERRED = 0.7;
const TWIN = 0.2;

/** What the composer asks of the semantic model. */
export class Vocabulary {
  readonly model: SemanticModel;
  readonly entities: readonly Entity[];
  readonly connections: Connections;
  private readonly preferred: ReadonlySet<string>;

  constructor(readonly lexicon: Lexicon) {
    this.model = lexicon.model;
    this.entities = lexicon.visibility.entities;
    this.preferred = new Set(Object.values(lexicon.persona.prefer));
    this.connections = new Connections(this.model, (entity) => lexicon.visibility.entity(entity));
  }

  entity(name: string): Entity {
    return this.model.entities.get(name)!;
  }

  dimension(member: string): Dimension {
    return this.model.dimension(member)!;
  }

  measure(member: string): Measure {
    return this.model.measure(member)!;
  }

  isNumeric(member: string): boolean {
    return NUMERIC.has(this.dimension(member).role);
  }

  isDate(member: string): boolean {
    return this.dimension(member).role === 'date';
  }

  /** What one can list or group by: codes, names, categories, texts. */
  isThing(member: string): boolean {
    return !this.isNumeric(member) && !this.isDate(member);
  }

  /** `field` of an entity's file as a member. */
  memberOf(entity: string, field: string): string {
    return field.includes('.') ? field : `${entity}.${field}`;
  }

  identity(entity: string): string {
    return this.memberOf(entity, this.entity(entity).identity);
  }

  /** Code and name by which rows of the entity are shown in groups. */
  identityColumns(entity: string): string[] {
    const identity = this.identity(entity);
    const { entity: owner, names } = this.dimension(identity);
    return names === undefined ? [identity] : [identity, `${owner}.${names}`];
  }

  isIdentity(entity: string, member: string): boolean {
    const { name } = this.entity(entity);
    const own = this.entity(name);
    const identity = this.identity(entity);
    if (this.identityColumns(entity).includes(member)) return true;
    // A reference computed from the key identifies the row as well.
    const dimension = this.model.dimension(member);
    const identityRole = this.dimension(identity).role;
    return (
      dimension !== undefined &&
      dimension.entity === own.name &&
      dimension.role === 'code' &&
      identityRole === 'code' &&
      dimension.index === false &&
      dimension.sql !== undefined
    );
  }

  /** The measure that counts the entity's rows. */
  countOf(entity: string): Measure | undefined {
    return [...this.entity(entity).measures.values()].find(
      ({ aggregate, where, hidden }) => aggregate === 'count' && where === undefined && !hidden,
    );
  }

  /** The pieces that rows of the entity are about: units sold, units in stock. */
  unitsOf(entity: string): Measure | undefined {
    return [...this.entity(entity).measures.values()].find(({ member }) => {
      const field = this.fieldOf(member);
      return field !== undefined && this.dimension(field).role === 'quantity';
    });
  }

  /** Things that rows of others are told apart by, as stock items by their products: there are pieces of them. */
  areGoods(entity: string): boolean {
    return this.entities.some(({ name }) => name !== entity && this.identity(name).startsWith(`${entity}.`));
  }

  /** The measure of this entity that counts different values of a dimension, or of the code that it names. */
  distinctOf(entity: string, member: string): Measure | undefined {
    const dimension = this.dimension(member);
    const names = new Set([dimension.name]);
    for (const other of this.entity(dimension.entity).dimensions.values()) {
      if (other.names === dimension.name) names.add(other.name);
    }
    const concepts = new Set(
      [...names].flatMap((name) => this.entity(dimension.entity).dimensions.get(name)?.concept ?? []),
    );
    return [...this.entity(entity).measures.values()].find(({ aggregate, sql, where, hidden }) => {
      if (aggregate !== 'count_distinct' || where !== undefined || hidden) return false;
      const field = /^\{([a-z0-9_]+)\}$/.exec(sql ?? '')?.[1];
      const own = field === undefined ? undefined : this.entity(entity).dimensions.get(field);
      if (field === undefined) return false;
      if (entity === dimension.entity) return names.has(field);
      // A column of the join to the dimension's entity is that entity's code.
      return own?.concept !== undefined ? concepts.has(own.concept) : names.has(field) && own === undefined;
    });
  }

  /** The measure that aggregates just this dimension. */
  measureOver(member: string, aggregate: 'sum' | 'avg' | 'max' | 'min'): Measure | undefined {
    const { entity, name } = this.dimension(member);
    const over = [...this.entity(entity).measures.values()].filter(
      (measure) => measure.aggregate === aggregate && measure.sql === `{${name}}` && !measure.hidden,
    );
    // Days late are only averaged over what is late.
    return over.find(({ where }) => where === undefined) ?? over[0];
  }

  /** "percentage of POs that arrived on time": of those that arrived, where the semantic files say so. */
  rateOf(count: string, where: readonly Filter[]): string | undefined {
    const { entity, aggregate } = this.measure(count);
    const [only] = where;
    const segment = only && 'segment' in only ? this.model.segment(only.segment) : undefined;
    if (!segment || where.length > 1 || aggregate !== 'count' || segment.entity !== entity) return undefined;
    const sql = `CASE WHEN ${segment.sql} THEN 1.0 ELSE 0.0 END`;
    return [...this.entity(entity).measures.values()].find(
      (measure) => measure.aggregate === 'avg' && measure.sql === sql && measure.where !== undefined,
    )?.member;
  }

  /** The dimension of which a measure is simply the sum: what one row of it is. */
  fieldOf(measure: string): string | undefined {
    const { aggregate, sql, where, entity } = this.measure(measure);
    const name =
      aggregate === 'sum' && where === undefined ? /^\{([a-z0-9_]+)\}$/.exec(sql ?? '')?.[1] : undefined;
    return name !== undefined && this.entity(entity).dimensions.has(name) ? `${entity}.${name}` : undefined;
  }

  /** Dates that look ahead: "this week" then means the whole week. */
  looksAhead(member: string): boolean {
    return this.dimension(member).cues.some((cue) => AHEAD.test(cue));
  }

  /** Dates of the rows, or of what they belong to, that look ahead. */
  datesAhead(anchor: string): string[] {
    return [...this.connections.reached(anchor).keys()].flatMap((name) =>
      [...this.entity(name).dimensions.values()].flatMap((dimension) =>
        dimension.role === 'date' && this.looksAhead(dimension.member) ? [dimension.member] : [],
      ),
    );
  }

  /** A supplier's name means the preferred "supplier" rather than another field with the same names. */
  private valuePreference(member: string): number {
    const { concept } = this.dimension(member);
    if (concept === undefined || this.preferred.has(member)) return 0;
    const isOther = [...this.preferred].some((other) => this.sharesThing(other, concept));
    return isOther ? TWIN : 0;
  }

  /** The supplier of a product and that of its purchase orders have the same names. */
  private isTwin(member: string, preferred: string): boolean {
    const concept = this.model.dimension(member)?.concept;
    return concept !== undefined && this.sharesThing(preferred, concept);
  }

  private sharesThing(member: string, concept: string): boolean {
    const other = this.model.dimension(member)?.concept;
    return other !== undefined && other.replace(/_(code|name)$/, '') === concept.replace(/_(code|name)$/, '');
  }

  /** 0 when the persona's preferences say that this is what the phrase means, or say nothing. */
  preference(mention: Mention, sense: Sense): number {
    if (sense.kind === 'value') return this.valuePreference(sense.member);
    const { prefer } = mention;
    if (prefer === undefined || !('entity' in sense)) return 0;
    const member = 'member' in sense ? sense.member : sense.entity;
    if (prefer === member || prefer === sense.entity) return 0;
    if (sense.kind === 'dimension' && this.isTwin(sense.member, prefer)) return TWIN;
    // Another kind of member of the preferred entity is nearer than anything elsewhere.
    return prefer.split('.')[0] === sense.entity ? NOT_PREFERRED / 2 : NOT_PREFERRED;
  }
}
