import type { Term } from '#libs/semantics';

/** What a stretch of words may stand for in the semantic files. */
export type Sense =
  | { readonly kind: 'entity'; readonly entity: string; readonly weak?: boolean }
  /** A verb that says a row of the entity exists: "carries", "sold". */
  | { readonly kind: 'verb'; readonly entity: string }
  | {
      readonly kind: 'dimension';
      readonly entity: string;
      readonly member: string;
      readonly counted?: boolean;
      /** A quantity, an amount or a duration. */
      readonly numeric?: boolean;
    }
  /** `counted`: only after "how many" or "number of". */
  | { readonly kind: 'measure'; readonly entity: string; readonly member: string; readonly counted?: boolean }
  | { readonly kind: 'segment'; readonly entity: string; readonly member: string }
  | { readonly kind: 'value'; readonly entity: string; readonly member: string; readonly value: string }
  /** Selects the date that a period means. */
  | { readonly kind: 'cue'; readonly entity: string; readonly member: string }
  | {
      readonly kind: 'more' | 'less';
      readonly entity: string;
      readonly member: string;
      readonly of: 'dimension' | 'measure';
    }
  | {
      readonly kind: 'most' | 'least';
      readonly entity: string;
      readonly member: string;
      readonly of: 'dimension' | 'measure';
    }
  | { readonly kind: 'term'; readonly term: Term }
  /** "warehouse {number}": the code of this member with that number. */
  | { readonly kind: 'spoken'; readonly entity: string; readonly member: string }
  /** Of a table that this persona may not see, with the persona that may. */
  | { readonly kind: 'elsewhere'; readonly persona: string; readonly declared: boolean };

export type SenseOf<K extends Sense['kind']> = Extract<Sense, { kind: K }>;

export function isSense<K extends Sense['kind']>(sense: Sense, ...kinds: K[]): sense is SenseOf<K> {
  return (kinds as string[]).includes(sense.kind);
}
