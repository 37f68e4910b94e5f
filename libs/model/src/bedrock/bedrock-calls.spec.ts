import fc from 'fast-check';
import type { BedrockReply } from '#libs/testing';
import type { TokenUsage } from '../language-model';
import { costOfTokens } from '../model-costs';
import {
  asks,
  type BedrockUnderTest,
  bedrockUnderTest,
  CLAUDE,
  errorOf,
  play,
  turnOf,
  until,
} from './bedrock-under-test.conformance';

describe('many calls of Bedrock', () => {
  let test: BedrockUnderTest;
  afterEach(() => test.stop());

  describe('connections', () => {
    it('are shared by calls one after the other, and by no more at a time than the settings say', async () => {
      test = await bedrockUnderTest({ callsPerConnection: 3 });
      test.double.reply({
        kind: 'turn',
        content: [{ kind: 'text', text: 'Nothing is low today.' }],
        pauseMs: 20,
      });
      for (let i = 0; i < 3; i += 1) turnOf(await play(test, asks('What is low?')));
      expect(test.double.connections).toBe(1);
      await Promise.all(Array.from({ length: 7 }, () => play(test, asks('What is low?'))));
      expect(test.double.connections).toBe(3);
    });

    it('keep no stream and no socket of 200 calls that were given up', async () => {
      test = await bedrockUnderTest();
      test.double.replyWith((_, index) =>
        index % 3 === 0
          ? { kind: 'stall', afterEvents: index % 5 }
          : {
              kind: 'turn',
              content: [{ kind: 'text', text: 'long '.repeat(50) }],
              pauseMs: 5,
              latencyMs: index % 4,
            },
      );
      const codes: (string | undefined)[] = [];
      for (let round = 0; round < 10; round += 1)
        await Promise.all(
          Array.from({ length: 20 }, async (_, index) => {
            const abort = new AbortController();
            setTimeout(() => abort.abort(), index * 2);
            codes.push(errorOf(await play(test, asks('What is low?'), { signal: abort.signal }))?.code);
          }),
        );
      expect(codes).toEqual(Array.from({ length: 200 }, () => 'CANCELLED'));
      await until(() => test.double.openStreams === 0);
      expect(test.double.calls.filter(({ aborted }) => !aborted)).toEqual([]);
      // Twenty at a time, eight a connection.
      expect(test.double.openConnections).toBeLessThanOrEqual(3);
      expect(test.double.connections).toBeLessThanOrEqual(4);
      test.provider.close?.();
      await until(() => test.double.openConnections === 0);
    });
  });

  it('tells exactly what was metered, and it costs what the prices say, over any run of replies', async () => {
    test = await bedrockUnderTest();
    const tokens = fc.nat({ max: 200_000 });
    const usage = fc.record({ input: tokens, output: tokens, cacheRead: tokens, cacheWrite: tokens });
    const reply: fc.Arbitrary<BedrockReply> = fc.oneof(
      {
        weight: 3,
        arbitrary: usage.map((given): BedrockReply => ({
          kind: 'turn',
          content: [{ kind: 'text', text: 'Good.' }],
          usage: given,
        })),
      },
      fc.constantFrom<BedrockReply>(
        { kind: 'malformed-tool-input', name: 'query_metrics', input: '{"a":' },
        { kind: 'status', status: 429 },
        { kind: 'stream-error', afterEvents: 2 },
        { kind: 'stream-error', afterEvents: 99 },
        { kind: 'early-end', afterEvents: 10 },
        { kind: 'cut', afterEvents: 3 },
        { kind: 'damaged' },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { minLength: 1, maxLength: 6 }), async (replies) => {
        const before = test.double.metered;
        test.double.reply(...replies);
        let told = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
        for (const _ of replies)
          for (const one of (await play(test, asks('Hi'))).usages) told = plus(told, one, 1);
        const metered = plus(test.double.metered, before, -1);
        expect(told).toEqual(metered);
        expect(costOfTokens(CLAUDE, told).totalUsd).toBeCloseTo(
          (metered.input + 5 * metered.output + 0.1 * metered.cacheRead + 1.25 * metered.cacheWrite) / 1e6,
          9,
        );
      }),
      { numRuns: 40 },
    );
  });
});

const plus = (a: TokenUsage, b: TokenUsage, sign: 1 | -1): TokenUsage => ({
  input: a.input + sign * b.input,
  output: a.output + sign * b.output,
  cacheRead: a.cacheRead + sign * b.cacheRead,
  cacheWrite: a.cacheWrite + sign * b.cacheWrite,
});
