import { findStretch } from './stretch';
import type { Token } from './token';

const SPEAKER = /(?:[a-z'-]+ ?){1,6} here [,:.!–—-]/;
/** Words of a question, which somebody who says who he is does not need. */
const ASKED =
  /^(what|which|who|whose|when|where|how|is|are|was|were|do|does|did|has|have|had|can|show|list|give|count|find|with|without|of|per|by|all|any|every|each|stock|stored|held|stocked|only|out)$/;

/** "Goods-in here, which …", "Night shift here: …": who is asking. */
export function withoutSpeaker(tokens: readonly Token[]): Token[] {
  const speaker = findStretch(tokens, SPEAKER);
  if (!speaker || speaker.from > 0 || tokens.length - speaker.to < 2) return [...tokens];
  const said = tokens.slice(0, speaker.to - 1);
  return said.some(({ norm, kind }) => kind === 'number' || kind === 'date' || ASKED.test(norm))
    ? [...tokens]
    : tokens.slice(speaker.to);
}
