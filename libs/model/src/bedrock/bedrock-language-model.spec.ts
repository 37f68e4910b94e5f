import { type BedrockReply, DOUBLE_CREDENTIALS } from '#libs/testing';
import type { ConverseRequest } from '../language-model';
import {
  asks,
  type BedrockUnderTest,
  bedrockUnderTest,
  CLAUDE,
  errorOf,
  NOVA,
  play,
  signInToDouble,
  turnOf,
  until,
} from './bedrock-under-test.conformance';

const says = (text: string): BedrockReply => ({ kind: 'turn', content: [{ kind: 'text', text }] });
const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const STEPS: ConverseRequest['messages'] = [
  { role: 'user', content: [{ kind: 'text', text: 'What is low?' }] },
  {
    role: 'assistant',
    content: [
      { kind: 'text', text: '\n' },
      { kind: 'tool-use', id: 'tool_1', name: 'query_metrics', input: { measures: ['stock.on_hand'] } },
      { kind: 'tool-use', id: 'tool_2', name: 'query_metrics', input: {} },
    ],
  },
  {
    role: 'user',
    content: [
      { kind: 'tool-result', toolUseId: 'tool_1', content: '{"rows":[]}', failed: false },
      { kind: 'tool-result', toolUseId: 'tool_2', content: 'No measure was given.', failed: true },
    ],
  },
];

