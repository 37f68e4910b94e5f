import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBoundedFile } from './bounded-file';

describe('a file that is named on the command line', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-bounded-'));
  const file = join(directory, 'five.txt');
  beforeAll(() => writeFileSync(file, 'fünf'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const read = (path: string, bytes: number) => readBoundedFile(path, { bytes, nextStep: 'Take a part.' });

  it('is read up to its limit in bytes, and no byte further', async () => {
    expect(await read(file, 5)).toBe('fünf');
    await expect(read(file, 4)).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      message: `${file} has 5 bytes, more than the limit of 4 bytes.`,
      nextStep: 'Take a part.',
    });
  });

  it.each([
    ['nothing', join(directory, 'none.txt')],
    ['a directory', directory],
  ])('has to be one: %s is refused', async (_, path) => {
    await expect(read(path, 5)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
