import { scoreSuppliers } from '#libs/calculations';
import { addDays } from '../calendar-days';
import { count, period, ratio } from '../figures';
import { tableOf } from '../result-rows';
import { defineTool, type Outcome } from '../tool';
import { counted, listed } from '../wording';
import { deliveriesOf } from './delivery-records';
import {
  COLUMNS,
  FORMULAS,
  inputsOfAll,
  inputsOfOne,
  meanScore,
  NOTES,
  overdueNote,
  rowOf,
  sentenceOfOne,
  sentenceOfSeveral,
  smallSample,
} from './performance-result';
import { periodDays, suppliers } from './supplier-parameters';

/** Suppliers that get a note of their own. */
const MOST_NOTES = 5;

export const analyzeSupplierPerformance = defineTool({
  name: 'analyze_supplier_performance',
  label: 'Supplier performance',
  summary:
    'Scores suppliers by fill rate, punctuality, completeness and cost, drawn to the mean of all where there is little to go by.',
  agent: 'supplier',
  personas: ['procurement_specialist'],
  parameters: {
    supplier_code: suppliers('Codes of suppliers, as SUP-001; every supplier when absent.'),
    days: periodDays('Orders that arrived in so many days up to today.'),
  },
  phrases: [
    'analyze [the] [supplier] performance [of {supplier_code}] [over the last {days}]',
    '(performance|scorecard|rating|score) of {supplier_code} [in the last {days}]',
    'supplier (scorecard|scorecards|score|scores|rating|ratings|ranking) [of {supplier_code}] [over the last {days}]',
    'supplier performance (analysis|score|scores|review|report) [of {supplier_code}] [over the last {days}]',
    'how (is|are|was|were) {supplier_code} performing [over the last {days}]',
    'how well (is|does|did|has|do|are) {supplier_code} (perform|performing|performed|doing|deliver)',
    'how well (do|did|are) [our] suppliers (perform|performing|performed|doing|deliver) [over the last {days}]',
    '(rate|score|rank|grade) [the] suppliers [over the last {days}]',
    '(rate|score|rank|grade) {supplier_code} [over the last {days}]',
    'how (good|reliable|dependable) (is|are) {supplier_code}',
    'how (good|reliable|dependable) are [our] suppliers',
    '(which|what) (supplier|suppliers) (perform|performs|performed|score|scores) (best|worst) [over the last {days}]',
    '(best|worst) performing suppliers [over the last {days}]',
  ],
  examples: [
    'How well does SUP-003 perform?',
    'Rank our suppliers over the last 180 days',
    'Analyze supplier performance of SUP-001 and SUP-002',
  ],
  keys: ['purchase_order.supplier_code'],
  async run({ supplier_code: asked, days }, context) {
    const arrived: [string, string] = [addDays(context.today, -days), addDays(context.today, 1)];
    const deliveries = await deliveriesOf(context, arrived);
    const scores = scoreSuppliers(deliveries.records);
    const chosen = scores
      .filter(({ supplier }) => asked === undefined || asked.includes(supplier))
      .sort((one, other) => one.rank - other.rank || one.supplier.localeCompare(other.supplier, 'en'));
    if (chosen.length === 0) return nothingDelivered(asked, days);
    const missing = (asked ?? []).filter((code) => !chosen.some(({ supplier }) => supplier === code));
    const notes = [
      ...NOTES,
      ...chosen.flatMap((score) => smallSample(score, deliveries.names)).slice(0, MOST_NOTES),
      ...chosen.flatMap(({ supplier }) => overdueNote(supplier, deliveries)).slice(0, MOST_NOTES),
      ...(missing.length === 0 ? [] : [`Nothing arrived from ${listed(missing)} within the days.`]),
      ...(scores.length === 1
        ? ['There is no other supplier to compare with, so nothing was adjusted.']
        : []),
    ];
    const several = chosen.length > 1;
    return {
      kind: 'result',
      sentence: several
        ? sentenceOfSeveral(chosen, deliveries.names)
        : sentenceOfOne(chosen[0]!, scores.length, days, deliveries.names),
      figures: several
        ? [count('suppliers', 'Suppliers', chosen.length), meanScore(scores), period(days)]
        : [
            ratio('score', 'Score', chosen[0]!.score),
            count('rank', 'Rank', chosen[0]!.rank),
            count('suppliers', 'Suppliers with deliveries', scores.length),
            count('purchase_orders', 'Orders delivered', chosen[0]!.onTime.sample),
            period(days),
            meanScore(scores),
          ],
      table: tableOf(
        COLUMNS,
        chosen.map((score) => rowOf(score, deliveries)),
      ),
      chart: several ? { kind: 'horizontal-bar', x: 'supplier_name', y: ['score'] } : null,
      drawing: null,
      formulas: FORMULAS,
      inputs: several ? inputsOfAll(scores[0]!) : inputsOfOne(chosen[0]!),
      notes,
      actions: [],
    };
  },
});

function nothingDelivered(asked: readonly string[] | undefined, days: number): Outcome {
  const who = asked === undefined ? 'No supplier delivered an order' : `${listed(asked)} delivered no order`;
  return {
    kind: 'refused',
    code: 'THIN_DATA',
    message: `${who} in the last ${counted(days, 'day')}, so there is nothing to score.`,
    nextStep: 'Ask for more days, or see the open purchase orders.',
    needs: { observations: 1, given: 0 },
  };
}
