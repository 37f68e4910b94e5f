import { setTimeout as delay } from 'node:timers/promises';
import type { QuartermasterError } from '#libs/contracts';
import type { ModelDouble, ModelReply } from '#libs/testing';
import type {
  CallOptions,
  ContentBlock,
  ConverseRequest,
  ImageBlock,
  LanguageModel,
  ModelEvent,
  ModelTurn,
  TokenUsage,
} from './language-model';

/** A bare adapter, and the double that it talks to. */
export interface LanguageModelUnderTest {
  readonly model: LanguageModel;
  readonly double: ModelDouble;
}

const NO_TOKENS: TokenUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

const REQUEST: ConverseRequest = {
  system: 'You read questions about stock.',
  messages: [{ role: 'user', content: [{ kind: 'text', text: 'What is low in “WH-03” today? 🛒' }] }],
  tools: [
    {
      name: 'query_metrics',
      description: 'Asks the warehouse.',
      inputSchema: {
        type: 'object',
        properties: { measures: { type: 'array', items: { type: 'string' } }, limit: { type: 'integer' } },
        required: ['measures'],
      },
    },
    { name: 'today', description: 'Gives the day.', inputSchema: { type: 'object', properties: {} } },
  ],
  toolChoice: 'auto',
  maxOutputTokens: 500,
  temperature: 0,
};

/** Every byte there is, behind the first bytes of its kind: doubles look at those, and nobody unpacks it. */
function pictureOf(mediaType: ImageBlock['mediaType']): ImageBlock & { bytes: Buffer } {
  const first = {
    'image/jpeg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    'image/png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    'image/webp': Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
  }[mediaType];
  const rest = Buffer.from(Array.from({ length: 70_001 }, (_, at) => (at * 31 + first.length) % 256));
  return { kind: 'image', mediaType, bytes: Buffer.concat([first, rest]), width: 640, height: 480 };
}

const TEXT = 'Three articles are low: ink, tea “Ceylon” and bolts 🔩. '.repeat(5);
const turn = (...content: ContentBlock[]): ModelReply => ({
  kind: 'turn',
  content,
  usage: { input: 120, output: 40, cacheRead: 64 },
});
const LONG_TURN: Extract<ModelReply, { kind: 'turn' }> = {
  kind: 'turn',
  content: [{ kind: 'text', text: TEXT }],
  usage: { input: 10, output: 60 },
};

const sum = (usages: readonly TokenUsage[]): TokenUsage =>
  usages.reduce(
    (total, usage) => ({
      input: total.input + usage.input,
      output: total.output + usage.output,
      cacheRead: total.cacheRead + usage.cacheRead,
      cacheWrite: total.cacheWrite + usage.cacheWrite,
    }),
    NO_TOKENS,
  );

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let left = 1000; !holds(); left -= 1) {
    if (left === 0) throw new Error(`waited in vain until ${what}`);
    await delay(10);
  }
}

/**
 * What every adapter of a language model must hold, tried at its provider's wire. `start` gives an adapter and a double
 * of its own for each test.
 */
