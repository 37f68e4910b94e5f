export type Verdict = 'right' | 'silentlyWrong' | 'askedBack' | 'refused' | 'failed';

/** What became of one question. */
export interface Outcome {
  id: string | number;
  persona: string;
  feature: string;
  turns: string[];
  verdict: Verdict;
  /** 0 to 1; null where nothing was read. */
  confidence: number | null;
  why: string;
  /** Whole time of the conversation, reading and running. */
  ms: number;
}

export interface Tally {
  questions: number;
  right: number;
  silentlyWrong: number;
  askedBack: number;
  refused: number;
  failed: number;
  /** Share that is right, 0 to 1. */
  accuracy: number;
}

export interface Band {
  /** Confidence from, included, up to. */
  from: number;
  to: number;
  answered: number;
  right: number;
  /** Share of the answered that is right, 0 to 1; null where nothing was answered. */
  accuracy: number | null;
}

export interface Report {
  all: Tally;
  byPersona: Record<string, Tally>;
  byFeature: Record<string, Tally>;
  byConfidence: Band[];
}

const BAND_EDGES = [0, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

export function reportOn(outcomes: readonly Outcome[]): Report {
  return {
    all: tally(outcomes),
    byPersona: tallyBy(outcomes, ({ persona }) => persona),
    byFeature: tallyBy(outcomes, ({ feature }) => feature),
    byConfidence: bands(outcomes),
  };
}

function tally(outcomes: readonly Outcome[]): Tally {
  const count = (verdict: Verdict) => outcomes.filter((outcome) => outcome.verdict === verdict).length;
  const right = count('right');
  return {
    questions: outcomes.length,
    right,
    silentlyWrong: count('silentlyWrong'),
    askedBack: count('askedBack'),
    refused: count('refused'),
    failed: count('failed'),
    accuracy: outcomes.length === 0 ? 0 : right / outcomes.length,
  };
}

function tallyBy(outcomes: readonly Outcome[], keyOf: (outcome: Outcome) => string): Record<string, Tally> {
  const keys = [...new Set(outcomes.map(keyOf))].sort();
  return Object.fromEntries(
    keys.map((key) => [key, tally(outcomes.filter((outcome) => keyOf(outcome) === key))]),
  );
}

/** Of what was answered: a reader that knows its limits is right more often where it is surer. */
function bands(outcomes: readonly Outcome[]): Band[] {
  const answered = outcomes.filter(({ confidence }) => confidence !== null);
  return BAND_EDGES.slice(0, -1).flatMap((from, index) => {
    const to = BAND_EDGES[index + 1]!;
    const isLast = index === BAND_EDGES.length - 2;
    const inside = answered.filter(
      ({ confidence }) => confidence! >= from && (confidence! < to || (isLast && confidence! <= to)),
    );
    const right = inside.filter(({ verdict }) => verdict === 'right').length;
    const accuracy = inside.length === 0 ? null : right / inside.length;
    return [{ from, to, answered: inside.length, right, accuracy }];
  });
}

/** The report for people: one line a group. */
export function written(report: Report): string {
  const lines = [line('all', report.all)];
  for (const [title, group] of [
    ['by persona', report.byPersona],
    ['by feature', report.byFeature],
  ] as const) {
    lines.push('', title, ...Object.entries(group).map(([name, each]) => line(`  ${name}`, each)));
  }
  lines.push('', 'by confidence, of what was answered');
  for (const { from, to, answered, right, accuracy } of report.byConfidence) {
    if (accuracy === null) continue;
    lines.push(`${`  ${from} to ${to}`.padEnd(28)} ${right}/${answered} right (${percent(accuracy)})`);
  }
  return lines.join('\n');
}

function line(name: string, each: Tally): string {
  const { questions, right, silentlyWrong, askedBack, refused, failed, accuracy } = each;
  return (
    `${name.padEnd(28)} ${right}/${questions} right (${percent(accuracy)}), ` +
    `${silentlyWrong} silently wrong, ${askedBack} asked back, ${refused} refused, ${failed} failed`
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
