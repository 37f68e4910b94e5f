import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#libs/runtime';
import { UsageError } from './command';
import { search } from './search';

describe('qm search', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-search-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const file = (name: string, lines: unknown[]) => {
    const path = join(directory, name);
    writeFileSync(
      path,
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    );
    return path;
  };

  async function run(argv: string[]) {
    let [output, messages] = ['', ''];
    const out = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => ((output += String(text)), true));
    const err = jest
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => ((messages += String(text)), true));
    try {
      await search.run(argv, loadSettings());
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
    const answers = output.split('\n').filter(Boolean);
    return { answers: answers.map((line) => JSON.parse(line) as Record<string, unknown>), messages };
  }

  const docs = file('docs.jsonl', [
    { id: 1, title: 'Returns', text: 'A customer returns goods with the receipt within thirty days.' },
    '{"id": "broken", "text": ',
    { id: 'cold', text: 'Check the temperature of the freezers and of the milk twice a day.' },
    { id: 'no text' },
    { id: 'till', text: 'Count the till before the store opens and after it has closed.' },
  ]);

  it('answers every query in order with the ids of the best documents, and names wrong rows by their line', async () => {
    const queries = file('queries.jsonl', [
      { id: 'q1', text: 'how often are freezer temperatures checked?' },
      'no JSON',
      { id: 2, text: 'returning things without a receipt' },
      { id: 'q3', text: 'the of and' },
    ]);
    const { answers, messages } = await run(['--docs', docs, '--queries', queries]);
    expect(answers.map(({ id }) => id)).toEqual(['q1', null, 2, 'q3']);
    expect((answers[0]!.docs as string[])[0]).toBe('cold');
    expect(answers[0]!.ms).toEqual(expect.any(Number));
    expect(answers[1]!.error).toMatchObject({ code: 'INVALID_INPUT', message: 'Line 2: not JSON.' });
    expect((answers[2]!.docs as string[])[0]).toBe('1');
    expect(answers[3]!.docs).toEqual([]);
    expect(messages).toContain('Line 2: not JSON.');
    expect(messages).toContain('Line 4: text: ');
    expect(messages).toContain('2 of 5 rows were left out');
  });

  it('gives no more than --k documents', async () => {
    const queries = file('one.jsonl', [{ id: 1, text: 'day days' }]);
    const all = await run(['--docs', docs, '--queries', queries, '--lexical']);
    expect(all.answers[0]!.docs).toHaveLength(2);
    const one = await run(['--docs', docs, '--queries', queries, '--lexical', '--k', '1']);
    expect(one.answers[0]!.docs).toEqual((all.answers[0]!.docs as string[]).slice(0, 1));
  });

  it('says what is wrong with its options and files', async () => {
    await expect(run(['--docs', docs])).rejects.toThrow(UsageError);
    await expect(run(['--docs', docs, '--queries', docs, '--k', 'many'])).rejects.toThrow('--k');
    await expect(run(['--docs', docs, '--queries', docs, '--language', 'xx'])).rejects.toThrow('en, de');
    await expect(run(['--docs', join(directory, 'none'), '--queries', docs])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const empty = file('empty.jsonl', ['']);
    await expect(run(['--docs', empty, '--queries', docs])).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });
});
