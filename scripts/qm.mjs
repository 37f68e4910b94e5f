// The `qm` command line: builds what is stale, then hands over. Standard output belongs to the command's JSON lines.
import { createRequire } from 'node:module';
import { buildServer } from './build.mjs';

await buildServer();
const { qm } = createRequire(import.meta.url)('../dist/apps/all-in-one/src/cli/qm.js');
process.exitCode = await qm(process.argv.slice(2));
