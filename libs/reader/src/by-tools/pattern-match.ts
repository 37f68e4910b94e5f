import type { ToolDefinition, ToolParameter } from '#libs/contracts';
import { rootOf } from '../tools/root-words';
import type { Edge, PhrasePattern } from './phrase-pattern';
import { classOf, isFunctionRoot, isPronoun } from './word-classes';
import type { SaidTime, SaidWord, Utterance } from './utterance';

/** Words of a question that became an argument. */
export interface Capture {
  readonly parameter: ToolParameter;
  readonly from: number;
  readonly to: number;
  readonly time?: SaidTime;
  /** Of a choice. */
  readonly value?: string;
}

/** How well a phrase says a question, and what each word of the question was. */
export interface PhraseMatch {
  readonly definition: ToolDefinition;
  readonly pattern: PhrasePattern;
  /** More is better. */
  readonly score: number;
  /** What had to be passed over or bent; 0 where every word is the phrase's. */
  readonly cost: number;
  readonly captures: readonly Capture[];
  /** Words that are words of the phrase. */
  readonly said: readonly number[];
  /** Words that say nothing here although they should. */
  readonly left: readonly number[];
  /** A word had to be taken for another one. */
  readonly corrected: boolean;
}

const GAIN = {
  content: 1,
  function: 0.25,
  filler: 0.4,
  corrected: 0.75,
  slot: 0.35,
  slotFunction: 0.02,
  time: 0.6,
  moreTime: 0.25,
  choice: 0.8,
  choiceFunction: 0.15,
};
const COST = {
  filler: 0.02,
  function: 0.1,
  break: 0.02,
  negation: 2,
  content: 1,
  missing: 0.3,
  breakInSlot: 0.6,
  timeInText: 1.2,
  verbInName: 0.4,
  longName: 0.25,
};
const MAX_MISSED = 1;
const MAX_SLOT_WORDS = 24;
/** Names and things are called by few words. */
const MAX_NAME_WORDS = 5;
const CLITICS: ReadonlyMap<string, string> = new Map([
  ["'s", 'is'],
  ["'re", 'are'],
  ["'m", 'am'],
  ["'ve", 'have'],
  ["'ll", 'will'],
]);
/** Words of a sentence, not of a name. */
const BETWEEN =
  /^(do|does|did|we|i|you|they|is|are|was|get|gets|got|have|has|had|its|with|to|be|been|can|will|my|me|everybody|everyone|enough|yet)$/;
const LEAD = /^(in|on|at|for|of|the|start|starts|starting|begin|beginning|end|finish|late|early|since)$/;
const ASKING = /^(what|how|where|who|when|which|why|whether|if)$/;

interface State {
  readonly score: number;
  readonly cost: number;
  readonly back?: State;
  readonly capture?: Capture;
  readonly said?: number;
  readonly left?: number;
  readonly corrected?: boolean;
  /** A word of the phrase was not said. */
  readonly missed?: boolean;
}

