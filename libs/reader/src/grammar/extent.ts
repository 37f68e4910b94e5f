import { clauseEnd, wordsBetween } from './running-text';
import type { ReadToken } from './word-forms';

/** "by how many", "how many each needs", "how much is missing on each": by how much the rows of a list are so. */
const EXTENT = new RegExp(
  [
    String.raw`^(and |with |plus |, )?(also )?(short |over |late |under |below |above |up |down |out )?by (how (many|much)|what amount|what quantity)( (units|days|pieces))?( each)?\b(?! (?!each|units|days|pieces)[a-z]+s\b)`,
    String.raw`^(and |with |plus )?how (many|much)( (units|days|pieces))?( (of it|more))? (does |do )?(each|each one|each of them|they|it|each order|each item|each line|every one)( still)?( (order|item|line|one))? (need|needs|want|wants|require|requires|lack|lacks|miss|misses)\b`,
    String.raw`^(and |with |plus )?how (many|much)( (units|days|pieces))? (are|is|was|were)( still)? (missing|short|owed|outstanding|left to (ship|deliver|receive|come)|to (come|go))( (on|for|of|in) each( (one|order|line|item))?| each| on them)?$`,
    String.raw`^(and |with |plus )?how (many|much)( (units|days|pieces))? (each|each one|they|it)( (order|item|line|one))? (is|are)( still)? (missing|short|owed|waiting for|out)\b`,
    String.raw`^(and |with |plus )?how (far|much) (below|under|beneath|above|over|short|short of|behind)( (the|its|their))?( (minimum|min|maximum|max|limit|reorder point)( stock)?)?( (is|are|it|they|each|each one|each of them|every one|every item|each item|these|those))*$`,
    String.raw`^(and |with |plus )?(by )?how many days (late|overdue|behind|delayed) (each|they|it)( (one|order|line|item|po|of them))?( is| are)?$`,
    String.raw`^(and|with|plus) how many days (late|overdue|behind|delayed)$`,
    String.raw`^(and |with |plus )?how many days (each|they|it)( (one|order|line|item|po|of them))? (is|are) (late|overdue|behind|delayed)$`,
    String.raw`^(and |with |plus )?how (short|far short|late|overdue|far off) (each|they|it)( (one|order|line|item))? (is|are)$`,
  ].join('|'),
);

/** How many words ask by how much the listed rows are so; 0 where none do. */
export function extentAt(tokens: readonly ReadToken[], at: number): number {
  if (at < 2) return 0;
  const found = EXTENT.exec(wordsBetween(tokens, at, clauseEnd(tokens, at)))?.[0];
  return found === undefined ? 0 : found.trim().split(' ').length;
}
