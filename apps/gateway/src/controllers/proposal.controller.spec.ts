import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../../..');

function sourcesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/testing/'));
}

/** A model or an agent acts by what services call. None of them calls this. */
describe('proposals.approve', () => {
  it('is called by the REST controller, and by nothing else', () => {
    const naming = [...sourcesOf(join(ROOT, 'apps')), ...sourcesOf(join(ROOT, 'libs'))]
      .filter((path) => /\bproposals\s*(\.\s*approve\b|\[)/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(ROOT, path))
      .sort();
    expect(naming).toEqual([
      'apps/gateway/src/controllers/proposal.controller.ts',
      // What it may answer, for the OpenAPI document.
      'apps/gateway/src/endpoints/proposals.ts',
      // Who serves it.
      'apps/orchestrator/src/proposals/proposals.handlers.ts',
      'apps/orchestrator/src/proposals/proposals.ts',
    ]);
  });
});
