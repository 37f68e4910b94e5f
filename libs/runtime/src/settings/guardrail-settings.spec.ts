import { guardrails } from './guardrail-settings';

const faultsOf = (values: object) => guardrails.safeParse(values).error?.issues.map(({ message }) => message);

describe('settings of the guardrails', () => {
  it('guard unless they are turned off', () => {
    expect(guardrails.parse({})).toMatchObject({ local: true, untrustedText: true, ownTopics: [] });
  });

  it.each([
    ['no digit', 'LC-ABCD'],
    ['an expression', '(a+)+#'],
    ['too short', '##'],
  ])('refuse a form of numbers with %s', (_what, form) => {
    expect(faultsOf({ customerNumbers: [form] })).toEqual([
      expect.stringContaining('for example LC-########'),
    ]);
  });

  it.each(['... salary', 'pay ...', 'a ... bb ... cc ... dd', '12 34'])(
    'refuse the phrase “%s”',
    (phrase) => {
      expect(faultsOf({ ownTopics: [{ name: 'pay', phrases: [phrase] }] })).toEqual([
        expect.stringContaining('for example "how ... pick a lock"'),
      ]);
    },
  );
});
