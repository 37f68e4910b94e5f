import type { ToolDefinition, ToolParameter } from '../api/types';
import { callTitle, fieldsOf, readFields, toolsLike } from './tool-fields';

const parameter = (name: string, over: Partial<ToolParameter>): ToolParameter => ({
  name,
  label: name,
  description: '',
  kind: 'value',
  many: false,
  required: false,
  ...over,
});
const tool: ToolDefinition = {
  name: 'forecast_demand',
  label: 'Forecast demand',
  summary: 'What will be sold',
  agent: 'inventory',
  personas: ['warehouse_manager'],
  phrases: ['forecast'],
  examples: ['Forecast dairy for 8 weeks'],
  keys: [],
  parameters: [
    parameter('products', { many: true, required: true }),
    parameter('horizon', { kind: 'days', min: 1, max: 365 }),
    parameter('service_level', { kind: 'percent', min: 50, max: 99.9 }),
    parameter('method', {
      kind: 'choice',
      choices: [{ value: 'ets', label: 'Smoothing', says: [] }],
    }),
  ],
};

test('the fields show a call as it was run, and reading them gives that call again', () => {
  const call = { products: ['P-1', 'P-2'], horizon: 56, service_level: 97.5, method: 'ets' };
  const texts = fieldsOf(tool, call);
  expect(texts).toEqual({ products: 'P-1, P-2', horizon: '56', service_level: '97.5', method: 'ets' });
  expect(readFields(tool, texts)).toEqual({ values: call, faults: {} });
});

test('what is left empty is left out, so that the server takes what is usual', () => {
  expect(readFields(tool, { ...fieldsOf(tool), products: ' P-1 ,, ' })).toEqual({
    values: { products: ['P-1'] },
    faults: {},
  });
});

test.each([
  ['products', ' , ', 'missing'],
  ['horizon', 'soon', 'notNumber'],
  ['horizon', '1.5', 'notWhole'],
  ['horizon', '0', 'outOfRange'],
  ['horizon', '366', 'outOfRange'],
  ['service_level', '99.95', 'outOfRange'],
])('%s “%s” is %s', (name, text, fault) => {
  const texts = { ...fieldsOf(tool), products: 'P-1', [name]: text };
  expect(readFields(tool, texts).faults).toEqual({ [name]: fault });
});

test('the title says the values in words', () => {
  expect(callTitle(tool, { products: ['P-1'], service_level: 95, method: 'ets' })).toBe(
    'Forecast demand: P-1, 95 %, Smoothing',
  );
  expect(callTitle(tool, {})).toBe('Forecast demand');
});

test('a tool is found by its examples too', () => {
  expect(toolsLike([tool], 'DAIRY weeks')).toEqual([tool]);
  expect(toolsLike([tool], 'routes')).toEqual([]);
});
