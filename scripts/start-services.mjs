// `npm run start:services`: the same product as separate processes over NATS, Redis and PostgreSQL (NATS_URL, REDIS_URL,
// DATABASE_URL). Every process is the command that its container runs.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildConsole, buildServer, root } from './build.mjs';

const SERVICES = ['sql-agents', 'specialist-agents', 'orchestrator', 'pipeline', 'store', 'gateway'];

const missing = ['NATS_URL', 'DATABASE_URL'].filter((name) => !process.env[name]);
if (missing.length > 0) {
  process.stderr.write(
    `Set ${missing.join(' and ')}: separate services meet over NATS and keep the truth in PostgreSQL.\n`,
  );
  process.exit(1);
}
await buildServer();
await buildConsole();

const children = SERVICES.map((name) => {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(root, `dist/apps/${name}/src/main.js`)],
    { stdio: 'inherit', env: process.env },
  );
  child.on('exit', (code, signal) => {
    if (stopping) return;
    process.stderr.write(`${name} ended (${signal ?? code}); stopping the others\n`);
    process.exitCode = 1;
    stop();
  });
  return child;
});

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
