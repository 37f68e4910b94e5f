import { parseArgs } from 'node:util';
import type { ServiceClient } from '#libs/bus';
import { Day, type Scalar } from '#libs/contracts';
import type { Settings } from '#libs/runtime';
import { semanticModelFor } from '#apps/sql-agents';
import { openDatabaseFile, openWarehouse, type Warehouse } from '#libs/warehouse';
import { answerConversation } from '../answer-conversation';
import { type Command, UsageError } from '../command';
import { readJsonLines } from '../json-lines';
import { withSqlAgents } from '../local-services';
import { say, writeLine } from '../output';
import type { Aliases } from './cells';
import { EvaluationQuestion } from './evaluation-question';
import { type Outcome, reportOn, type Verdict, written } from './report';
import { matches, type Result } from './result-comparison';

/** The gold SQL may ask all tables; no user has this persona. */
const GOLD = 'gold';
const PROGRESS_EVERY = 100;
const MAX_GOLD_BYTES = 256 * 1024 * 1024;
const MAX_GOLD_ROWS = 1_000_000;

/** Pairs of a code and the name that may stand for it. */
const ALIASES = [
  'SELECT product_code, product_name FROM product',
  'SELECT DISTINCT supplier_code, supplier_name FROM product',
  'SELECT DISTINCT customer_code, customer_name FROM sales_order_header',
];

export const evaluate: Command = {
  name: 'eval',
  usage: `qm eval --questions FILE.jsonl [--database FILE.duckdb] [--today DATE] [--all]
without --database: the warehouse of the settings, against gold SQL on the data that is loaded here`,
  summary:
    'Scores answers against gold SQL: accuracy, silently wrong, asked back, refused, with the failures',
  async run(argv, settings) {
    const { values } = parseArgs({
      args: argv,
      options: {
        questions: { type: 'string' },
        database: { type: 'string' },
        today: { type: 'string' },
        all: { type: 'boolean', default: false },
      },
    });
    const { questions, database } = values;
    if (questions === undefined) throw new UsageError('Give --questions with a file of questions.');
    if (values.today !== undefined && !Day.safeParse(values.today).success)
      throw new UsageError('--today wants a date, YYYY-MM-DD');
    const gold = await openGold(database, settings);
    try {
      await withSqlAgents(settings, { database, today: values.today }, async (services, today) => {
        const evaluation = new Evaluation(services, gold, today, settings, await aliasesOf(gold, settings));
        const outcomes: Outcome[] = [];
        for await (const question of readJsonLines(EvaluationQuestion, questions)) {
          const outcome = await evaluation.outcomeOf(question);
          outcomes.push(outcome);
          if (values.all || outcome.verdict !== 'right') await writeLine(outcome);
          if (outcomes.length % PROGRESS_EVERY === 0) say(`${outcomes.length} questions`);
        }
        const report = reportOn(outcomes);
        await writeLine({ report });
        say(written(report));
      });
    } finally {
      await gold.close();
    }
  },
};

/** Gold SQL is asked of DuckDB, whatever the warehouse: of the file, or of the data directory. */
async function openGold(database: string | undefined, settings: Settings): Promise<Warehouse> {
  const tables = [...semanticModelFor(settings).entities.values()].map(({ table }) => table);
  const personas = [{ id: GOLD, tables: [...new Set(tables)] }];
  if (database !== undefined) return openDatabaseFile(database, { ...settings.warehouse, personas });
  return openWarehouse(
    { ...settings.warehouse, kind: 'duckdb' },
    { directory: settings.dataDirectory, personas },
  );
}

async function runGold(gold: Warehouse, sql: string, settings: Settings): Promise<Result> {
  const { rows, columns, truncated } = await gold.query({
    persona: GOLD,
    sql,
    timeoutMs: settings.warehouse.queryTimeoutMs,
    maxRows: MAX_GOLD_ROWS,
    maxBytes: MAX_GOLD_BYTES,
    signal: new AbortController().signal,
  });
  if (truncated) throw new Error('the gold result is too large');
  return { columns: columns.map(({ name }) => name), rows };
}

async function aliasesOf(gold: Warehouse, settings: Settings): Promise<Aliases> {
  const aliases = new Map<string, string>();
  for (const sql of ALIASES) {
    const { rows } = await runGold(gold, sql, settings);
    for (const [code, name] of rows) aliases.set(lower(name), lower(code));
  }
  return aliases;
}

function lower(value: Scalar | undefined): string {
  return String(value).toLowerCase();
}

class Evaluation {
  constructor(
    private readonly services: ServiceClient,
    private readonly gold: Warehouse,
    private readonly today: string,
    private readonly settings: Settings,
    private readonly aliases: Aliases,
  ) {}

  async outcomeOf(question: EvaluationQuestion): Promise<Outcome> {
    const { id, persona, turns } = question;
    const answer = await answerConversation(this.services, { id, persona, turns }, this.today, this.settings);
    const confidence = answer.kind === 'answer' ? answer.reading.confidence : null;
    const feature = question.feature ?? question.category ?? 'other';
    const { verdict, why } = await this.judge(question, answer);
    return { id, persona, feature, turns, verdict, confidence, why, ms: answer.ms };
  }

  private async judge(
    question: EvaluationQuestion,
    answer: Awaited<ReturnType<typeof answerConversation>>,
  ): Promise<{ verdict: Verdict; why: string }> {
    if (answer.kind === 'error') return { verdict: 'failed', why: `${answer.code}: ${answer.message}` };
    if (answer.kind === question.compare) return { verdict: 'right', why: '' };
    if (answer.kind === 'clarify') return { verdict: 'askedBack', why: answer.message };
    if (answer.kind === 'refuse') return { verdict: 'refused', why: answer.message };
    const { columns, rows, reading } = answer;
    if (question.gold_sql === null)
      return { verdict: 'silentlyWrong', why: `${question.compare} was right; read as: ${reading.summary}` };
    for (const sql of [question.gold_sql, ...question.gold_sql_alt]) {
      const today = `DATE '${this.today}'`;
      const wanted = await runGold(this.gold, sql.replaceAll(':today', today), this.settings);
      if (matches(wanted, { columns, rows }, expectationOf(question), this.aliases))
        return { verdict: 'right', why: '' };
    }
    return { verdict: 'silentlyWrong', why: `${rows.length} rows; read as: ${reading.summary}` };
  }
}

function expectationOf(question: EvaluationQuestion) {
  const { compare, order_key, prefix_ok, tie_open, ratio, values_only } = question;
  if (compare === 'refuse' || compare === 'clarify') throw new Error('nothing to compare');
  return {
    compare,
    orderKey: order_key ?? 1,
    prefixOk: prefix_ok,
    tieOpen: tie_open,
    ratio,
    valuesOnly: values_only,
  };
}
