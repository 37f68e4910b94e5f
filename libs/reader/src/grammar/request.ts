import type { GrammarTag } from '../lexicon/grammar-word';
import type { Sense, SenseOf } from '../lexicon/sense';
import type { TimeRange, TimeShift } from '../time/time-expression';
import type { Grain } from '../time/calendar';
import type { Gloss } from './gloss-rule';
import type { Mention } from './mention';

export type Comparator = 'gt' | 'gte' | 'lt' | 'lte' | 'equals' | 'notEquals';

/** A number to compare something with, and what stands around it that may say what is compared. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly operator: Comparator;
  readonly value: number;
  /** Upper end of "between 10 and 20". */
  readonly upTo?: number;
  readonly unit?: 'percent' | 'days' | 'money' | 'times';
  /** "stock below 20": named before. */
  readonly left?: Mention;
  /** "more than 40 orders": named after. */
  readonly right?: Mention;
  /** Adjectives of what is named after: "more than 3 overdue orders". */
  readonly rightConditions: readonly Condition[];
  /** "sold more than 100", "bought for more than 30,000": what was done, where no noun says what is counted. */
  readonly verb?: Mention;
  /** "for more than 30,000": what it cost. */
  readonly isPaid?: boolean;
  /** "95 percent of their maximum", "4 percent of orders were cancelled": what it is a part of. */
  readonly of?: Mention;
  /** "the delivery date is more than 10 days after the order date": from the first date to the second. */
  readonly dates?: readonly [Mention, Mention];
  /** Comparatives that name what they compare: "cheaper than". */
  readonly own: readonly SenseOf<'more' | 'less'>[];
  /** The comparative is specific to what it compares, unlike "more than". */
  readonly isSpecific: boolean;
  readonly mentions: readonly Mention[];
}

/** One column against another: "fulfilled less than ordered". */
export interface ColumnComparison {
  readonly kind: 'columns';
  readonly operator: Comparator;
  /** Absent where only "above" says that the usual quantity of the rows is meant. */
  readonly left?: Mention;
  readonly right: Mention;
  /** "half the minimum", "1.8 times their cost", "40 percent of max stock". */
  readonly factor?: number;
  /** Comparatives that name what they compare. */
  readonly own: readonly SenseOf<'more' | 'less'>[];
  readonly mentions: readonly Mention[];
}

/** Values of one member, any of which will do; or a state that the semantic files name. */
export interface ValueCondition {
  readonly kind: 'values';
  /** One for each value: what it may be a value of. */
  readonly options: readonly (readonly Sense[])[];
  readonly negated: boolean;
  readonly mentions: readonly Mention[];
  /** The noun that it stands before: "open orders". */
  readonly noun?: Mention;
  /** It stands after "is" or "were". */
  readonly isPredicate: boolean;
  /** "have never been late", "but not dairy": of things it means that no row of theirs is so, in these periods. */
  readonly never?: readonly Period[];
  /** "both frozen and dairy": of things it means that they have rows of each. */
  readonly all?: boolean;
  /** "number of low items and number of empty items": counted by itself, beside the others that are. */
  readonly apart?: boolean;
  /** "how many orders, and how many of them are late": beside the number of all of them. */
  readonly ofAll?: boolean;
  /** "20 percent below minimum": how far the two fields that the state compares are apart. */
  readonly beyond?: { readonly part: number; readonly isInclusive: boolean };
  /** "stocked at WH-01 but not at WH-02": said of another row of the same thing. */
  readonly elsewhere?: readonly Condition[];
}

export interface TextCondition {
  readonly kind: 'text';
  readonly operator: 'contains' | 'notContains' | 'startsWith';
  readonly text: string;
  /** A street, which is part of addresses. */
  readonly isAddress?: boolean;
  /** Only these fields: a word of several names is looked for where those names are. */
  readonly members?: readonly string[];
  /** What the text is the name of, where it was said. */
  readonly noun?: Mention;
  readonly mentions: readonly Mention[];
}

/** "with no sales this year", "that nobody has reordered". */
export interface RelationCondition {
  readonly kind: 'relation';
  readonly negated: boolean;
  readonly noun: Mention;
  readonly conditions: readonly Condition[];
  readonly periods: readonly Period[];
  /** Words of the clause that say which date is meant. */
  readonly cues: readonly Mention[];
  readonly mentions: readonly Mention[];
}

