// What a container's health check runs: whether this container's service can do its work. Services without an HTTP server
// of their own answer on their probe port.
const port = process.env.QM_PROBE_PORT ?? process.env.QM_PORT ?? '4400';
try {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4_000) });
  if (!response.ok) process.stderr.write(`${await response.text()}\n`);
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}
