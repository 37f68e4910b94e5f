import type { ToolParameter } from '#libs/contracts';
import type { Dimension } from '#libs/semantics';
import type { Vocabulary } from '../compose/vocabulary';
import type { Mention } from '../grammar/mention';
import { nameTokensOf } from '../tokens/tokenizer';
import type { KnownValue, ValueIndex } from '../values/value-index';

type Fit = 'same' | 'name' | 'other key';

/** Which values of the data are values of a parameter: its own codes, their names, another way to write the key. */
export class ParameterValues {
  private readonly fits = new Map<string, Fit | undefined>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly values: ValueIndex,
  ) {}

  /** The code that a mention gives for the parameter; undefined where it is of something else. */
  of(parameter: ToolParameter, mention: Mention): string | undefined {
    const found = mention.senses.flatMap((sense) => {
      const fit = sense.kind === 'value' ? this.fit(parameter, sense.member) : undefined;
      return sense.kind === 'value' && fit ? [{ fit, value: sense.value }] : [];
    });
    const [best] = found.sort((a, b) => RANK[a.fit] - RANK[b.fit]);
    if (!best) return undefined;
    const written = this.asWritten(parameter, mention.text);
    if (written !== undefined) return written;
    return best.fit === 'name' ? this.codeOf(parameter, best.value) : best.value;
  }

  /** The values that a name may mean, where it fits several. */
  candidates(parameter: ToolParameter, { candidates = [] }: Mention): KnownValue[] {
    const seen = new Set<string>();
    return candidates.filter((value) => {
      const code = value.code ?? value.text;
      const isFit = value.members.some((member) => this.fit(parameter, member) !== undefined);
      return isFit && !seen.has(code) && seen.add(code);
    });
  }

  /** Whether a member's values are values of the parameter, or names of them. */
  fit(parameter: ToolParameter, member: string): Fit | undefined {
    const key = `${parameter.member} ${member}`;
    if (!this.fits.has(key)) this.fits.set(key, this.look(parameter, member));
    return this.fits.get(key);
  }

  /** Members whose values are the same as the parameter's. */
  twins(member: string): string[] {
    const { model } = this.vocabulary;
    const concept = model.dimension(member)?.concept;
    if (concept === undefined) return [member];
    return this.dimensions((each) => each.concept === concept).map((each) => each.member);
  }

  private look({ member: wanted }: ToolParameter, member: string): Fit | undefined {
    if (wanted === undefined) return undefined;
    const { model } = this.vocabulary;
    const [own, other] = [model.dimension(wanted), model.dimension(member)];
    if (!own || !other) return undefined;
    if (isSame(own, other)) return 'same';
    const named = this.dimensions((each) => each.names !== undefined && isSame(each, own));
    const isName = named.some(({ entity, names }) => {
      const name = model.dimension(`${entity}.${names}`);
      return name !== undefined && isSame(name, other);
    });
    if (isName) return 'name';
    const areKeys =
      own.entity === other.entity &&
      [own, other].every(({ entity, member: each }) => this.vocabulary.isIdentity(entity, each));
    return areKeys && own.role === 'code' && other.role === 'code' ? 'other key' : undefined;
  }

  private dimensions(test: (dimension: Dimension) => boolean): Dimension[] {
    return this.vocabulary.entities.flatMap(({ dimensions }) => [...dimensions.values()].filter(test));
  }

  private codeOf(parameter: ToolParameter, name: string): string | undefined {
    const forms = nameTokensOf(name).map(({ stem }) => [stem]);
    const known = this.values
      .namesAt(forms, 0)
      .filter(({ length, exact }) => exact && length === forms.length)
      .flatMap(({ values }) => values)
      .find(
        ({ text, members }) =>
          text === name && members.some((member) => this.fit(parameter, member) === 'name'),
      );
    return known?.code ?? name;
  }

  /** A key of several columns is taken as it is written: SO-100234. */
  private asWritten({ member }: ToolParameter, text: string): string | undefined {
    const dimension = member === undefined ? undefined : this.vocabulary.model.dimension(member);
    if (dimension?.index !== false || dimension.pattern === undefined || dimension.sql === undefined)
      return undefined;
    const found = new RegExp(dimension.pattern).exec(text)?.[0];
    return found?.toUpperCase().replace(/^([A-Z]+)[- ]?(\d+)$/, '$1-$2');
  }
}

const RANK: Readonly<Record<Fit, number>> = { same: 0, name: 1, 'other key': 2 };

function isSame(a: Dimension, b: Dimension): boolean {
  return a.member === b.member || (a.concept !== undefined && a.concept === b.concept);
}
