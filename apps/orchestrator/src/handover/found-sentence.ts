import { faultOf } from './domain/check-sentence';
import type { Found } from './tool-outcome';

/** The sentence that a model wrote about rows, where it may be shown with them; otherwise null. */
export function sentenceOf(written: string, found: Found, question: string): string | null {
  const sentence = written.trim().replace(/\s+/gu, ' ');
  return faultOf(sentence, shownWith(found, question)) === null ? sentence : null;
}

function shownWith(found: Found, question: string): Parameters<typeof faultOf>[1] {
  if (found.kind === 'plan') {
    const { table, figures, sentence } = found.kept.value.shown;
    return { table, figures, texts: [question, found.plan.summary, sentence] };
  }
  const { summary, query } = found.reading;
  const ranges = query.timeDimensions.flatMap(({ dateRange, compareDateRange = [] }) => [
    ...(dateRange === undefined ? [] : [dateRange]),
    ...compareDateRange,
  ]);
  return { table: found.kept.value.table, texts: [question, summary], ranges };
}
