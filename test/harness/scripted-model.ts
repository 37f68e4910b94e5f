import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One rule of a script: see `docs/guides/language-models.md`. */
export interface ScriptedRule {
  when?: { contains?: string; matches?: string; step?: number };
  reply?: ({ text: string } | { tool: string; input?: object })[];
  error?: string;
  usage?: { input?: number; output?: number };
  delayMs?: number;
}

export const SCRIPTED_MODEL = 'spec-model';
/** USD for a million tokens. */
export const SCRIPTED_PRICES = { input: 3, output: 15 };

/** Settings under which questions are handed over to a model that plays these rules. YAML holds JSON. */
export function scriptedModel(
  rules: ScriptedRule[],
  { models, ...settings }: { models?: object; budgets?: object } = {},
): { env: NodeJS.ProcessEnv; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), 'qm-script-'));
  const write = (name: string, content: object): string => {
    const file = join(directory, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  const model = { id: SCRIPTED_MODEL, provider: 'scripted', model: SCRIPTED_MODEL, contextTokens: 200_000 };
  const catalogFile = write('models.yaml', { models: [{ ...model, prices: SCRIPTED_PRICES }] });
  const scriptFile = write('script.yaml', { rules });
  const chosen = { provider: 'scripted', model: SCRIPTED_MODEL, catalogFile, scriptFile };
  const file = write('quartermaster.yaml', { ...settings, models: { ...chosen, ...models } });
  return {
    env: { QM_CONFIG: file },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
