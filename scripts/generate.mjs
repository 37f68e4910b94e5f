// Writes the files that are derived from code: OpenAPI, AsyncAPI, the console's API types, the settings page.
// With --check it writes nothing and fails when a committed file is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { buildServer, root } from './build.mjs';

await buildServer();
const { generatedDocuments } = createRequire(import.meta.url)(
  '../dist/apps/all-in-one/src/generated-documents.js',
);
const { openApi, asyncApi, settingsPage } = await generatedDocuments();
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const files = {
  'docs/api/openapi.json': json(openApi),
  'docs/api/asyncapi.json': json(asyncApi),
  'docs/operations/configuration.md': settingsPage,
  'apps/console/src/api/schema.d.ts': astToString(await openapiTS(structuredClone(openApi))),
};

const current = (path) => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
};
const stale = Object.entries(files).filter(([path, text]) => current(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale)
    process.stderr.write(`stale: ${path} (run \`npm run generate\` and commit it)\n`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [path, text] of stale) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  process.stderr.write(`wrote ${path}\n`);
}