/** Words at which something is chosen, wherever they stand: "in stock", "right now". */
export interface SaidChoice {
  readonly parameter: ToolParameter;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

const choiceRoots = new WeakMap<ToolParameter, readonly { value: string; roots: readonly string[] }[]>();

function sayingsOf(parameter: ToolParameter): readonly { value: string; roots: readonly string[] }[] {
  const known = choiceRoots.get(parameter);
  if (known) return known;
  const all = (parameter.choices ?? [])
    .flatMap(({ value, says }) => says.map((text) => ({ value, roots: text.split(' ').map(rootOf) })))
    .sort((a, b) => b.roots.length - a.roots.length);
  choiceRoots.set(parameter, all);
  return all;
}

/** Where a parameter's choices are said, the longest first at each place. */
export function saidChoices(words: readonly SaidWord[], parameter: ToolParameter): SaidChoice[] {
  const found: SaidChoice[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const saying = sayingsOf(parameter).find(({ roots }) =>
      roots.every((root, step) => {
        const word = words[from + step];
        return word !== undefined && (word.root === root || word.meant === root || word.norm === root);
      }),
    );
    if (saying) found.push({ parameter, value: saying.value, from, to: from + saying.roots.length });
  }
  return found;
}

/** The best way in which a phrase says the whole question; undefined where a word of the phrase is not said. */
export function matchPhrase(
  utterance: Utterance,
  definition: ToolDefinition,
  pattern: PhrasePattern,
): PhraseMatch | undefined {
  const { words } = utterance;
  const isTimedTwice = definition.parameters.filter(isTimed).length > 1;
  const times = [...utterance.times, ...(isTimedTwice ? utterance.halves : [])].flatMap((time) =>
    withoutLead(time, words),
  );
  const parameters = new Map(definition.parameters.map((parameter) => [parameter.name, parameter]));
  const timed = definition.parameters.find(isTimed);
  const choices = definition.parameters.flatMap((parameter) =>
    parameter.kind === 'choice' ? saidChoices(words, parameter) : [],
  );
  const places = pattern.edges.length;
  const best: (State | undefined)[][] = Array.from(
    { length: words.length + 1 },
    () => new Array<undefined>(places),
  );
  const offer = (
    at: number,
    place: number,
    from: State,
    change: Omit<State, 'score' | 'cost'> & { gain?: number; cost?: number },
  ) => {
    const { gain = 0, cost = 0, ...rest } = change;
    const score = from.score + gain - cost;
    const known = best[at]![place];
    if (known !== undefined && known.score >= score) return;
    best[at]![place] = { score, cost: from.cost + cost, back: from, ...rest };
    if (at < words.length + 1) follow(at, place);
  };
  /** Free edges, and words of the phrase that only hold it together and are not said. */
  const follow = (at: number, place: number) => {
    const state = best[at]![place]!;
    for (const edge of pattern.edges[place]!) {
      if (edge.kind === 'free') offer(at, edge.to, state, {});
      else if (edge.kind === 'word' && isFunctionRoot(edge.root))
        offer(at, edge.to, state, { cost: COST.missing, missed: true });
    }
  };
  best[0]![0] = { score: 0, cost: 0 };
  follow(0, 0);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    for (let place = 0; place < places; place += 1) {
      const state = best[at]![place];
      if (state === undefined) continue;
      for (const edge of pattern.edges[place]!) step(edge, at, state);
      pass(word, at, place, state);
    }
  }
  const ended = best[words.length]![pattern.end];
  if (ended === undefined) return undefined;
  const { missed, ...match } = matchOf(ended, definition, pattern);
  // Words that only hold a phrase together say nothing where one of them is missing.
  const isTelling = (at: number) => words[at]!.kind === 'content' && !ASKING.test(words[at]!.norm);
  return missed > MAX_MISSED || (missed > 0 && !match.said.some(isTelling)) ? undefined : match;

  function choiceGain(from: number, to: number): number {
    return words
      .slice(from, to)
      .reduce(
        (sum, { kind }) =>
          sum + (kind === 'function' || kind === 'filler' ? GAIN.choiceFunction : GAIN.choice),
        0,
      );
  }

