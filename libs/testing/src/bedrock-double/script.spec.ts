import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastAsked } from './converse-body';
import { readScript } from './script';

describe('the script of a double', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qm-double-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (text: string) => {
    writeFileSync(join(folder, 'script.yaml'), text);
    return readScript(join(folder, 'script.yaml'));
  };

  it('has replies and faults', () => {
    const { rules } = read(
      'rules:\n - { when: { contains: low, step: 0 }, reply: [{ tool: query }] }\n - { fault: { kind: cut, afterEvents: 2 } }',
    );
    expect(rules).toMatchObject([{ when: { step: 0 } }, { fault: { kind: 'cut' } }]);
  });

  it.each([
    ['nothing', '{}', /rules/],
    ['a rule with neither', 'rules: [{ when: {} }]', /either a reply or a fault/],
    ['an unknown fault', 'rules: [{ fault: { kind: fire } }]', /rules\[0\]/],
  ])('refuses %s', (_, text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it('counts the results of tools since the user spoke last', () => {
    const result = { role: 'user', content: [{ toolResult: {} }, { toolResult: {} }] };
    const said = (text: string) => ({ role: 'user', content: [{ text }] });
    const messages = [said('first'), result, { role: 'assistant', content: [{ text: 'x' }] }, said('second')];
    expect(lastAsked({ messages })).toEqual({ text: 'second', toolResults: 0 });
    expect(lastAsked({ messages: [...messages, { role: 'assistant' }, result] })).toEqual({
      text: 'second',
      toolResults: 2,
    });
  });
});
