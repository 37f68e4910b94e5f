import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOL_DEFINITIONS } from '#apps/specialist-agents';
import type { PlanTurn, ReadResult, ToolArguments } from '#libs/contracts';
import { ToolReader } from '#libs/reader';
import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';

/** A Wednesday: days of the golden questions are as seen from it. */
export const STORE_TODAY = '2026-11-18';

/** A question of somebody in a store and what it has to be read as. */
export interface StoreQuestion {
  as: 'associate' | 'manager';
  q: string;
  /** Questions before it in the conversation. */
  after?: string[];
  tool?: string;
  /** Without what is taken when nothing is said. Texts in lower case, several with `|` between them; `*` is any. */
  args?: Record<string, string | [string, string]>;
  expect?: 'clarify' | 'refuse';
}

const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));
const persona = (as: StoreQuestion['as']) => `store_${as}`;

const readers = new Map(
  (['associate', 'manager'] as const).map((as) => {
    const { examples } = model.personas.get(persona(as))!;
    const tools = TOOL_DEFINITIONS.filter(({ personas }) => personas.includes(persona(as)));
    return [as, { reader: new ToolReader(model.calendar, examples), examples, tools }] as const;
  }),
);

export const storeTools = (as: StoreQuestion['as']) => readers.get(as)!;

export function storeQuestions(file = 'store-questions.jsonl'): StoreQuestion[] {
  return readFileSync(join(__dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as StoreQuestion);
}

/** Reads a question after those before it. */
export function readStoreQuestion({
  as,
  q,
  after = [],
}: Pick<StoreQuestion, 'as' | 'q' | 'after'>): ReadResult {
  const { reader, tools } = readers.get(as)!;
  const history: PlanTurn[] = [];
  for (const question of after) {
    const result = reader.read({ question, today: STORE_TODAY, history, tools });
    if (result.kind === 'plan') history.push({ question, plan: result.plan });
  }
  return reader.read({ question: q, today: STORE_TODAY, history, tools });
}

export interface StoreVerdict {
  ok: boolean;
  /** Answered, and not what was meant: the worst failure. */
  silentlyWrong: boolean;
  got: string;
}

export function judge(question: StoreQuestion): StoreVerdict {
  const result = readStoreQuestion(question);
  if (result.kind !== 'plan') {
    const ok = question.expect === result.kind;
    return { ok, silentlyWrong: false, got: `${result.kind}: ${'message' in result ? result.message : ''}` };
  }
  const [step] = result.plan.plan.steps;
  const call = step?.kind === 'tool' ? step.call : { tool: '', arguments: {} };
  const { parameters } = TOOL_DEFINITIONS.find(({ name }) => name === call.tool)!;
  const said = Object.fromEntries(
    Object.entries(call.arguments).filter(
      ([name, value]) => parameters.find((each) => each.name === name)?.default !== value,
    ),
  );
  const ok = call.tool === question.tool && isSame(said, question.args ?? {});
  return { ok, silentlyWrong: !ok, got: `${call.tool} ${JSON.stringify(said)}` };
}

function isSame(said: ToolArguments, wanted: NonNullable<StoreQuestion['args']>): boolean {
  const names = new Set([...Object.keys(said), ...Object.keys(wanted)]);
  return [...names].every((name) => {
    const [own, other] = [said[name], wanted[name]];
    if (own === undefined || other === undefined) return false;
    if (typeof other !== 'string') return JSON.stringify(own) === JSON.stringify(other);
    return other === '*' || other.split('|').includes(String(own).toLowerCase());
  });
}
