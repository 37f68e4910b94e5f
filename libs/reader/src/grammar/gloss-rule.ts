import { has, isFiller, isNoun, isNumber, Line, sensesOf } from './line';
import type { Mention } from './mention';

const FORMULA = /^(less|minus|times|plus|over|against|multiplied|multiply|x|\*|divided by|multiplied by)$/;
const QUOTIENT = /^[a-z ]+ (over|against|divided by) [a-z ]+$/;
const OPENING =
  /^(value|count|measure|define|defined|calculate|calculated|meaning|i\.?e|sum|that is|namely|so)\b/;
const PURPOSE =
  /^(so (that )?(i|we)|because|cos|as (i|we) (need|want|have)|since (i|we) (need|want|have)|(i|we) ?('d)? ?(want|need|have|wanna|would like|like) to (see|know|understand|check|report|tell|show|plan|prepare|decide|explain)|(it )?(is|'s) for (my|our|the)|for (my|our|the|a) (report|meeting|review|deck|presentation|call|audit|boss|board|slides|planning|stand-?up|handover|briefing|manager|team)|need (it|this) (for|by|to)|to (see|understand|know|check) (how|what|where|whether|if|the))\b/;

/** A definition that somebody gives with a measure: "average margin (list price minus cost)". */
export interface Gloss {
  readonly nouns: readonly Mention[];
}

/**
 * Explanations of a measure in brackets, after a colon or in a sentence of their own, and what the question is for. The
 * composer checks what the explanations say; their words mean nothing else.
 */
export function withoutGlosses(all: readonly Mention[]): { mentions: Mention[]; glosses: Gloss[] } {
  const line = new Line(all);
  const glosses = findGlosses(line);
  takePurpose(line);
  return { mentions: all.map((mention) => (line.isFree(mention) ? mention : silent(mention))), glosses };
}

const DATED = /^(by|on|counted by|going by|based on|according to|measured by|in terms of)$/;
const COUNTED = /^(counted|counting|measured|taken|reckoned|dated)$/;

/** "(by order date)", "counted by delivery date": which date the period is of, and nothing that it is told apart by. */
export function takeDates(line: Line): void {
  line.mentions.forEach((mention, at) => {
    const [by, before, after] = [line.at(at - 1), line.at(at - 2), line.at(at + 1)];
    if (!line.isFree(mention) || !/\bdate$/.test(mention.phrase) || !isNoun(mention)) return;
    if (!by || !DATED.test(by.text.toLowerCase())) return;
    const isCounted = COUNTED.test(before?.text.toLowerCase() ?? '');
    const isBracket =
      (isCounted ? line.at(at - 3) : before)?.punctuation === '(' && after?.punctuation === ')';
    const isSaid =
      isCounted || (by.text.includes(' ') && line.mentions.some(({ time }) => time?.kind === 'range'));
    if (isBracket || isSaid) line.take(mention, by, isCounted ? before : undefined);
  });
}

function silent(mention: Mention): Mention {
  if (mention.punctuation !== undefined) return mention;
  const { from, to, start, end, text, score, corrections } = mention;
  return {
    from,
    to,
    start,
    end,
    text,
    score,
    corrections,
    phrase: '',
    senses: [],
    tags: new Set(['noise']),
    isUnknown: false,
  };
}

function findGlosses(line: Line): Gloss[] {
  const found: Gloss[] = [];
  for (let at = 1; at < line.length; at++) {
    if (!/^[(:.;,?–—-]$/.test(line.at(at)!.punctuation ?? '')) continue;
    const isBracket = line.at(at)!.punctuation === '(';
    const end = isBracket
      ? line.mentions.findIndex((each, to) => to > at && each.punctuation === ')')
      : line.length;
    if (end < 0) continue;
    const words = line.mentions.slice(at + 1, end).filter(({ punctuation }) => punctuation === undefined);
    const text = words.map((each) => each.text.toLowerCase()).join(' ');
    const isFormula =
      words.some((each) => FORMULA.test(each.text.toLowerCase())) ||
      /\b((divided|multiplied) by|against)\b/.test(text) ||
      (isBracket && isFraction(line, at, end));
    const isOfMeasure = line.mentions.slice(0, at).some(isNumber);
    const isSaid =
      isBracket || line.at(at)!.punctuation === ':' || OPENING.test(text) || isQuotient(words, text);
    // "units sold: July against August", "fill rate: Acme against Titan" set beside each other, and define nothing.
    const isNamed = words.some((each) => !isNoun(each) && isValue(each));
    const isDefinition = !isNamed && (!words.some(({ time }) => time) || words.some((each) => isNoun(each)));
    if (!isFormula || !isOfMeasure || !isSaid || !isDefinition) continue;
    line.take(...line.mentions.slice(at, end + 1));
    found.push({ nouns: words.filter((each) => isNoun(each)) });
  }
  return found;
}

/** "(stock over max)", "(units fulfilled / units ordered)": of two things, without a figure. */
function isFraction(line: Line, at: number, end: number): boolean {
  const inside = line.mentions.slice(at + 1, end);
  const isOver = inside.some(
    ({ text, punctuation }) => /^[/÷*×-]$/.test(punctuation ?? text) || /^over\b./i.test(text),
  );
  return isOver && isNoun(inside[0]) && inside.every(({ number, time }) => number === undefined && !time);
}

const isValue = (mention: Mention): boolean =>
  mention.candidates !== undefined || sensesOf(mention, 'value').length > 0;

/** "…, units shipped over units ordered": numbers with a word between them, and nothing else. */
function isQuotient(words: readonly Mention[], text: string): boolean {
  const isBare = words.every(
    (each) => isNoun(each) || isFiller(each) || FORMULA.test(each.text.toLowerCase()),
  );
  return isBare && isNoun(words[0]) && isNoun(words.at(-1)) && QUOTIENT.test(text);
}

/** "…, I want to see how it develops", "… so I can plan the dock": what it is for, after a question that is whole. */
function takePurpose(line: Line): void {
  for (let at = 3; at < line.length; at++) {
    const before = line.at(at - 1)!;
    const isClause =
      before.punctuation !== undefined || /^(so|because|cos|for|as|since|to)$/i.test(line.at(at)!.text);
    if (!isClause) continue;
    const rest = line.mentions.slice(at);
    const text = rest.map((each) => each.text.toLowerCase()).join(' ');
    if (!PURPOSE.test(text) || rest.some(isCondition)) continue;
    if (!line.mentions.slice(0, at).some((each) => isNoun(each))) continue;
    line.take(...rest);
    return;
  }
}

/** Something that would select rows or say a number is no mere purpose. */
function isCondition(mention: Mention): boolean {
  return (
    mention.time !== undefined ||
    mention.number !== undefined ||
    mention.candidates !== undefined ||
    mention.unknownCode !== undefined ||
    has(mention, 'not', 'without', 'except', 'top', 'group') ||
    sensesOf(mention, 'value', 'segment').length > 0
  );
}
