import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#libs/runtime';
import { UsageError } from './command';
import { recommend } from './recommend';

interface Answer {
  user: unknown;
  items: unknown[];
  ms: number;
  reasons?: { basis: string; because: { item: unknown; share: number }[] }[];
}

/** User, item, rating: 1 to 3 have a taste in common, 4 to 6 another. */
const RATINGS = [
  [1, 10, 5],
  [1, 11, 4],
  [2, 10, 5],
  [2, 11, 4],
  [2, 12, 1],
  [3, 11, 3],
  [3, 12, 2],
  [4, 20, 5],
  [4, 21, 5],
  [4, 22, 4],
  [5, 20, 4],
  [5, 21, 4],
  [5, 22, 4],
  [6, 20, 3],
];

describe('qm recommend', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-recommend-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const file = (name: string, text: string): string => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };
  const separated = (by: string, header?: string) =>
    [...(header === undefined ? [] : [header]), ...RATINGS.map((row) => row.join(by))].join('\n');

  async function answersTo(train: string, users: string, ...options: string[]): Promise<Answer[]> {
    let output = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      output += String(text);
      return true;
    });
    const say = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      // Six users say little beside the usual ridge.
      const files = ['--train', file('train', train), '--test-users', file('users', users)];
      const argv = [...files, '--lambda', '0.5', ...options];
      await recommend.run(argv, loadSettings());
    } finally {
      write.mockRestore();
      say.mockRestore();
    }
    return output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Answer);
  }

  it('answers each user once, best first, without what they have; who is unknown gets the most popular', async () => {
    const answers = await answersTo(separated('\t'), '6\n1\n6\n77\n');
    expect(answers.map(({ user }) => user)).toEqual([6, 1, 77]);
    expect([...answers[0]!.items.slice(0, 2)].sort()).toEqual([21, 22]);
    expect(answers[1]!.items[0]).toBe(12);
    expect([...answers[1]!.items].sort()).toEqual([12, 20, 21, 22]);
    expect([...answers[2]!.items.slice(0, 2)].sort()).toEqual([11, 20]);
    for (const { ms } of answers) expect(ms).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['commas', separated(',')],
    ['commas, a header and a mark of order', `\uFEFF${separated(',', 'user,item,rating')}`],
    ['a header of other words', separated(',', 'who,what,stars')],
    ['more columns', RATINGS.map((row) => [...row, 880606923].join('\t')).join('\r\n')],
    ['names with types', separated('\t', 'user_id:token\titem_id:token\trating:float')],
    [
      'columns in another order',
      ['movieId;rating;userId', ...RATINGS.map(([u, i, r]) => `${i};${r};${u}`)].join('\n'),
    ],
    ['two colons', separated('::')],
    [
      'JSON objects',
      RATINGS.map(([user, item, rating]) => JSON.stringify({ rating, user, item })).join('\n'),
    ],
    ['JSON arrays', RATINGS.map((row) => JSON.stringify(row)).join('\n\n')],
    ['no ratings', RATINGS.map(([user, item]) => `${user},${item}`).join('\n')],
  ])('reads %s', async (_, train) => {
    const [six, one] = await answersTo(train, '6\n1\n');
    expect([...six!.items.slice(0, 2)].sort()).toEqual([21, 22]);
    expect(one!.items[0]).toBe(12);
  });

  it.each([
    ['a header', 'user\n6\n1\n'],
    ['a header of another word', 'id\n6\n1\n'],
    ['rows that begin with the user', '6\t20\t3\n1\t10\t5\n'],
    ['JSON lines', '{"user":6}\n{"user":1}\n'],
    ['the user in another column', 'rating,user_id\n3,6\n3,1\n'],
  ])('reads users from %s', async (_, users) => {
    const answers = await answersTo(separated(','), users);
    expect(answers.map(({ user }) => user)).toEqual([6, 1]);
  });

  it('has nothing for who has everything, and counts a row that is there twice once', async () => {
    const all = [10, 11, 12, 20, 21, 22].map((item) => `9,${item},5`);
    const rows = [separated(','), ...all].join('\n');
    const [nine, once] = await answersTo(rows, '9\n6\n');
    expect(nine!.items).toEqual([]);
    const [, twice] = await answersTo([rows, ...all, '6,20,3', '6,20,4'].join('\n'), '9\n6\n');
    expect(twice!.items).toEqual(once!.items);
  });

  it('writes ids as they were: text stays text', async () => {
    const named = RATINGS.map(([user, item, rating]) => `u${user},00${item},${rating}`).join('\n');
    const [six] = await answersTo(named, 'u6\n');
    expect(six).toMatchObject({ user: 'u6', items: expect.arrayContaining(['0021']) as string[] });
    const typed = RATINGS.map(([user, item]) => JSON.stringify({ user: String(user), item })).join('\n');
    expect((await answersTo(typed, '{"user":"6"}\n'))[0]).toMatchObject({
      user: '6',
      items: expect.arrayContaining([21]) as number[],
    });
  });

  it('learns from ratings above the least one only, and still does not tell what was rated below', async () => {
    const [one, two] = await answersTo(separated(','), '1\n2\n', '--min-rating', '4', '--count', '3');
    expect(two!.items).not.toContain(12);
    expect(one!.items).not.toContain(12);
    expect(one!.items).toHaveLength(3);
  });

  it('gives the reasons when asked', async () => {
    const [six] = await answersTo(separated(','), '6\n', '--explain', '--count', '1');
    expect(six!.reasons).toEqual([{ basis: 'purchases', because: [{ item: 20, share: 1 }] }]);
  });

  it.each([
    ['a rating that is no number', '1,10,5\n2,11,NaN\n', 'line 2: the rating "NaN" is not a number'],
    [
      'a rating that is no number in the first line',
      '1,10,NaN\n',
      'line 1: the rating "NaN" is not a number',
    ],
    ['an empty rating', 'user,item,rating\n1,10,\n', 'line 2: the rating "" is not a number'],
    ['a negative rating', '1,10,5\n\n2,11,-1\n', 'line 3: the rating -1 is below 0'],
    ['a missing item', '1,10,5\n2\n', 'line 2: it has no item'],
    ['a missing user', '{"user":1,"item":2}\n{"item":2}\n', 'line 2: it has no user'],
    ['several faults', '1,10,x1\n'.repeat(1) + '2,3,-1\n'.repeat(7), 'and 3 more'],
    ['what is no JSON', '{"user":1,"item":2}\n{"user":\n', 'line 2: it is not JSON'],
    ['an open quote', '1,10,5\n2,"11,4\n3,12,4\n', 'line 2: Quote Not Closed'],
    ['an empty file', '', 'has no rows'],
  ])('refuses %s, naming the line', async (_, train, message) => {
    const answer = answersTo(train, '1\n');
    await expect(answer).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await expect(answer).rejects.toThrow(message);
  });

  it('refuses users without a name, missing files and wrong options', async () => {
    await expect(answersTo(separated(','), '1\n"",3\n')).rejects.toThrow('line 2: it has no user');
    const gone = ['--train', join(directory, 'gone'), '--test-users', join(directory, 'gone')];
    await expect(recommend.run(gone, loadSettings())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recommend.run(['--train', 'x'], loadSettings())).rejects.toThrow(UsageError);
    for (const option of [
      ['--count', '0'],
      ['--count', '501'],
      ['--lambda', '0'],
      ['--min-rating', 'five'],
    ])
      await expect(recommend.run([...gone, ...option], loadSettings())).rejects.toThrow(UsageError);
    await expect(answersTo(separated(','), '1\n', '--min-rating', '6')).rejects.toThrow('no rating of 6');
  });
});
