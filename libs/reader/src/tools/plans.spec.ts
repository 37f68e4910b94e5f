import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlanReading, type ReadResult, type Turn } from '#libs/contracts';
import {
  compileMetricQuery,
  builtInDefinitions,
  loadSemanticModel,
  readSemanticFiles,
} from '#libs/semantics';
import { TOOLS } from './definitions.fixture';
import { planReaderOf, TODAY } from './plan-world.fixture';

interface Asked {
  question: string;
  expected: string;
}
interface Conversation {
  persona: string;
  asked: Asked[];
}

/** `plans.txt`: a persona, then its questions, each with what they are understood as; an empty line starts anew. */
function conversations(): Conversation[] {
  const text = readFileSync(join(__dirname, 'plans.txt'), 'utf8').replace(/^#.*\n/gm, '');
  return text.split(/\n{2,}/).flatMap((block): Conversation[] => {
    const [persona, ...lines] = block
      .trim()
      .split('\n')
      .map((line) => line.trim());
    if (!persona) return [];
    const asked = lines.flatMap((question, at) =>
      at % 2 === 0 ? [{ question, expected: lines[at + 1] ?? '' }] : [],
    );
    return [{ persona, asked }];
  });
}

function said(result: ReadResult): string {
  switch (result.kind) {
    case 'plan':
      return `= ${result.plan.summary}`;
    case 'reading':
      return 'is a query';
    case 'clarify':
      return `? ${result.message}`;
    case 'refuse':
      return `refused ${result.code}`;
  }
}

const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));
const all = conversations();

describe('plans', () => {
  it.each(all.map(({ persona, asked }) => ({ persona, asked, first: asked[0]!.question })))(
    '$persona: $first',
    ({ persona, asked }) => {
      const history: Turn[] = [];
      const results = asked.map(({ question }) => {
        const tools = TOOLS[persona];
        const result = planReaderOf(persona).read({
          question,
          today: TODAY,
          history: history.slice(-10),
          tools,
        });
        if (result.kind === 'reading') history.push({ question, reading: result.reading });
        if (result.kind === 'plan') history.push({ question, plan: result.plan });
        return result;
      });
      expect(asked.map(({ question }, at) => ({ question, said: said(results[at]!) }))).toEqual(
        asked.map(({ question, expected }) => ({ question, said: expected })),
      );
      results.forEach((result, at) => checkWhole(persona, asked[at]!.question, result));
    },
  );

  it('are asked for in many ways', () => {
    const plans = all.flatMap(({ asked }) => asked).filter(({ expected }) => expected.startsWith('='));
    expect(plans.length).toBeGreaterThanOrEqual(150);
  });
});

/** What holds of every plan and of every question back. */
function checkWhole(persona: string, question: string, result: ReadResult): void {
  if (result.kind === 'clarify') {
    expect(result.choices.length).toBeLessThanOrEqual(4);
    for (const choice of result.choices) {
      const tools = TOOLS[persona];
      const answer = planReaderOf(persona).read({
        question: choice.question,
        today: TODAY,
        history: [],
        tools,
      });
      expect({ choice, kind: answer.kind }).toEqual({ choice, kind: expect.stringMatching(/plan|reading/) });
    }
  }
  if (result.kind !== 'plan') return;
  const { steps } = PlanReading.parse(result.plan).plan;
  const left = [...question].filter(
    (letter, at) =>
      /[\p{L}\p{N}]/u.test(letter) && !result.plan.words.some(({ start, end }) => at >= start && at < end),
  );
  expect({ question, left }).toEqual({ question, left: [] });
  const columns = new Map<string, string[]>();
  steps.forEach((step, at) => {
    const earlier = new Set(steps.slice(0, at).map(({ id }) => id));
    if (step.kind === 'query') {
      const compiled = compileMetricQuery(model, step.query, {
        dialect: 'duckdb',
        persona,
        today: TODAY,
        maxRows: 10,
      });
      columns.set(
        step.id,
        compiled.columns.map(({ name }) => name),
      );
    }
    if (step.kind === 'join') expect([...earlier]).toEqual(expect.arrayContaining(step.of));
    if (step.kind === 'tool') {
      for (const { step: id, column } of Object.values(step.from ?? {})) {
        expect(earlier.has(id)).toBe(true);
        if (columns.has(id)) expect(columns.get(id)).toContain(column);
      }
      const definition = TOOLS[persona]!.find(({ name }) => name === step.call.tool)!;
      for (const { name, required } of definition.parameters.filter((each) => each.required)) {
        const isGiven = name in step.call.arguments || name in (step.from ?? {});
        expect({ question, name, required, isGiven }).toEqual({ question, name, required, isGiven: true });
      }
    }
  });
}
