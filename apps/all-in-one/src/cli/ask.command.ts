import { parseArgs } from 'node:util';
import { Day } from '#libs/contracts';
import { answerConversation, Conversation } from './answer-conversation';
import { withTools } from './local-services';
import { type Command, UsageError } from './command';
import { readJsonLines } from './json-lines';
import { writeLine } from './output';

export const ask: Command = {
  name: 'ask',
  usage: [
    'qm ask "QUESTION" --persona P [--database FILE.duckdb] [--today DATE]',
    'qm ask --batch FILE.jsonl --database FILE.duckdb [--today DATE]      rows {id, persona, turns[]}',
  ].join('\n'),
  summary: 'Answers questions from the loaded data, or from a DuckDB file with the six tables',
  async run(argv, settings) {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        batch: { type: 'string' },
        database: { type: 'string' },
        today: { type: 'string' },
        persona: { type: 'string' },
      },
    });
    if (values.today !== undefined && !Day.safeParse(values.today).success)
      throw new UsageError('--today wants a date, YYYY-MM-DD');
    if ((values.batch === undefined) === (positionals.length === 0))
      throw new UsageError('Give one question, or --batch with a file.');
    if (values.batch === undefined && (values.persona === undefined || positionals.length > 1)) {
      throw new UsageError('Give one question in quotes, and --persona.');
    }
    const conversations =
      values.batch === undefined
        ? [Conversation.parse({ id: 1, persona: values.persona, turns: positionals })]
        : readJsonLines(Conversation, values.batch);
    await withTools(settings, { database: values.database, today: values.today }, async (services, today) => {
      for await (const conversation of conversations)
        await writeLine(await answerConversation(services, conversation, today, settings));
    });
  },
};
