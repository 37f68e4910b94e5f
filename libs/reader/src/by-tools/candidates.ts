import type { ToolArguments, ToolDefinition, ToolParameter } from '#libs/contracts';
import { argumentsOf, missingOf, type ReadArguments } from './arguments-of';
import { matchPhrase, type PhraseMatch } from './pattern-match';
import type { PhrasePattern } from './phrase-pattern';
import type { PhrasesOfTool, ToolPhrases } from './tool-phrases';
import type { Utterance } from './utterance';

/** One tool as the reading of a question. */
export interface Candidate {
  readonly definition: ToolDefinition;
  readonly match: PhraseMatch;
  readonly read: ReadArguments;
  readonly values: ToolArguments;
  readonly missing: readonly ToolParameter[];
}

/** What people ask for that a tool says it does not do. */
export interface Declined {
  readonly decline: NonNullable<ToolDefinition['declines']>[number];
  readonly match: PhraseMatch;
}

/** Of each tool the phrase that says most of the question, the best tool first. */
export function candidatesFor(
  utterance: Utterance,
  { tools }: ToolPhrases,
  today: string,
): { candidates: Candidate[]; declined?: Declined } {
  const candidates = tools.flatMap(({ definition, patterns }) => {
    const match = bestMatch(utterance, definition, patterns);
    if (match === undefined) return [];
    const read = argumentsOf(utterance, match, today);
    const values = read.values;
    const recalled = new Set(read.pronouns.map(({ parameter }) => parameter.name));
    const missing = missingOf(definition, values).filter(({ name }) => !recalled.has(name));
    return [{ definition, match, read, values, missing }];
  });
  candidates.sort((a, b) => b.match.score - a.match.score);
  const [declined] = tools
    .flatMap((tool) => declinedBy(utterance, tool))
    .sort((a, b) => b.match.score - a.match.score);
  return { candidates, ...(declined && { declined }) };
}

const ANYTHING: ToolParameter = {
  name: 'words',
  label: 'Anything',
  description: '',
  kind: 'text',
  many: false,
  required: false,
};

function declinedBy(utterance: Utterance, { definition, declined }: PhrasesOfTool): Declined[] {
  const own = { ...definition, parameters: [ANYTHING] };
  return declined.flatMap(({ decline, patterns }) => {
    const match = bestMatch(utterance, own, patterns);
    return match && match.left.length === 0 ? [{ decline, match }] : [];
  });
}

function bestMatch(
  utterance: Utterance,
  definition: ToolDefinition,
  patterns: readonly PhrasePattern[],
): PhraseMatch | undefined {
  let best: PhraseMatch | undefined;
  for (const pattern of patterns) {
    if (!pattern.needs.every((roots) => isSaidIn(utterance, roots))) continue;
    const match = matchPhrase(utterance, definition, pattern);
    if (match && isSaid(match) && (!best || match.score > best.score)) best = match;
  }
  return best;
}

function isSaidIn({ roots }: Utterance, wanted: ReadonlySet<string>): boolean {
  for (const root of wanted) if (roots.has(root)) return true;
  return false;
}

/** By words of the phrase, or by a choice: a period or a name alone says nothing of what is asked. */
const isSaid = ({ said, captures }: PhraseMatch): boolean =>
  said.length > 0 || captures.some(({ value }) => value !== undefined);