export function describeLanguageModel(name: string, start: () => Promise<LanguageModelUnderTest>): void {
  describe(`${name} as a LanguageModel`, () => {
    let model: LanguageModel;
    let double: ModelDouble;
    let usages: TokenUsage[];

    beforeEach(async () => {
      ({ model, double } = await start());
      usages = [];
    });
    afterEach(() => double.stop());

    const options = (given: Partial<CallOptions> = {}): CallOptions => ({
      signal: new AbortController().signal,
      onUsage: (usage) => usages.push(usage),
      ...given,
    });
    /** All events; with the code of the error that ended them, where one did. */
    const play = async (given: Partial<CallOptions> = {}, request: Partial<ConverseRequest> = {}) => {
      const events: ModelEvent[] = [];
      let error: QuartermasterError | undefined;
      try {
        for await (const event of model.converse({ ...REQUEST, ...request }, options(given)))
          events.push(event);
      } catch (thrown) {
        error = thrown as QuartermasterError;
      }
      const text = events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('');
      const ends = events.filter(({ type }) => type === 'end');
      return { events, text, ends, error, code: error?.code ?? 'none' };
    };
    const turnOf = async (
      given: Partial<CallOptions> = {},
      request: Partial<ConverseRequest> = {},
    ): Promise<ModelTurn> => {
      const { events, error } = await play(given, request);
      if (error !== undefined) throw error;
      const last = events.at(-1);
      if (last?.type !== 'end') throw new Error('the last event is the end');
      return last.turn;
    };

    describe('an ordinary call', () => {
      it('gives text in deltas, and whole at the end', async () => {
        double.reply(turn({ kind: 'text', text: TEXT }));
        const { events, text, ends, error } = await play();
        expect(error).toBeUndefined();
        expect(text).toBe(TEXT);
        expect(events.length).toBeGreaterThan(2);
        expect(ends).toEqual([events.at(-1)]);
        expect(ends[0]).toMatchObject({
          turn: { content: [{ kind: 'text', text: TEXT }], stopReason: 'end', model: expect.any(String) },
        });
      });

      it('asks once, with instructions, messages and tools', async () => {
        double.reply(turn({ kind: 'text', text: 'Good.' }));
        await play();
        expect(double.calls).toHaveLength(1);
        const body = JSON.stringify(double.calls[0]!.body);
        expect(body).toContain('You read questions about stock.');
        expect(body).toContain('What is low in “WH-03” today? 🛒');
        expect(body).toContain('"query_metrics"');
        expect(body).toContain('"Gives the day."');
        expect(body).toContain('"required":["measures"]');
        expect(body).toContain('500');
      });

      it('takes a conversation without tools', async () => {
        double.reply(turn({ kind: 'text', text: 'Good.' }));
        const { content } = await turnOf(
          {},
          {
            tools: [],
            messages: [
              { role: 'user', content: [{ kind: 'text', text: 'first' }] },
              { role: 'assistant', content: [{ kind: 'text', text: 'second' }] },
              { role: 'user', content: [{ kind: 'text', text: 'third' }] },
            ],
          },
        );
        expect(content).toEqual([{ kind: 'text', text: 'Good.' }]);
        const body = JSON.stringify(double.calls[0]!.body);
        const places = ['first', 'second', 'third'].map((word) => body.indexOf(word));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places[0]).toBeGreaterThan(0);
      });

      it('tells exactly what was metered, once', async () => {
        double.reply(turn({ kind: 'text', text: 'Good.' }));
        const { usage } = await turnOf();
        expect(usage).toEqual({ input: 120, output: 40, cacheRead: 64, cacheWrite: 0 });
        expect(usages).toEqual([usage]);
        expect(double.metered).toEqual(usage);
      });

      it('says that something came, also while no event does', async () => {
        let came = 0;
        const input = { measures: Array.from({ length: 40 }, (_, i) => `stock.measure_${i}`) };
        double.reply(turn({ kind: 'tool-use', id: 't1', name: 'query_metrics', input }));
        const { events } = await play({ onActivity: () => (came += 1) });
        expect(came).toBeGreaterThan(events.length);
      });

      it.each([
        ['max-tokens', 'max-tokens'],
        ['filtered', 'filtered'],
        ['end', 'end'],
      ] as const)('says that it stopped by %s', async (stopReason, expected) => {
        double.reply({ ...LONG_TURN, stopReason });
        expect((await turnOf()).stopReason).toBe(expected);
      });

      it('keeps calls at the same time apart', async () => {
        double.replyWith(({ body }) => {
          const number = /number (\d+)!/.exec(JSON.stringify(body))![1]!;
          return { ...LONG_TURN, content: [{ kind: 'text', text: `I am ${number}.` }], pauseMs: 5 };
        });
        const answers = await Promise.all(
          Array.from({ length: 12 }, (_, i) =>
            play({}, { messages: [{ role: 'user', content: [{ kind: 'text', text: `number ${i}!` }] }] }),
          ),
        );
        expect(answers.map(({ text }) => text)).toEqual(answers.map((_, i) => `I am ${i}.`));
        expect(sum(usages)).toEqual(double.metered);
      });
    });

    describe('images', () => {
      const pictures = (['image/jpeg', 'image/png', 'image/webp'] as const).map(pictureOf);

      it('bring a model every picture byte for byte, with the words beside them', async () => {
        double.reply(turn({ kind: 'text', text: 'A shelf.' }));
        const content: ContentBlock[] = [{ kind: 'text', text: 'What is on these? 🛒' }, ...pictures];
        expect((await turnOf({}, { tools: [], messages: [{ role: 'user', content }] })).content).toEqual([
          { kind: 'text', text: 'A shelf.' },
        ]);
        const [call] = double.calls;
        expect(call!.images.map(({ mediaType }) => mediaType)).toEqual(
          pictures.map(({ mediaType }) => mediaType),
        );
        call!.images.forEach(({ bytes }, at) => expect(bytes.equals(pictures[at]!.bytes)).toBe(true));
        expect(JSON.stringify(call!.body)).toContain('What is on these? 🛒');
      });

      it('are taken without words, and in an earlier message', async () => {
        double.reply(turn({ kind: 'text', text: 'Good.' }));
        const [first, second] = pictures;
        const { content } = await turnOf(
          {},
          {
            tools: [],
            messages: [
              { role: 'user', content: [first!] },
              { role: 'assistant', content: [{ kind: 'text', text: 'A shelf.' }] },
              { role: 'user', content: [second!, { kind: 'text', text: 'And here?' }] },
            ],
          },
        );
        expect(content).toEqual([{ kind: 'text', text: 'Good.' }]);
        expect(double.calls[0]!.images.map(({ bytes }) => bytes.length)).toEqual([
          first!.bytes.length,
          second!.bytes.length,
        ]);
      });

      it('that are not what they are said to be are refused by the provider, not quoted', async () => {
        const lying = { ...pictures[0]!, mediaType: 'image/png' as const };
        const { code, error } = await play({}, { messages: [{ role: 'user', content: [lying] }] });
        expect(code).toBe('MODEL_REFUSED');
        const quoted = Buffer.from(lying.bytes).toString('base64').slice(0, 40);
        expect(JSON.stringify(error!.toEnvelope())).not.toContain(quoted);
      });
    });

    describe('tools', () => {
      const asked: ContentBlock = {
        kind: 'tool-use',
        id: 'tool_1',
        name: 'query_metrics',
        input: {
          measures: ['stock.on_hand'],
          limit: 5,
          note: 'a "quoted" \\ back\nline “ü” 🛒',
          nested: { a: [1] },
        },
      };

      it('gives what the model asks for, with its arguments', async () => {
        double.reply(turn({ kind: 'text', text: 'I look.' }, asked));
        const { events, text, ends } = await play();
        expect(text).toBe('I look.');
        expect(ends[0]).toMatchObject({
          turn: { content: [{ kind: 'text', text: 'I look.' }, asked], stopReason: 'tool-use' },
        });
        expect(events.every(({ type }) => type !== 'end' || events.at(-1)?.type === type)).toBe(true);
      });

      it('gives several at once, also without arguments', async () => {
        const second: ContentBlock = { kind: 'tool-use', id: 'tool_2', name: 'today', input: {} };
        double.reply(turn(asked, second));
        expect((await turnOf()).content).toEqual([asked, second]);
      });

      it('sends the results back', async () => {
        double.reply(turn({ kind: 'text', text: 'Ink.' }));
        await turnOf(
          {},
          {
            messages: [
              ...REQUEST.messages,
              { role: 'assistant', content: [{ kind: 'text', text: 'I look.' }, asked] },
              {
                role: 'user',
                content: [
                  { kind: 'tool-result', toolUseId: 'tool_1', content: '{"rows":["ink-7"]}', failed: false },
                ],
              },
            ],
          },
        );
        const body = JSON.stringify(double.calls[0]!.body);
        expect(body).toContain('tool_1');
        expect(body).toContain('ink-7');
        expect(body).toContain('stock.on_hand');
      });

      it.each([
        ['half', '{"measures":["stock.on_h'],
        ['not JSON at all', 'measures = stock'],
        ['no object', '[1,2]'],
      ])('never gives arguments that are %s', async (_, input) => {
        double.reply({ kind: 'malformed-tool-input', name: 'query_metrics', input });
        const { ends, code } = await play();
        expect(ends).toEqual([]);
        expect(code).toBe('MODEL_ANSWER_INVALID');
        expect(sum(usages)).toEqual(double.metered);
      });
    });

    describe('faults', () => {
      it.each([
        [429, 'MODEL_BUSY', true],
        [500, 'MODEL_UNAVAILABLE', true],
        [503, 'MODEL_UNAVAILABLE', true],
        [400, 'MODEL_REFUSED', false],
        [403, 'MODEL_REFUSED', false],
        [404, 'MODEL_REFUSED', false],
      ])('makes %i %s, and does not ask again', async (status, expected, retryable) => {
        double.reply({ kind: 'status', status });
        const { error, code } = await play();
        expect(code).toBe(expected);
        expect(error?.retryable).toBe(retryable);
        expect(double.calls).toHaveLength(1);
        expect(usages).toEqual([]);
      });

      it('tells when it may be asked again', async () => {
        double.reply({ kind: 'status', status: 429, retryAfterSeconds: 7 });
        const { error } = await play();
        expect(error?.details?.retryAfterSeconds).toBe(7);
      });

      it.each([0, 1, 2, 3])('sees an error that comes in the stream after %i events', async (afterEvents) => {
        double.reply({ kind: 'stream-error', afterEvents });
        const { ends, code } = await play();
        expect(ends).toEqual([]);
        expect(code).toBe('MODEL_UNAVAILABLE');
      });

      it('sees that it was throttled in the middle', async () => {
        double.reply({ kind: 'stream-error', afterEvents: 2, throttled: true });
        expect((await play()).code).toBe('MODEL_BUSY');
      });

      it.each([0, 1, 2, 3])(
        'takes a connection that ends after %i events for a fault',
        async (afterEvents) => {
          double.reply({ kind: 'cut', afterEvents });
          const { ends, code } = await play();
          expect(ends).toEqual([]);
          expect(code).toBe('MODEL_UNAVAILABLE');
        },
      );

      it('uses nothing of what was damaged on the way', async () => {
        double.reply({ kind: 'damaged' });
        const { ends, code } = await play();
        expect(ends).toEqual([]);
        expect(code).toBe('MODEL_ANSWER_INVALID');
      });

      it('says that nobody is there', async () => {
        await double.stop();
        expect((await play()).code).toBe('MODEL_UNAVAILABLE');
      });

      it('never shows what went wrong at the provider with what it was asked', async () => {
        double.reply({ kind: 'status', status: 400 });
        const { error } = await play();
        expect(JSON.stringify(error!.toEnvelope())).not.toContain('WH-03');
      });

      it('works on after a fault', async () => {
        double.reply({ kind: 'cut', afterEvents: 1 }, turn({ kind: 'text', text: 'Good.' }));
        expect((await play()).code).toBe('MODEL_UNAVAILABLE');
        expect((await play()).text).toBe('Good.');
      });
    });

    describe('abort', () => {
      it('asks nobody when it was aborted before', async () => {
        expect((await play({ signal: AbortSignal.abort() })).code).toBe('CANCELLED');
        expect(double.calls).toHaveLength(0);
      });

      it.each([
        ['before the first byte', { ...LONG_TURN, latencyMs: 60_000 } satisfies ModelReply],
        ['while nothing comes', { kind: 'stall', afterEvents: 2 } satisfies ModelReply],
        ['between events', { ...LONG_TURN, pauseMs: 400 } satisfies ModelReply],
      ])('ends the call at the provider too, %s', async (_, reply) => {
        double.reply(reply);
        const abort = new AbortController();
        const playing = play({ signal: abort.signal });
        await until('the call has come', () => double.calls.length === 1);
        await delay(50);
        abort.abort();
        const { ends, code } = await playing;
        expect(ends).toEqual([]);
        expect(code).toBe('CANCELLED');
        await until('the provider sees it', () => double.calls[0]!.aborted);
      });

      it('ends the call when nobody wants its events any more', async () => {
        double.reply({ ...LONG_TURN, pauseMs: 400 });
        for await (const event of model.converse(REQUEST, options())) {
          expect(event.type).toBe('text-delta');
          break;
        }
        await until('the provider sees it', () => double.calls[0]!.aborted);
      });
    });

    it('tells in all what was metered in all, whatever happens', async () => {
      const replies: ModelReply[] = [
        turn({ kind: 'text', text: TEXT }),
        { kind: 'status', status: 500 },
        { kind: 'malformed-tool-input', name: 'today', input: '{"a":' },
        { kind: 'cut', afterEvents: 2 },
        { kind: 'stream-error', afterEvents: 3 },
        turn({ kind: 'tool-use', id: 'a', name: 'today', input: {} }),
        { kind: 'damaged' },
        { ...LONG_TURN, stopReason: 'max-tokens' },
      ];
      double.replyWith((_, index) => replies[(index * 5 + 3) % replies.length]!);
      for (const _ of [...replies, ...replies]) await play();
      expect(usages.length).toBeGreaterThan(0);
      expect(sum(usages)).toEqual(double.metered);
    });
  });
}