  function step(edge: Edge, at: number, state: State): void {
    const word = words[at]!;
    if (edge.kind === 'word') {
      if (word.root === edge.root || word.norm === edge.text || CLITICS.get(word.norm) === edge.text)
        offer(at + 1, edge.to, state, {
          gain: gainOf(edge.text, edge.root),
          said: at,
        });
      else if (word.meant === edge.root)
        offer(at + 1, edge.to, state, { gain: GAIN.corrected, said: at, corrected: true });
      return;
    }
    if (edge.kind === 'free') return;
    const parameter = parameters.get(edge.name);
    if (parameter === undefined) return;
    if (parameter.kind === 'day' || parameter.kind === 'period') {
      for (const time of times)
        if (time.from === at)
          offer(time.to, edge.to, state, {
            gain: timeGain(time),
            capture: { parameter, from: time.from, to: time.to, time },
          });
      return;
    }
    if (parameter.kind === 'choice') {
      for (const { value, from, to, parameter: own } of choices)
        if (own === parameter && from === at)
          offer(to, edge.to, state, {
            gain: choiceGain(from, to),
            capture: { parameter, from, to, value },
          });
      return;
    }
    const isSentence = definition.phrases.includes(`{${parameter.name}}`);
    let gain = 0;
    let cost = 0;
    let content = 0;
    const fits = parameter.pattern === undefined ? undefined : new RegExp(parameter.pattern, 'i');
    for (let to = at + 1; to <= Math.min(words.length, at + MAX_SLOT_WORDS); to += 1) {
      const { kind, norm } = words[to - 1]!;
      if (kind === 'break' && norm !== ',') break;
      if (kind === 'break') cost += COST.breakInSlot;
      const isContent = kind === 'content';
      if (kind === 'negation' && content === 0) break;
      if (isContent) content += 1;
      if (!isSentence && (ASKING.test(norm) || (to === at + 1 && CLITICS.has(norm)))) break;
      if (!isSentence && BETWEEN.test(norm)) cost += COST.verbInName;
      if (!isSentence && to - at > MAX_NAME_WORDS) cost += COST.longName;
      gain += isContent ? GAIN.slot : GAIN.slotFunction;
      if (times.some((time) => time.from <= to - 1 && time.to > to - 1)) cost += COST.timeInText;
      if (fits !== undefined && !fits.test(utterance.question.slice(words[at]!.start, words[to - 1]!.end)))
        continue;
      if (content > 0 || (to === at + 1 && isPronoun(norm)))
        offer(to, edge.to, state, { gain, cost, capture: { parameter, from: at, to } });
    }
  }

  function pass(word: SaidWord, at: number, place: number, state: State): void {
    for (const time of timed ? times.filter(({ from }) => from === at) : [])
      offer(time.to, place, state, {
        gain: timeGain(time) - 0.05,
        capture: { parameter: timed!, from: time.from, to: time.to, time },
      });
    for (const { parameter, value, from, to } of choices)
      if (from === at)
        offer(to, place, state, {
          gain: choiceGain(from, to),
          capture: { parameter, from, to, value },
        });
    const isLeft = word.kind === 'content' || word.kind === 'negation';
    offer(at + 1, place, state, { cost: COST[word.kind], ...(isLeft && { left: at }) });
  }
}

function matchOf(
  ended: State,
  definition: ToolDefinition,
  pattern: PhrasePattern,
): PhraseMatch & { missed: number } {
  const captures: Capture[] = [];
  const said: number[] = [];
  const left: number[] = [];
  let corrected = false;
  let missed = 0;
  for (let state: State | undefined = ended; state; state = state.back) {
    if (state.capture) captures.unshift(state.capture);
    if (state.said !== undefined) said.unshift(state.said);
    if (state.left !== undefined) left.unshift(state.left);
    corrected ||= state.corrected === true;
    missed += state.missed === true ? 1 : 0;
  }
  return {
    definition,
    pattern,
    score: ended.score,
    cost: ended.cost,
    captures,
    said,
    left,
    corrected,
    missed,
  };
}

function gainOf(text: string, root: string): number {
  if (isFunctionRoot(root)) return GAIN.function;
  return classOf(text, root) === 'filler' ? GAIN.filler : GAIN.content;
}

const isTimed = ({ kind }: ToolParameter): boolean => kind === 'day' || kind === 'period';

const timeGain = ({ from, to }: SaidTime): number => GAIN.time + GAIN.moreTime * (to - from - 1);

/** "in on Friday": the preposition may belong to what stands before it. */
function withoutLead(time: SaidTime, words: readonly SaidWord[]): SaidTime[] {
  const all = [time];
  for (let from = time.from; from + 1 < time.to && LEAD.test(words[from]!.norm); from += 1)
    all.push({ ...time, from: from + 1 });
  return all;
}
