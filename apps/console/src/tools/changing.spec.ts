import { placeOfChip, withoutChip } from './changing';

const call = (step: string, at: number, whole = false) => ({
  step,
  at,
  label: step,
  call: { tool: 'forecast_demand', arguments: { product_code: 'P-1', days: 28 } },
  whole,
});

test.each([
  ['steps.1.arguments.days', { step: 'forecast', argument: 'days' }],
  ['steps.3', { step: 'risk' }],
  // A step that is no calculation, and parts of a query.
  ['steps.0', null],
  ['filters.0', null],
])('%s', (id, place) => {
  expect(placeOfChip({ id }, [call('forecast', 1), call('risk', 3)])).toEqual(place);
});

test('an argument is taken away where the calculation is the whole answer', () => {
  const days = { id: 'steps.0.arguments.days', removable: true };
  expect(withoutChip(days, [call('forecast', 0, true)])).toEqual({
    tool: 'forecast_demand',
    arguments: { product_code: 'P-1' },
  });
  expect(withoutChip(days, [call('forecast', 0)])).toBeNull();
  expect(withoutChip({ ...days, removable: false }, [call('forecast', 0, true)])).toBeNull();
  expect(withoutChip({ id: 'steps.0', removable: true }, [call('forecast', 0, true)])).toBeNull();
});
