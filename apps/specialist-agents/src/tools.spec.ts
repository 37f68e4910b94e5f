import { ToolDefinition } from '#libs/contracts';
import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import { TOOLS } from './tools';

/** Groups in brackets or parentheses that are opened and closed in turn. */
function isBalanced(phrase: string): boolean {
  const open: string[] = [];
  for (const sign of phrase.replaceAll(/[^()[\]{}]/g, '')) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (open.pop() !== { ')': '(', ']': '[', '}': '{' }[sign]) return false;
  }
  return open.length === 0;
}

describe('the list of tools', () => {
  const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

  it('names each tool once', () => {
    const names = TOOLS.map(({ definition }) => definition.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });

  describe.each(TOOLS.map((tool) => [tool.definition.name, tool] as const))('%s', (_name, tool) => {
    const { definition } = tool;
    const { parameters, phrases, personas, keys } = definition;

    it('is what the contract wants', () => {
      expect(ToolDefinition.parse(definition)).toEqual(definition);
      expect(phrases.length).toBeGreaterThanOrEqual(8);
      for (const persona of personas) expect([...model.personas.keys()]).toContain(persona);
    });

    it('is asked for in lower case, with its own parameters', () => {
      const names = parameters.map(({ name }) => name);
      // A phrase that is one argument and nothing else takes what no other says.
      for (const phrase of phrases.filter((each) => !/^\{[a-z0-9_]+\}$/.test(each))) {
        expect(phrase.replaceAll(/\{[a-z0-9_]+\}/g, '')).toMatch(/^[a-z0-9 '%,()[\]|/-]+$/);
        expect([phrase, isBalanced(phrase)]).toEqual([phrase, true]);
        for (const [, name] of phrase.matchAll(/\{([a-z0-9_]+)\}/g)) expect(names).toContain(name);
      }
    });

    it('can be asked for with every argument that it needs', () => {
      const needed = parameters.filter(({ required }) => required).map(({ name }) => name);
      const inWords = phrases.filter((phrase) => needed.every((name) => phrase.includes(`{${name}}`)));
      expect(inWords.length).toBeGreaterThan(0);
    });

    it('takes its own defaults, and nothing beyond its bounds', () => {
      const given = Object.fromEntries(
        parameters
          .filter(({ required }) => required)
          .map(({ name, kind, many, min }) => [
            name,
            kind === 'value' || kind === 'text'
              ? many
                ? ['X-1']
                : 'X-1'
              : kind === 'day'
                ? '2026-06-17'
                : kind === 'period'
                  ? ['2026-06-17', '2026-06-18']
                  : (min ?? 1),
          ]),
      );
      const parsed = tool.input.parse(given);
      for (const { name, default: usual } of parameters)
        if (usual !== undefined) expect(parsed[name]).toBe(usual);
      for (const { name, min, max, many } of parameters) {
        const wrap = (value: number) => (many ? [value] : value);
        if (min !== undefined)
          expect(tool.input.safeParse({ ...given, [name]: wrap(min - 1) }).success).toBe(false);
        if (max !== undefined)
          expect(tool.input.safeParse({ ...given, [name]: wrap(max + 1) }).success).toBe(false);
      }
    });

    it('names members that the semantic files know', () => {
      const members = [...keys, ...parameters.flatMap(({ member }) => member ?? [])];
      for (const member of members) {
        const [entity = '', field = ''] = member.split('.');
        expect([member, model.entities.get(entity)?.dimensions.has(field)]).toEqual([member, true]);
      }
    });
  });
});
