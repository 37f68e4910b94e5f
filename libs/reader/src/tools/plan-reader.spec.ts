import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { QueryReadResult, QueryTurn, ToolDefinition } from '#libs/contracts';
import { TOOLS } from './definitions.fixture';
import { PlanReader } from './plan-reader';
import { PERSONAS, planReaderOf, readerOf, TODAY } from './plan-world.fixture';
import { toolLexiconOf } from './tool-lexicon';

const GOLDEN = join(__dirname, '../../../../test/golden');

interface Golden {
  persona: string;
  turns?: string[];
  question?: string;
}

function goldenQuestions(): Golden[] {
  const answers = readdirSync(join(GOLDEN, 'answers')).map((name) => join('answers', name));
  return [...answers, 'questions.jsonl'].flatMap((name) =>
    readFileSync(join(GOLDEN, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Golden),
  );
}

const ask = (persona: string, question: string, tools: readonly ToolDefinition[] = TOOLS[persona]!) =>
  planReaderOf(persona).read({ question, today: TODAY, history: [], tools });

describe('questions for queries', () => {
  it('are read with tools as they are without: every golden question and its follow-ups', () => {
    const given = new Map<string, QueryReadResult>();
    const readers = new Map(
      PERSONAS.map((persona) => {
        const reader = readerOf(persona);
        const read = reader.read.bind(reader);
        reader.read = (asked) => {
          const result = read(asked);
          if (!given.has(asked.question)) given.set(asked.question, result);
          return result;
        };
        return [persona as string, new PlanReader(reader)];
      }),
    );
    let count = 0;
    for (const { persona, turns, question } of goldenQuestions()) {
      const history: QueryTurn[] = [];
      for (const asked of turns ?? [question!]) {
        given.clear();
        const tools = TOOLS[persona];
        const result = readers.get(persona)!.read({ question: asked, today: TODAY, history, tools });
        expect({ asked, isThatOfTheReader: result === given.get(asked), result }).toMatchObject({
          asked,
          isThatOfTheReader: true,
        });
        if (result.kind === 'reading') history.push({ question: asked, reading: result.reading });
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(480);
  });

  it.each([
    ['warehouse_manager', 'which products will run out in the next 14 days'],
    ['warehouse_manager', 'reorder point of P-0042 in WH-02'],
    ['field_engineer', 'orders per route'],
    ['procurement_specialist', 'supplier performance'],
  ])('%s: %s', (persona, question) => expect(ask(persona, question).kind).toBe('reading'));

  it('are all there is without tools', () => {
    for (const tools of [undefined, []]) {
      const asked = { question: 'forecast demand for P-0042', today: TODAY, history: [], tools };
      expect(planReaderOf('warehouse_manager').read(asked).kind).not.toBe('plan');
    }
  });
});

describe('a plan reading', () => {
  it('says what each stretch was taken for, and in parts that can be shown', () => {
    const result = ask('warehouse_manager', 'please calculate reorder point of Ember Salted Butter in wh2');
    if (result.kind !== 'plan') throw new Error(result.kind);
    const { plan, words, chips, intent } = result.plan;
    expect(intent).toBe('OPTIMIZATION');
    expect(plan.steps).toEqual([
      {
        kind: 'tool',
        id: 'calculate-reorder-point',
        label: 'Reorder point',
        call: {
          tool: 'calculate_reorder_point',
          arguments: { product_code: 'P-0042', warehouse_code: 'WH-02' },
        },
      },
    ]);
    expect(
      words.filter(({ meaning }) => meaning !== '').map(({ text, role, value }) => ({ text, role, value })),
    ).toEqual([
      { text: 'calculate reorder point', role: 'measure', value: undefined },
      { text: 'Ember Salted Butter', role: 'value', value: 'P-0042' },
      { text: 'wh2', role: 'value', value: 'WH-02' },
    ]);
    expect(chips).toEqual([
      { id: 'steps.0', kind: 'tool', label: 'Reorder point', removable: false },
      {
        id: 'steps.0.arguments.product_code',
        kind: 'argument',
        label: 'Product is P-0042',
        removable: false,
      },
      {
        id: 'steps.0.arguments.warehouse_code',
        kind: 'argument',
        label: 'Warehouse is WH-02',
        removable: false,
      },
    ]);
  });

  it('feeds tools with the rows of a query, and joins what both restrict', () => {
    const question =
      'which low-stock items in WH-03 will run out this week and what should I order from whom?';
    const result = ask('warehouse_manager', question);
    if (result.kind !== 'plan') throw new Error(result.kind);
    expect(result.plan.intent).toBe('HYBRID');
    expect(result.plan.plan.steps).toMatchObject([
      { kind: 'query', id: 'rows', query: { entity: 'stock', ungrouped: true } },
      {
        kind: 'tool',
        call: { tool: 'identify_stockout_risk', arguments: { warehouse_code: 'WH-03', days: 5 } },
      },
      {
        kind: 'join',
        id: 'joined',
        of: ['rows', 'identify-stockout-risk'],
        on: ['product_code', 'warehouse_code'],
      },
      { kind: 'tool', from: { product_codes: { step: 'joined', column: 'product_code' } } },
      { kind: 'join', of: ['joined', 'advise-orders'], on: ['product_code'] },
    ]);
  });

  it('tells what was taken for granted', () => {
    const result = ask('warehouse_manager', 'forecast demand for P-0042');
    expect(result).toMatchObject({
      plan: { assumptions: [{ text: 'Days is 30 days, as nothing else was said.' }] },
    });
  });

  it('of misspelt words is less sure', () => {
    const sure = ask('warehouse_manager', 'forecast demand for P-0042');
    const unsure = ask('warehouse_manager', 'forcast demnd for P-0042');
    if (sure.kind !== 'plan' || unsure.kind !== 'plan') throw new Error('no plan');
    expect(unsure.plan.confidence).toBeLessThan(sure.plan.confidence);
  });
});

describe('word salads', () => {
  const WORDS =
    `forecast demand stockout risk order supplier performance savings route optimize calculate reorder point
    analyze trends compare costs warehouse product items identify low stock late orders capacity what should i how much
    will run out which`.split(/\s+/);

  it('of the words of tools are no confident plans', () => {
    const salad = fc.shuffledSubarray(WORDS, { minLength: 7, maxLength: 14 }).map((words) => words.join(' '));
    let plans = 0;
    fc.assert(
      fc.property(salad, fc.constantFrom(...PERSONAS), (text, persona) => {
        const result = ask(persona, text);
        if (result.kind === 'plan' && result.plan.confidence >= 0.9) plans += 1;
        return true;
      }),
      { numRuns: 60 },
    );
    expect(plans).toBe(0);
  });

  it('of unknown words are never plans', () => {
    const word = fc.string({ minLength: 5, maxLength: 10, unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const text = `forecast demand for ${words.join(' ')}`;
        expect(ask('warehouse_manager', text).kind).not.toBe('plan');
      }),
      { numRuns: 25 },
    );
  });
});

describe('tools', () => {
  it('are compiled once, also when the same list comes again as a copy', () => {
    const tools = TOOLS['warehouse_manager']!;
    const copy = structuredClone(tools) as ToolDefinition[];
    expect(toolLexiconOf(copy)).toBe(toolLexiconOf(tools));
    expect(toolLexiconOf(tools.slice(1))).not.toBe(toolLexiconOf(tools));
  });

  it('of others are not offered', () => {
    expect(ask('field_engineer', 'forecast demand for P-0042').kind).not.toBe('plan');
  });
});