describe('a model of Bedrock', () => {
  let test: BedrockUnderTest;
  afterEach(() => test.stop());

  describe('requests', () => {
    it('sends a conversation with tools to Claude', async () => {
      test = await bedrockUnderTest({ guardrail: { id: 'gr-1', version: '3' } });
      test.double.reply(says('Nothing.'));
      await play(test, asks('', { messages: STEPS, toolChoice: 'required' }), { traceparent: TRACEPARENT });
      const [call] = test.double.calls;
      expect(call).toMatchObject({ operation: 'ConverseStream', target: CLAUDE.model });
      expect(call!.body).toMatchSnapshot();
    });

    it('sends Nova no cache point among the tools, and nothing about a guardrail that is not set', async () => {
      test = await bedrockUnderTest();
      test.double.reply(says('Nothing.'));
      await play(test, asks('What is low?'), { description: NOVA });
      expect(test.double.calls[0]!.body).toMatchSnapshot();
    });

    it('sends no cache point where the settings or the model have none', async () => {
      test = await bedrockUnderTest({ promptCaching: false });
      test.double.reply(says('Nothing.'));
      await play(test, asks('What is low?'));
      await play(test, asks('What is low?'), { description: { ...CLAUDE, promptCaching: false } });
      expect(JSON.stringify(test.double.calls.map(({ body }) => body))).not.toContain('cachePoint');
    });

    it('keeps to what the catalog says that a model takes', async () => {
      test = await bedrockUnderTest();
      test.double.reply(says('Nothing.'));
      const description = {
        ...CLAUDE,
        takesTemperature: false,
        takesRequiredTools: false,
        maxOutputTokens: 100,
      };
      await play(test, asks('What is low?', { toolChoice: 'required' }), { description });
      const body = test.double.calls[0]!.body as { toolConfig: object; inferenceConfig: object };
      expect(body.inferenceConfig).toEqual({ maxTokens: 100 });
      expect(body.toolConfig).not.toHaveProperty('toolChoice');
    });

    it('reads what was kept in the call before, and says so', async () => {
      test = await bedrockUnderTest();
      test.double.reply(says('Nothing.'));
      const system = 'You read questions about stock. '.repeat(200);
      const first = turnOf(await play(test, asks('What is low?', { system }))).usage;
      const second = turnOf(await play(test, asks('And in WH-03?', { system }))).usage;
      expect(first).toMatchObject({ cacheRead: 0 });
      expect(first.cacheWrite).toBeGreaterThan(1024);
      expect(second).toMatchObject({ cacheRead: first.cacheWrite, cacheWrite: 0 });
    });

    it('signs for a model whose name has to be encoded', async () => {
      test = await bedrockUnderTest();
      test.double.reply(says('Nothing.'));
      const model = 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude';
      turnOf(await play(test, asks('What is low?'), { description: { ...CLAUDE, model } }));
      expect(test.double.calls[0]!.target).toBe(model);
    });

    it('signs with a session token', async () => {
      test = await bedrockUnderTest(
        {},
        { credentials: { ...DOUBLE_CREDENTIALS, sessionToken: 'of an hour' } },
      );
      test.double.reply(says('Nothing.'));
      turnOf(await play(test, asks('What is low?')));
    });
  });

  describe('what is refused', () => {
    it.each([
      ['a wrong secret', { secretAccessKey: 'wrong' }, 'InvalidSignatureException'],
      ['an unknown key', { accessKeyId: 'AKIAUNKNOWN000000000' }, 'UnrecognizedClientException'],
      ['a token of yesterday', { sessionToken: 'old' }, 'ExpiredTokenException'],
    ])('names %s', async (_, wrong, reason) => {
      test = await bedrockUnderTest();
      signInToDouble({ ...DOUBLE_CREDENTIALS, ...wrong });
      const error = errorOf(await play(test, asks('What is low?')));
      expect(error).toMatchObject({ code: 'MODEL_REFUSED', details: { reason } });
      expect(test.double.calls).toEqual([]);
    });

    it('names a region that is not the endpoint’s', async () => {
      test = await bedrockUnderTest({ region: 'us-east-1' });
      const error = errorOf(await play(test, asks('What is low?')));
      expect(error).toMatchObject({
        code: 'MODEL_REFUSED',
        details: { reason: 'InvalidSignatureException' },
      });
      expect(test.double.refusals[0]).toContain('valid region');
    });

    it('says that the process has no credentials, and what to do', async () => {
      test = await bedrockUnderTest();
      delete process.env['AWS_ACCESS_KEY_ID'];
      const error = errorOf(await play(test, asks('What is low?')));
      expect(error).toMatchObject({ code: 'MODEL_REFUSED', retryable: false });
      expect(error!.message).toContain('No AWS credentials');
      expect(error!.nextStep).toContain('docs/operations/aws.md');
    });

    it('says that the process has no region', async () => {
      test = await bedrockUnderTest({ region: undefined });
      const error = errorOf(await play(test, asks('What is low?')));
      expect(error).toMatchObject({
        code: 'MODEL_REFUSED',
        message: expect.stringContaining('No AWS region'),
      });
    });
  });

  describe('faults', () => {
    beforeEach(async () => {
      test = await bedrockUnderTest();
    });

    it.each([
      ['ThrottlingException', 'MODEL_BUSY'],
      ['ServiceQuotaExceededException', 'MODEL_BUSY'],
      ['ModelNotReadyException', 'MODEL_BUSY'],
      ['ModelTimeoutException', 'MODEL_UNAVAILABLE'],
      ['ModelErrorException', 'MODEL_UNAVAILABLE'],
      ['InternalServerException', 'MODEL_UNAVAILABLE'],
      ['ServiceUnavailableException', 'MODEL_UNAVAILABLE'],
      ['AccessDeniedException', 'MODEL_REFUSED'],
      ['ResourceNotFoundException', 'MODEL_REFUSED'],
      ['ValidationException', 'MODEL_REFUSED'],
    ] as const)('takes %s for %s', async (name, code) => {
      test.double.reply({ kind: 'refusal', name, message: 'What is low in WH-03 cannot be asked.' });
      const error = errorOf(await play(test, asks('What is low?')));
      expect(error).toMatchObject({
        code,
        details: { reason: name, requestId: expect.stringMatching(/^[\w-]{36}$/) },
      });
      expect(error!.message).not.toContain('WH-03');
      expect(test.double.calls).toHaveLength(1);
    });

    const EVENTS = 11;
    it.each(['cut', 'early-end', 'half-frame'] as const)(
      'takes a stream that ends by %s for a fault, wherever it does',
      async (kind) => {
        for (let afterEvents = 0; afterEvents < EVENTS - 1; afterEvents += 1) {
          test.double.reply({ kind, afterEvents });
          const played = await play(test, asks('What is low?'));
          expect([afterEvents, errorOf(played)?.code]).toEqual([afterEvents, 'MODEL_UNAVAILABLE']);
          expect(played.events.some(({ type }) => type === 'end')).toBe(false);
        }
      },
    );

    it.each(['cut', 'stream-error', 'stall'] as const)(
      'gives a turn that is whole, whatever becomes of the stream after it (%s)',
      async (kind) => {
        test.double.reply({ kind, afterEvents: 99 });
        const played = await play(test, asks('What is low?'));
        expect(turnOf(played).stopReason).toBe('end');
        expect(played.usages).toEqual([test.double.metered]);
        await until(() => test.double.openStreams === 0);
      },
    );

    it('gives no tool whose arguments were cut off, and says that the tokens ran out', async () => {
      test.double.reply({ kind: 'cut-off-tool', name: 'query_metrics', input: '{"measures":["stock.on' });
      const turn = turnOf(await play(test, asks('What is low?')));
      expect(turn).toMatchObject({ content: [], stopReason: 'max-tokens' });
    });
  });
});
