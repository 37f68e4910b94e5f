import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDirectoryInUseError, lockDataDirectory } from './data-directory-lock';
import { identifyProcess } from './process-identity';

describe('lockDataDirectory', () => {
  let directory: string;
  let other: ChildProcess;
  const lockFile = () => join(directory, 'quartermaster.lock');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qm-lock-'));
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
  });
  afterEach(() => {
    other.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });

  it('names the process that holds the directory', async () => {
    const { startedAt } = identifyProcess(other.pid!)!;
    writeFileSync(lockFile(), JSON.stringify({ pid: other.pid, startedAt }));
    const refused = await lockDataDirectory(directory).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DataDirectoryInUseError);
    expect((refused as Error).message).toContain(String(other.pid));
  });

  it('is taken once in this process too, and can be given back', async () => {
    const release = await lockDataDirectory(join(directory, 'new', 'folder'));
    await expect(lockDataDirectory(join(directory, 'new', 'folder'))).rejects.toThrow(String(process.pid));
    release();
    (await lockDataDirectory(join(directory, 'new', 'folder')))();
  });

  it('is taken over from a process that has ended', async () => {
    const { startedAt } = identifyProcess(other.pid!)!;
    writeFileSync(lockFile(), JSON.stringify({ pid: other.pid, startedAt }));
    other.kill('SIGKILL');
    await once(other, 'exit');
    (await lockDataDirectory(directory))();
    expect(existsSync(lockFile())).toBe(false);
  });

  it('is taken over when its pid belongs to another process by now', async () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: other.pid, startedAt: 'another boot/1' }));
    (await lockDataDirectory(directory))();
  });

  it('is taken over when a crash left it half-written', async () => {
    writeFileSync(lockFile(), '{"pid":');
    (await lockDataDirectory(directory))();
  });
});
