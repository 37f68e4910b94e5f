import { parseArgs } from 'node:util';
import { DOUBLE_CREDENTIALS, DOUBLE_REGION } from '../aws/account';
import { playScript, readScript } from './script';
import { startBedrockDouble } from './start-bedrock-double';

/** A local Bedrock as a process of its own, to try the product against: `main.js --port 4566 --script FILE`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, script: { type: 'string' } } });
  const script = values.script === undefined ? null : readScript(values.script);
  const double = await startBedrockDouble({ port: Number(values.port ?? 0) });
  if (script !== null)
    playScript(double, script, ({ operation, target }) =>
      process.stdout.write(`asked: ${operation} ${target}\n`),
    );
  process.stdout.write(
    [
      `A local Bedrock listens at ${double.url}. To use it:`,
      `  export AWS_ACCESS_KEY_ID=${DOUBLE_CREDENTIALS.accessKeyId}`,
      `  export AWS_SECRET_ACCESS_KEY=${DOUBLE_CREDENTIALS.secretAccessKey}`,
      `  export AWS_REGION=${DOUBLE_REGION}`,
      `  export AWS_ENDPOINT_URL_BEDROCK_RUNTIME=${double.url}`,
      `  export AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME=${double.url}`,
      '',
    ].join('\n'),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void double.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
