import { negativeFigure } from './negative-figure';

describe('a figure below nothing', () => {
  it.each([
    ['forecast demand for -5 days', '-5'],
    ['savings above −10 percent', '−10'],
    ['-3 items', '-3'],
    ['change under -2.5', '-2.5'],
  ])('is seen in “%s”', (question, figure) => {
    expect(negativeFigure(question)).toBe(figure);
  });

  it.each([
    'stock in WH-03',
    'orders from 2026-05-01 to 2026-05-31',
    '5 - 10 days',
    '5 -10 days',
    'SO-100234 and P-0042',
    'low stock - 5 worst',
    'top-5 products',
  ])('is not seen in “%s”', (question) => {
    expect(negativeFigure(question)).toBeUndefined();
  });
});
