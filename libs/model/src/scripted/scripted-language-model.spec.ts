import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  CallOptions,
  ContentBlock,
  ConverseRequest,
  Message,
  ModelEvent,
  TokenUsage,
} from '../language-model';
import { ModelDescription } from '../model-catalog';
import { readScript } from './script';
import { ScriptedLanguageModel } from './scripted-language-model';

const SCRIPT = `
rules:
  - when: { contains: low stock, step: 0 }
    reply:
      - text: I look at what is in stock.
      - { tool: query_metrics, input: { measures: [stock.on_hand], limit: 5 } }
  - when: { contains: low stock, step: 1 }
    reply: [{ text: "These five articles are below their reorder point, Ink first of all." }]
    usage: { input: 120, output: 30, cacheRead: 80 }
  - when: { matches: "^(hi|hello)\\\\b" }
    reply: [{ text: "Hello!" }]
    stopReason: max-tokens
  - when: { images: 2 }
    reply: [{ text: Two pictures. }]
  - when: { contains: slow }
    delayMs: 60000
    reply: [{ text: never }]
  - when: { contains: busy }
    error: MODEL_BUSY
`;

describe('scripted language model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qm-script-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const script = (text: string) => {
    const file = join(folder, 'script.yaml');
    writeFileSync(file, text);
    return file;
  };
  const description = ModelDescription.parse({
    id: 'scripted-1',
    provider: 'scripted',
    model: 'scripted-1',
    contextTokens: 1000,
    images: { tokenSide: 28 },
    prices: { input: 0 },
  });
  const model = () => new ScriptedLanguageModel(description, readScript(script(SCRIPT)));
  const says = (text: string): Message => ({ role: 'user', content: [{ kind: 'text', text }] });
  const request = (...messages: Message[]): ConverseRequest => ({
    system: 'Answer.',
    messages,
    tools: [],
    toolChoice: 'auto',
    maxOutputTokens: 100,
    temperature: 0,
  });
  const play = async (messages: Message[], options: Partial<CallOptions> = {}) => {
    const events: ModelEvent[] = [];
    const signal = new AbortController().signal;
    for await (const event of model().converse(request(...messages), { signal, ...options }))
      events.push(event);
    return events;
  };

  it('goes through a loop of tools, in pieces of text, and tells its usage once', async () => {
    const usages: TokenUsage[] = [];
    const first = await play([says('What is LOW STOCK?')], { onUsage: (usage) => usages.push(usage) });
    const end = first.at(-1);
    expect(end).toMatchObject({
      type: 'end',
      turn: {
        stopReason: 'tool-use',
        model: 'scripted-1',
        content: [
          { kind: 'text', text: 'I look at what is in stock.' },
          { kind: 'tool-use', name: 'query_metrics', input: { measures: ['stock.on_hand'], limit: 5 } },
        ],
      },
    });
    if (end?.type !== 'end') throw new Error('the last event is the end');
    const [, asked] = end.turn.content;
    if (asked?.kind !== 'tool-use') throw new Error('a tool was asked for');

    const second = await play([
      says('What is LOW STOCK?'),
      { role: 'assistant', content: end.turn.content },
      { role: 'user', content: [{ kind: 'tool-result', toolUseId: asked.id, content: '[]', failed: false }] },
    ]);
    const deltas = second.flatMap((event) => (event.type === 'text-delta' ? [event.text] : []));
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.join('')).toBe('These five articles are below their reorder point, Ink first of all.');
    expect(second.at(-1)).toMatchObject({
      turn: { stopReason: 'end', usage: { input: 120, output: 30, cacheRead: 80, cacheWrite: 0 } },
    });
    expect(usages).toEqual([end.turn.usage]);
    expect(end.turn.usage.input).toBeGreaterThan(0);
  });

  it('gives the same events for the same messages, and counts steps from what was said last', async () => {
    const done: Message[] = [
      says('Hello'),
      { role: 'assistant', content: [{ kind: 'tool-use', id: 'a', name: 'x', input: {} }] },
      { role: 'user', content: [{ kind: 'tool-result', toolUseId: 'a', content: '1', failed: false }] },
      says('and low stock?'),
    ];
    expect(await play(done)).toEqual(await play(done));
    expect((await play(done)).at(-1)).toMatchObject({ turn: { stopReason: 'tool-use' } });
    expect((await play([says('hello there')])).at(-1)).toMatchObject({ turn: { stopReason: 'max-tokens' } });
  });

  it('knows how many pictures came with the last words, and meters them by their pixels', async () => {
    const picture = (bytes: number): ContentBlock => ({
      kind: 'image',
      mediaType: 'image/png',
      bytes: new Uint8Array(bytes),
      width: 280,
      height: 280,
    });
    const shown = async (bytes: number) => {
      const content = [picture(bytes), picture(bytes)];
      const end = (await play([{ role: 'user', content }])).at(-1);
      if (end?.type !== 'end') throw new Error('the last event is the end');
      expect(end.turn.content).toEqual([{ kind: 'text', text: 'Two pictures.' }]);
      return end.turn.usage.input;
    };
    expect(await shown(10)).toBeGreaterThan(200);
    expect(await shown(10_000)).toBe(await shown(10));
  });

  it('ends at an abort, fails as told, and says so where it has no rule', async () => {
    const abort = new AbortController();
    const slow = play([says('slow')], { signal: abort.signal });
    abort.abort();
    await expect(slow).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(play([says('busy')])).rejects.toMatchObject({ code: 'MODEL_BUSY' });
    await expect(play([says('the weather')])).rejects.toMatchObject({ code: 'MODEL_REFUSED' });
  });

  it.each([
    ['no rules', 'rules: []', /script\.yaml, line 1: rules: /],
    [
      'a wrong expression',
      'rules:\n  - when: { matches: "(" }\n    reply: [{ text: a }]',
      /line 2: rules\.0\.when\.matches: /,
    ],
    ['an unknown field', 'rules:\n  - reply: [{ text: a }]\n    usages: {}', /line 2: rules\.0: .*usages/],
    [
      'a wrong block',
      'rules:\n  - reply:\n      - { say: a }',
      /line 3: rules\.0\.reply\.0: expected \{ text \}/,
    ],
    ['neither reply nor error', 'rules:\n  - when: {}', /line 2: rules\.0: give either/],
    ['no YAML', 'rules: [', /script\.yaml, line 1: /],
  ])('names file and line of %s', (_, text, message) => {
    expect(() => readScript(script(text))).toThrow(message);
    expect(() => readScript(script(text))).toThrow(/models\.scriptFile \(QM_MODEL_SCRIPT\)/);
  });

  it('reads the example of the guide', () => {
    const guide = readFileSync(join(__dirname, '../../../../docs/guides/language-models.md'), 'utf8');
    const example = /```yaml\n(rules:[^`]*(?:`[^`]+`[^`]*)*?)```/.exec(guide)![1]!;
    expect(readScript(script(example)).rules).toHaveLength(4);
  });

  it('names a file that is not there, and one that is too large', () => {
    expect(() => readScript(join(folder, 'absent.yaml'))).toThrow(/absent\.yaml cannot be read/);
    expect(() => readScript(script(`# ${'x'.repeat(1024 * 1024)}`))).toThrow(/at most 1048576/);
  });
});