/** A field that is empty or filled: "without a restock date". */
export interface PresenceCondition {
  readonly kind: 'presence';
  readonly negated: boolean;
  readonly noun: Mention;
  readonly mentions: readonly Mention[];
}

/** "on Fridays": of a date that other words, or the rows themselves, say. */
export interface WeekdayCondition {
  readonly kind: 'weekday';
  /** Monday … Sunday */
  readonly days: readonly string[];
  readonly negated: boolean;
  readonly cues: readonly Mention[];
  readonly mentions: readonly Mention[];
}

/** "on public holidays": days that the calendar of the semantic files names. */
export interface HolidayCondition {
  readonly kind: 'holidays';
  readonly negated: boolean;
  readonly mentions: readonly Mention[];
}

export type Condition =
  | Comparison
  | ColumnComparison
  | ValueCondition
  | TextCondition
  | RelationCondition
  | PresenceCondition
  | WeekdayCondition
  | HolidayCondition;

export interface Period {
  readonly mention: Mention;
  readonly range: TimeRange;
  /** "not restocked since May". */
  readonly negated?: boolean;
  /** The word that says which date, where it stands beside the period. */
  readonly cue?: Mention;
}

/** What a number of the first of two periods has to be of the second: "twice as much" is a factor of 2. */
export interface Growth {
  readonly operator: Comparator;
  readonly factor: number;
}

export interface Ranking {
  readonly tag: 'top' | 'bottom' | 'most' | 'least' | 'best' | 'worst' | undefined;
  /** "most expensive": superlatives that name what they rank by. */
  readonly own: readonly SenseOf<'most' | 'least'>[];
  readonly limit?: number;
  /** "highest revenue": what stands after the superlative. */
  readonly by?: Mention;
  readonly mentions: readonly Mention[];
}

export interface Sorting {
  readonly by?: Mention;
  readonly direction?: 'asc' | 'desc';
  /** "worst first": what comes first depends on what is good. */
  readonly quality?: 'best' | 'worst';
  /** "sorted by name", "alphabetically"; with the fields that "by supplier name" may mean, none where it says none. */
  readonly names?: readonly string[];
  readonly mentions: readonly Mention[];
}

export interface Share {
  readonly mention: Mention;
  /** Conditions of the part; the others hold for the whole. */
  readonly part: readonly Condition[];
  /** "within its group": the whole is what belongs to the same one. */
  readonly within?: Mention;
}

/** A noun of the question and how it stands to the others. */
export interface Target {
  readonly mention: Mention;
  /**
   * `head` is asked for; `joined` with it by "and"; `column` after "with"; `context` says what it is about
   * ("suppliers of products"); `modifier` stands directly before another noun ("supplier spend").
   */
  readonly role: 'head' | 'joined' | 'column' | 'context' | 'modifier';
}

export type Head = 'list' | 'count' | 'amount' | 'total' | 'average' | 'minimum' | 'maximum';

/** What the sentence asks for, before it is decided which members of the semantic model are meant. */
export interface Request {
  readonly heads: ReadonlySet<Head>;
  readonly tags: ReadonlySet<GrammarTag>;
  /** "has it arrived?": states are then asked about, not given. */
  readonly isYesNo: boolean;
  readonly asksWhen: boolean;
  readonly distinct: boolean;
  readonly targets: readonly Target[];
  readonly counted?: Mention;
  readonly groups: readonly Mention[];
  readonly grain?: { grain: Grain; mention: Mention };
  readonly conditions: readonly Condition[];
  readonly periods: readonly Period[];
  readonly shift?: { shift: TimeShift; mention: Mention };
  readonly comparesPeriods: boolean;
  /** "more in July than in June": only what fulfils it, where things are listed. */
  readonly growth?: Growth;
  /** Definitions that were given with measures. */
  readonly glosses?: readonly Gloss[];
  readonly comparesValues: boolean;
  readonly cues: readonly Mention[];
  readonly verbs: readonly Mention[];
  readonly terms: readonly Mention[];
  readonly ranking?: Ranking;
  readonly sorting?: Sorting;
  readonly share?: Share;
  readonly assumptions: readonly string[];
  /** Words that nobody could place. */
  readonly unplaced: readonly Mention[];
  readonly mentions: readonly Mention[];
  /** YYYY-MM-DD */
  readonly today: string;
}
