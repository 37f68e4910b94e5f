import type { ChipOption } from '../api/types';
import { arranged, fewOfEach } from './arranged';

const query = { measures: [], dimensions: [], timeDimensions: [], filters: [] };
const option = (label: string, kind: ChipOption['kind'], removes = false): ChipOption => ({
  label,
  detail: '',
  kind,
  query,
  periods: [],
  removes,
});

test('options of one kind stand together in their own order; taking away comes last', () => {
  const options = [
    option('Remove', 'filter', true),
    option('WH-01', 'filter'),
    option('Warehouse', 'grouping'),
    option('WH-02', 'filter'),
    option('Area', 'grouping'),
  ];
  expect(arranged(options).map(({ label }) => label)).toEqual([
    'WH-01',
    'WH-02',
    'Warehouse',
    'Area',
    'Remove',
  ]);
});

test('of each kind only the first few, in their own order', () => {
  const options = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((label) => [
    option(label, 'measure'),
    option(label.toUpperCase(), 'filter'),
  ]);
  const labels = fewOfEach(options).map(({ label }) => label);
  expect(labels).toEqual(['a', 'A', 'b', 'B', 'c', 'C', 'd', 'D']);
});
