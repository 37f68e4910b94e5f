import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings } from '#libs/runtime';
import { guessLanguage } from '#libs/search';
import { type FoundPassage, PassageIndex } from '../domain/passage-index';
import { readFile } from '../reading/read-file';
import {
  ANSWERED,
  GERMAN,
  LATER_ANSWERED,
  LATER_UNANSWERED,
  type Question,
  UNANSWERED,
} from '../testing/questions';
import {
  THIRD_ANSWERED,
  THIRD_GERMAN,
  THIRD_GERMAN_UNANSWERED,
  THIRD_UNANSWERED,
} from '../testing/third-questions';
import { UNSEEN_ANSWERED, UNSEEN_UNANSWERED } from '../testing/unseen-questions';

const FOLDER = join(__dirname, '../../../sample/procedures');
const REPLACED = 'returns-and-refunds-2025.md';

/** Counts of questions. */
interface Measured {
  asked: number;
  hitAt1: number;
  hitAt3: number;
  answered: number;
}

/** The shipped settings on the sample documents. The figures are those of docs/guides/store-procedures.md: change both. */
describe('retrieval on made-up questions', () => {
  const { minimumCoverage, ...limits } = loadSettings({ env: {} }).stores.procedures;
  const index = new PassageIndex();
  const headings = new Map<string, string>();

  beforeAll(async () => {
    for (const file of readdirSync(FOLDER).filter((name) => name !== REPLACED)) {
      const read = await readFile({ ...limits, fileName: file, content: readFileSync(join(FOLDER, file)) });
      const language = read.language ?? 'en';
      index.put({ procedureId: file, version: 1, title: read.title!, language, passages: read.passages });
      for (const { ordinal, path } of read.passages) headings.set(`${file} ${ordinal}`, path.at(-1) ?? '');
    }
  });

  const search = (text: string, coverage = minimumCoverage): FoundPassage[] => {
    const language = guessLanguage(text) ?? 'en';
    for (const each of [language, ...index.languages.filter((other) => other !== language)]) {
      const found = index.search({
        text,
        language: each,
        limit: 3,
        minimumCoverage: coverage,
        accept: () => true,
      });
      if (found.length > 0) return found;
    }
    return [];
  };
  const isRight = ({ answer: [file, heading] }: Question, found: FoundPassage | undefined) =>
    found !== undefined && found.procedureId === file && headings.get(`${file} ${found.ordinal}`) === heading;

  function measure(questions: readonly Question[], coverage?: number): Measured {
    const hits = questions.map((question) => ({ question, found: search(question.ask, coverage) }));
    return {
      asked: questions.length,
      hitAt1: hits.filter(({ question, found }) => isRight(question, found[0])).length,
      hitAt3: hits.filter(({ question, found }) => found.some((each) => isRight(question, each))).length,
      answered: hits.filter(({ found }) => found.length > 0).length,
    };
  }
  const falselyAnswered = (asks: readonly string[]): number =>
    asks.filter((ask) => search(ask).length > 0).length;

  it('finds the section that answers', () => {
    expect(measure([...ANSWERED, ...LATER_ANSWERED, ...THIRD_ANSWERED])).toEqual({
      asked: 98,
      hitAt1: 65,
      hitAt3: 71,
      answered: 77,
    });
    expect(falselyAnswered([...UNANSWERED, ...LATER_UNANSWERED, ...THIRD_UNANSWERED])).toBe(4);
  });

  it('finds it for questions that were written after everything was fixed', () => {
    expect(measure(UNSEEN_ANSWERED)).toEqual({ asked: 20, hitAt1: 12, hitAt3: 13, answered: 14 });
    expect(falselyAnswered(UNSEEN_UNANSWERED)).toBe(1);
  });

  it('finds it in German', () => {
    expect(measure([...GERMAN, ...THIRD_GERMAN])).toEqual({ asked: 12, hitAt1: 5, hitAt3: 6, answered: 6 });
    expect(falselyAnswered(THIRD_GERMAN_UNANSWERED)).toBe(0);
  });
});
