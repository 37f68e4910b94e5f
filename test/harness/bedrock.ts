import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOUBLE_CREDENTIALS, DOUBLE_REGION, freePort } from '#libs/testing';
import { ROOT, Started } from './processes';

/** One rule of a Bedrock double's script: see `docs/operations/aws.md`. */
export interface BedrockRule {
  when?: { contains?: string; step?: number };
  times?: number;
  reply?: ({ text: string } | { tool: string; input?: object })[];
  fault?: { kind: string; afterEvents?: number; status?: number };
  usage?: { input?: number; output?: number };
  latencyMs?: number;
  pauseMs?: number;
}

export const BEDROCK_MODEL = 'claude-haiku-4.5-eu';

export interface BedrockProcess {
  readonly env: NodeJS.ProcessEnv;
  /** Waits until the model has been asked so many times in all. */
  asked(times: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A local Bedrock as a process that plays these rules, and the environment of a product that asks it as it would ask AWS.
 * YAML holds JSON.
 */
export async function startBedrock(
  rules: readonly BedrockRule[],
  { models, ...settings }: { models?: object; budgets?: object } = {},
): Promise<BedrockProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'qm-bedrock-'));
  const [script, config] = [join(directory, 'script.yaml'), join(directory, 'quartermaster.yaml')];
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const bedrock = { region: DOUBLE_REGION, endpoint };
  writeFileSync(script, JSON.stringify({ rules }));
  writeFileSync(
    config,
    JSON.stringify({
      ...settings,
      models: { provider: 'bedrock', model: BEDROCK_MODEL, bedrock, ...models },
    }),
  );
  const main = join(ROOT, 'dist/libs/testing/src/bedrock-double/main.js');
  const double = Started.run('bedrock double', process.execPath, [
    main,
    '--port',
    String(port),
    '--script',
    script,
  ]);
  await double.until(() => double.log().includes(endpoint));
  return {
    env: {
      QM_CONFIG: config,
      AWS_ACCESS_KEY_ID: DOUBLE_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: DOUBLE_CREDENTIALS.secretAccessKey,
    },
    asked: (times) => double.until(() => double.log().split('\nasked: ').length > times),
    stop: async () => {
      await double.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
