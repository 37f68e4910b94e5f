import type { StepEvidence } from '../api/types';
import { againOf, canHelpAgain, changeableCalls, outcomeOf } from './plan-steps';

const call = { tool: 'forecast_demand', arguments: { product: 'P-1' } };
const ran = { tool: 'forecast_demand', arguments: { product: 'P-1', horizon: 28 } };
const step = (id: string, over: Partial<StepEvidence> = {}): StepEvidence => ({
  id,
  kind: 'tool',
  label: id,
  ok: true,
  rowCount: 1,
  formulas: [],
  inputs: [],
  notes: [],
  queries: [],
  ms: 1,
  ...over,
});
const query = { measures: [], dimensions: [], timeDimensions: [], filters: [] };
const toolStep = { kind: 'tool' as const, id: 'forecast', label: 'Forecast', call };
const queryStep = { kind: 'query' as const, id: 'stock', label: 'Stock', query };

test('counts what worked and names what did not', () => {
  const failed = step('risk', { ok: false });
  expect(outcomeOf({ steps: [step('a'), failed, step('b')] })).toEqual({
    worked: 2,
    all: 3,
    failed: [failed],
  });
});

test('a call is changed as it was run, with what was not said', () => {
  const evidence = { plan: { steps: [toolStep] }, steps: [step('forecast', { call: ran })] };
  expect(changeableCalls(evidence)).toEqual([
    { step: 'forecast', at: 0, label: 'Forecast', call: ran, whole: true },
  ]);
});

test('a calculation among other steps is not the whole answer; one that never ran is called as it was planned', () => {
  const evidence = { plan: { steps: [queryStep, toolStep] }, steps: [step('stock', { kind: 'query' })] };
  expect(changeableCalls(evidence)).toEqual([
    { step: 'forecast', at: 1, label: 'Forecast', call, whole: false },
  ]);
});

test('the same is asked again: words as words, values as values, a saved question by its id', () => {
  const evidence = { plan: { steps: [toolStep] }, steps: [step('forecast', { call: ran })] };
  const question = 'Forecast P-1';
  expect(againOf({ question, evidence })).toEqual({ title: question, question });
  expect(againOf({ question, evidence, origin: { kind: 'call' } })).toEqual({ title: question, call: ran });
  expect(againOf({ question, evidence, origin: { kind: 'saved', savedQuestionId: 's1' } })).toEqual({
    title: question,
    saved: 's1',
  });
});

test.each([
  ['THIN_DATA', false, false],
  ['UNKNOWN_VALUE', false, false],
  ['FORBIDDEN', false, false],
  ['TOO_MANY_CALCULATIONS', true, true],
  ['INTERNAL', false, true],
] as const)('after %s, retryable: %s', (code, retryable, helps) => {
  const problem = { code, message: '', nextStep: '', retryable };
  expect(canHelpAgain([{ problem }])).toBe(helps);
});
