import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { BedrockDouble, BedrockReply, SeenRequest } from './bedrock-reply';
import { type ConverseBody, lastAsked } from './converse-body';

const count = z.int().min(0);
const milliseconds = z.int().min(0).max(600_000);
const Block = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ tool: z.string(), input: z.record(z.string(), z.unknown()).default({}) }),
]);

/** Everything else that a double may do, in the words of `BedrockReply`. */
const Fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    retryAfterSeconds: count.optional(),
  }),
  z.strictObject({
    kind: z.literal('stream-error'),
    afterEvents: count,
    throttled: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.enum(['cut', 'stall', 'early-end', 'half-frame']), afterEvents: count }),
  z.strictObject({ kind: z.literal('damaged') }),
  z.strictObject({ kind: z.literal('malformed-tool-input'), name: z.string(), input: z.string() }),
]);

const Rule = z
  .strictObject({
    when: z
      .strictObject({
        /** Is part of what the user said last, in whatever case. */
        contains: z.string().optional(),
        /** How many results of tools the model has seen since then. */
        step: count.optional(),
      })
      .default({}),
    /** Fits so many calls and no more. */
    times: count.min(1).optional(),
    reply: z.array(Block).min(1).optional(),
    fault: Fault.optional(),
    stopReason: z.enum(['end', 'tool-use', 'max-tokens', 'guardrail', 'filtered']).optional(),
    usage: z
      .strictObject({ input: count, output: count, cacheRead: count, cacheWrite: count })
      .partial()
      .optional(),
    latencyMs: milliseconds.optional(),
    pauseMs: milliseconds.optional(),
  })
  .refine(({ reply, fault }) => (reply === undefined) !== (fault === undefined), {
    error: 'give either a reply or a fault',
  });
type Rule = z.output<typeof Rule>;

/** A file of rules that a double plays: the first that fits a call. `step` tells the calls of one question apart. */
const Script = z.strictObject({
  rules: z.array(Rule).min(1),
  /** Words that the guardrail blocks or masks. */
  guardrail: z
    .array(z.strictObject({ word: z.string().min(1), action: z.enum(['block', 'mask']) }))
    .default([]),
  passages: z.array(z.strictObject({ text: z.string(), source: z.string() })).default([]),
});
export type Script = z.output<typeof Script>;

/** @throws Error naming each fault */
export function readScript(file: string): Script {
  const { data, error } = Script.safeParse(parse(readFileSync(file, 'utf8')));
  if (data === undefined) throw new Error(`${file} is no script:\n${z.prettifyError(error)}`);
  return data;
}

/** Has a double play a script. @param onCall is told each call of a model before its reply */
export function playScript(
  double: BedrockDouble,
  { rules, guardrail, passages }: Script,
  onCall: (call: SeenRequest) => void = () => undefined,
): void {
  const played = new Map<Rule, number>();
  double.replyWith((call) => {
    onCall(call);
    return replyOf(rules, played, call);
  });
  double.hold(passages);
  double.guardWith((text) =>
    guardrail
      .filter(({ word }) => text.toLowerCase().includes(word.toLowerCase()))
      .map(({ word, action }) => ({ policy: 'word', category: 'custom', action, match: word })),
  );
}

function replyOf(rules: readonly Rule[], played: Map<Rule, number>, { body }: SeenRequest): BedrockReply {
  const { text, toolResults } = lastAsked(body as ConverseBody);
  const rule = rules.find(
    (each) =>
      text.toLowerCase().includes((each.when.contains ?? '').toLowerCase()) &&
      (each.when.step ?? toolResults) === toolResults &&
      (played.get(each) ?? 0) < (each.times ?? Infinity),
  );
  if (rule === undefined)
    return {
      kind: 'refusal',
      name: 'ValidationException',
      message: `No rule of the script fits "${text}" at step ${toolResults}.`,
    };
  played.set(rule, (played.get(rule) ?? 0) + 1);
  if (rule.fault !== undefined) return rule.fault;
  const { reply = [], stopReason, usage, latencyMs, pauseMs } = rule;
  return {
    kind: 'turn',
    content: reply.map((block, index) =>
      'text' in block
        ? { kind: 'text', text: block.text }
        : { kind: 'tool-use', id: `tooluse_${toolResults}_${index}`, name: block.tool, input: block.input },
    ),
    stopReason,
    usage,
    latencyMs,
    pauseMs,
  };
}
