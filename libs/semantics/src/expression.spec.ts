import { fieldsOf, parseExpression } from './expression';

describe('parseExpression', () => {
  it('tells references from text', () => {
    expect(parseExpression("{a} + {b.c} > 1 AND {status} = 'x'")).toEqual([
      { kind: 'field', field: { name: 'a' } },
      { kind: 'text', text: ' + ' },
      { kind: 'field', field: { owner: 'b', name: 'c' } },
      { kind: 'text', text: ' > 1 AND ' },
      { kind: 'field', field: { name: 'status' } },
      { kind: 'text', text: " = 'x'" },
    ]);
  });

  it.each([
    ['{today}', 0],
    ['{today - 30}', -30],
    ['{ today + 7 }', 7],
  ])('reads %s', (text, offsetDays) => {
    expect(parseExpression(text)).toEqual([{ kind: 'today', offsetDays }]);
  });

  it('reads days between dates and names their fields', () => {
    const parts = parseExpression('{days(order_date, today)} + {days(x.a, b)}');
    expect(parts[0]).toEqual({ kind: 'days', from: { name: 'order_date' }, to: 'today' });
    expect(fieldsOf(parts)).toEqual([{ name: 'order_date' }, { owner: 'x', name: 'a' }, { name: 'b' }]);
  });

  it.each([
    ['{a', 'braces do not match'],
    ['{A}', 'is not a reference'],
    ['{today * 2}', 'is not a reference'],
    ['({a}', 'parentheses do not match'],
    ['{a})', 'parentheses do not match'],
    ["{a} = 'x", 'a quote is not closed'],
    ['{a}; DROP TABLE b', '";" is not allowed'],
    ['{a} -- note', '"--" is not allowed'],
    ['{a} /* note */', '"/*" is not allowed'],
    ["{a} = '\\'", 'is not allowed'],
    ['{a} / {b}', 'write a division as 1.0 * a'],
  ])('refuses %s', (sql, message) => {
    expect(() => parseExpression(sql)).toThrow(message);
  });

  it('takes a slash inside a text for text', () => {
    expect(() => parseExpression("{a} = 'x/y'")).not.toThrow();
  });
});
