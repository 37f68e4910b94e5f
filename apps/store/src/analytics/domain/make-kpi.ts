import type { Kpi } from '#libs/contracts';
import { coverage, type Facts } from './facts';
import { type KpiOfDays, type KpiOfNow, missingWords } from './kpis';
import type { Span, Spans } from './spans';
import { compare } from './words';

type Around = Pick<Kpi, 'asOf' | 'parts' | 'rows'>;

/** A figure with its comparison and trend. What is not known is said, and never taken for zero. */
export function makeKpi(kpi: KpiOfDays | KpiOfNow, facts: Facts, spans: Spans, around: Around): Kpi {
  const { id, name, unit, formula } = kpi;
  const same = { id, name, unit, formula, ...spans.now, ...around };
  if (kpi.kind === 'now') {
    const value = kpi.of(facts);
    return {
      ...same,
      value,
      before: null,
      better: null,
      comparison: value === null ? '' : kpi.comparison(facts),
      note: value === null ? kpi.missing : null,
      inputs: kpi.inputs(facts),
      trend: [],
    };
  }
  const value = kpi.of(facts, spans.now);
  const known = (span: Span) => kpi.sources.every((source) => coverage(facts[source], span) === 'all');
  const before = known(spans.before) ? kpi.of(facts, spans.before) : null;
  return {
    ...same,
    value,
    before,
    comparison:
      value === null
        ? ''
        : before === null || !known(spans.now)
          ? noComparison(kpi, facts)
          : compare(value, before, unit, spans.thanBefore),
    better:
      value === null || before === null || value === before || kpi.good === null
        ? null
        : value > before === (kpi.good === 'more'),
    note: noteOf(kpi, facts, spans.now, value),
    inputs: kpi.inputs(facts, spans.now),
    trend: spans.trend.map((span) => ({ ...span, value: known(span) ? kpi.of(facts, span) : null })),
  };
}

function noteOf(kpi: KpiOfDays, facts: Facts, span: Span, value: number | null): string | null {
  if (value === null) return missingWords(kpi.sources, facts, (source) => coverage(source, span) === 'none');
  const since = latest(kpi, facts);
  return since > span.from ? `Only from ${since} on: nothing is known of the days before.` : null;
}

const noComparison = (kpi: KpiOfDays, facts: Facts): string =>
  `No comparison: the data begins on ${latest(kpi, facts)}.`;

/** The first day of which all sources know. */
const latest = ({ sources }: KpiOfDays, facts: Facts): string =>
  sources
    .map((name) => facts[name].since ?? '')
    .sort()
    .at(-1)!;
