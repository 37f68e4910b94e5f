import { type ErasedPerson, redactionPatterns } from './redaction-patterns';

const person: ErasedPerson = {
  givenName: 'Jürgen',
  familyName: 'Groß-Müller',
  number: 'L-100001',
  phone: '+44 20 7946 0123',
  email: 'j.gm@example.com',
  address: '12 Sample Street',
};
const without = (text: string, of: ErasedPerson = person) =>
  redactionPatterns(of).reduce((sum, pattern) => sum.replace(new RegExp(pattern, 'gu'), '·'), text);

describe('what is taken out of words', () => {
  it.each([
    ['What did Jürgen Groß-Müller buy?', 'What did · buy?'],
    ['JURGEN GROSS MUELLER, juergen gross', '·, ·'],
    ['Groß-Müller, Jürgen', '·'],
    ['Jürgen A. Müllers Bestellung', '· Bestellung'],
    ['call\nJürgen Müller’s', 'call\n·'],
    ['l-100001, J.GM@example.com', '·, ·'],
    ['+44 20 7946 0123, 02079460123, (020) 7946-0123', '·, ·, (·'],
    ['at 12  Sample Street', 'at 12  Sample Street'],
    ['at 12 sample street.', 'at ·.'],
    ['Jürgen and Müller, L-1000011, Jürgens Müllerin', 'Jürgen and Müller, L-1000011, Jürgens Müllerin'],
    ['4 of 79460', '4 of 79460'],
  ])('“%s”', (text, left) => {
    expect(without(text)).toBe(left);
  });

  it('is only what is known', () => {
    const bare = { ...person, phone: null, email: null, address: null, familyName: '', givenName: 'O’Hara' };
    expect(without("O'Hara, Ohara, 12 Sample Street, L-100001", bare)).toBe('·, ·, 12 Sample Street, ·');
  });
});
