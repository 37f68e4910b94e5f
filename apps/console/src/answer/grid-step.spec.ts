import { gridStep } from './grid-step';

const plain = (key: string) => ({ key, ctrlKey: false });

test.each([
  ['ArrowDown', [2, 1]],
  ['ArrowUp', [0, 1]],
  ['ArrowRight', [1, 2]],
  ['ArrowLeft', [1, 0]],
  ['PageDown', [11, 1]],
  ['PageUp', [0, 1]],
  ['Home', [1, 0]],
  ['End', [1, 3]],
])('%s from the second row and column', (key, [row, column]) => {
  expect(gridStep(plain(key), { row: 1, column: 1 }, 20, 4)).toEqual({ row, column });
});

test('stays within the grid, and leaves other keys alone', () => {
  expect(gridStep(plain('ArrowDown'), { row: 19, column: 3 }, 20, 4)).toEqual({ row: 19, column: 3 });
  expect(gridStep(plain('ArrowRight'), { row: 19, column: 3 }, 20, 4)).toEqual({ row: 19, column: 3 });
  expect(gridStep({ key: 'Home', ctrlKey: true }, { row: 9, column: 3 }, 20, 4)).toEqual({
    row: 0,
    column: 0,
  });
  expect(gridStep({ key: 'End', ctrlKey: true }, { row: 9, column: 0 }, 20, 4)).toEqual({
    row: 19,
    column: 3,
  });
  expect(gridStep(plain('Enter'), { row: 0, column: 0 }, 20, 4)).toBeNull();
});
