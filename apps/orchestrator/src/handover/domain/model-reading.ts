import type { Assumption, MetricQuery, PlanReading, Reading, ReadWord, SaidPeriod } from '#libs/contracts';
import { quoted, type Unread } from './worth-asking';

/**
 * How sure a model's reading is said to be. Chosen, not measured: how often a model reads right depends on the model and
 * the data. All are below nearly everything that the reader answers by itself.
 */
export const MODEL_CONFIDENCE = {
  /** A query or a calculation with all that the reader had placed. */
  whole: 0.6,
  /** It left out something that the reader had placed. */
  partial: 0.4,
  /** SQL that it wrote: nothing of it is checked against what the words mean. */
  sql: 0.4,
} as const;

/**
 * A query that a model asked for, as a reading: said back by us, with what one should know of it. It has no words: which
 * word stands for which part nobody knows.
 */
export function modelReading(said: Reading, unread: Unread): Reading {
  return { ...said, words: [], ...doubtsOf(said, unread, JSON.stringify(said.query)) };
}

export function modelPlan(said: PlanReading, unread: Unread): PlanReading {
  return { ...said, words: [], ...doubtsOf(said, unread, JSON.stringify(said.plan)) };
}

const SQL_LABEL = 'SQL written by a language model';

/** SQL of a model as a plan of one step, which can be saved and asked again like any other. */
export function sqlPlan(sql: string): PlanReading {
  return {
    intent: 'SQL_QUERY',
    plan: { steps: [{ kind: 'sql', id: 'sql', label: SQL_LABEL, sql }] },
    summary: SQL_LABEL,
    words: [],
    chips: [{ id: 'steps.0', kind: 'tool', label: SQL_LABEL, removable: false }],
    assumptions: [
      {
        text: 'Read by a language model: it wrote SQL, because no query in the terms of the catalog says what was asked. Look at the SQL in the evidence before you rely on it.',
      },
    ],
    confidence: MODEL_CONFIDENCE.sql,
  };
}

function doubtsOf(
  { summary, assumptions }: { summary: string; assumptions: Assumption[] },
  unread: Unread,
  content: string,
): { assumptions: Assumption[]; confidence: number } {
  const unknown = unread.kind === 'clarify' ? unread.unresolved : [];
  const left = unread.words.filter((word) => isValue(word) && !content.includes(JSON.stringify(word.value)));
  const text = [
    `Read by a language model: it took the question for “${summary.replace(/\.$/, '')}”.`,
    unknown.length > 0 && `What ${quoted(unknown)} ${unknown.length === 1 ? 'means' : 'mean'} is its guess.`,
    left.length > 0 && `It left out ${quoted(left.map((word) => word.text))}.`,
  ];
  return {
    assumptions: [...assumptions, { text: text.filter(Boolean).join(' ') }],
    confidence: left.length > 0 ? MODEL_CONFIDENCE.partial : MODEL_CONFIDENCE.whole,
  };
}

const isValue = ({ role, value }: ReadWord): boolean => role === 'value' && typeof value === 'string';

/**
 * The periods that the question said and the query may mean: where the words give the very range, it moves on with the
 * calendar as if the reader had read it.
 */
export function periodsSaid(words: readonly ReadWord[], query: MetricQuery): SaidPeriod[] {
  const ranges = query.timeDimensions.flatMap(({ dateRange, compareDateRange = [] }) => [
    ...(dateRange === undefined ? [] : [dateRange]),
    ...compareDateRange,
  ]);
  const said = words.filter(({ role, text }) => role === 'time' && text.length <= 200);
  return said.flatMap(({ text }) => ranges.map((range) => ({ text, range }))).slice(0, 10);
}
