import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledWorker } from './compiled-worker';

describe('a compiled worker', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'qm-worker-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is the one beside whoever starts it', () => {
    writeFileSync(join(folder, 'some-worker.js'), '');
    expect(compiledWorker(folder, 'some-worker.js')).toBe(join(folder, 'some-worker.js'));
  });

  it('is the one in dist/ where sources run', () => {
    const root = join(__dirname, '../../..');
    expect(compiledWorker(join(root, 'libs/warehouse/src/duckdb'), 'query-worker.js')).toBe(
      join(root, 'dist/libs/warehouse/src/duckdb/query-worker.js'),
    );
  });

  it('says what to do when nothing is compiled', () => {
    expect(() => compiledWorker(folder, 'some-worker.js')).toThrow(
      'The worker some-worker.js is not built: run `npm run build` first.',
    );
  });
});
