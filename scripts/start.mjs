// `npm start`: builds what is stale, telling so when it takes long, then runs the whole product in this process.
import { createRequire } from 'node:module';
import { buildConsole, buildServer } from './build.mjs';

const say = (message) => process.stderr.write(`${message}\n`);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Quartermaster needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const startedAt = performance.now();
const compiled = await buildServer();
if (compiled > 0) say(`compiled ${compiled} files`);
const waiting = setTimeout(() => say('building the console …'), 1000);
await buildConsole();
clearTimeout(waiting);
const { startAllInOne } = createRequire(import.meta.url)('../dist/apps/all-in-one/src/all-in-one.js');
await startAllInOne({ startedAt });
