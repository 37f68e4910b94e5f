import { createHash } from 'node:crypto';
import type { TokenUsage } from '#libs/model';
import type { ConverseBody } from './converse-body';

const CHARACTERS_A_TOKEN = 4;
const FEWEST_TOKENS = 1024;
/** Bedrock counts pixels, not bytes; this is as much as a photo of a phone comes to. */
const TOKENS_OF_AN_IMAGE = 1_500;
const KEPT_MS = 5 * 60_000;

export const tokensOf = (value: unknown): number =>
  Math.ceil((typeof value === 'string' ? value : JSON.stringify(value)).length / CHARACTERS_A_TOKEN);

/**
 * Counts tokens (four characters each) as Bedrock meters them: what stands before a cache point is written once and then
 * read for five minutes after its last use, if it has 1,024 tokens or more. Order: tools, system, messages.
 */
export class PromptCache {
  private readonly keptUntil = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  meter(model: string, body: ConverseBody, answer: unknown): TokenUsage {
    const blocks = [
      ...(body.toolConfig?.tools ?? []),
      ...(body.system ?? []),
      ...(body.messages ?? []).flatMap(({ content = [] }) => content),
    ];
    const output = tokensOf(answer);
    let total = 0;
    let [read, written] = [0, 0];
    const prefix = createHash('sha256').update(model);
    for (const block of blocks) {
      if (!('cachePoint' in block)) {
        total += 'image' in block ? TOKENS_OF_AN_IMAGE : tokensOf(block);
        prefix.update(JSON.stringify(block));
        continue;
      }
      if (total < FEWEST_TOKENS) continue;
      const key = prefix.copy().digest('hex');
      if ((this.keptUntil.get(key) ?? 0) > this.now()) read = total;
      else written = total - read;
      this.keptUntil.set(key, this.now() + KEPT_MS);
    }
    return { input: total - read - written, output, cacheRead: read, cacheWrite: written };
  }
}
