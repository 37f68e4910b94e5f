import { z } from 'zod';
import { ErrorCode } from '#libs/contracts';
import { readCheckedYaml } from '../checked-yaml';

const tokens = z.int().min(0);

const Pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'iu');
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/** What a rule asks of a call; all that is given has to hold. A rule that asks nothing fits every call. */
const When = z.strictObject({
  /** Is part of what the user said last, in whatever case. */
  contains: z.string().min(1).optional(),
  /** Regular expression, in whatever case. */
  matches: Pattern.optional(),
  /** How many results of tools the model has seen since then. */
  step: z.int().min(0).optional(),
  /** How many images came with what the user said last. */
  images: z.int().min(0).optional(),
});

const Block = z.union(
  [
    z.strictObject({ text: z.string() }),
    z.strictObject({
      tool: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
      input: z.record(z.string(), z.unknown()).default({}),
    }),
  ],
  { error: 'expected { text } or { tool, input }' },
);
export type ScriptBlock = z.output<typeof Block>;

const Rule = z
  .strictObject({
    when: When.default({}),
    reply: z.array(Block).min(1).optional(),
    /** Fails with this code in place of a reply. */
    error: ErrorCode.optional(),
    /** Default: `tool-use` when the reply asks for a tool, or else `end`. */
    stopReason: z.enum(['end', 'tool-use', 'max-tokens', 'guardrail', 'filtered']).optional(),
    /** Default: a token for every four characters. */
    usage: z
      .strictObject({
        input: tokens.optional(),
        output: tokens.optional(),
        cacheRead: tokens.optional(),
        cacheWrite: tokens.optional(),
      })
      .default({}),
    /** Before the first piece of text. */
    delayMs: z.int().min(0).max(600_000).default(0),
    /** Before each further piece. */
    pauseMs: z.int().min(0).max(600_000).default(0),
  })
  .refine(({ reply, error }) => (reply === undefined) !== (error === undefined), {
    error: 'give either a reply or an error',
  });
export type ScriptRule = z.output<typeof Rule>;

const Script = z.strictObject({ rules: z.array(Rule).min(1) });

/** The rules of a script, in order: the first that fits a call gives its reply. */
export type Script = z.output<typeof Script>;

/** @throws SettingsError naming file, line and field of each fault */
export const readScript = (file: string): Script =>
  readCheckedYaml('models.scriptFile (QM_MODEL_SCRIPT)', file, Script);
