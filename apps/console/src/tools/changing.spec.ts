import type { Chip } from '../api/types';
import { placeOfChip } from './changing';

const call = (step: string) => ({
  step,
  label: step,
  call: { tool: 'forecast_demand', arguments: {} },
  whole: false,
});
const chip = (id: string, kind: Chip['kind']): Chip => ({ id, kind, label: id, removable: false });

test.each([
  [chip('forecast.arguments.horizon', 'argument'), { step: 'forecast', argument: 'horizon' }],
  [chip('risk', 'tool'), { step: 'risk' }],
  // A path that names no step means the only one there is, or the first.
  [chip('arguments.horizon', 'argument'), { step: 'risk', argument: 'horizon' }],
  [chip('filters.0', 'filter'), null],
])('%j', (one, place) => {
  expect(placeOfChip(one, [call('risk'), call('forecast')])).toEqual(place);
});

test('without a calculation there is nothing to change', () => {
  expect(placeOfChip(chip('tool', 'tool'), [])).toBeNull();
});
