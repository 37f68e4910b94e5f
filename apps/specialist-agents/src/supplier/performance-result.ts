import { SCORE_WEIGHTS, type Shrunk, type SupplierScore } from '#libs/calculations';
import type { Figure, Formula } from '#libs/contracts';
import { column } from '../result-rows';
import { count, ratio } from '../figures';
import { counted, percentage } from '../wording';
import type { Deliveries } from './delivery-records';

/** Below so many deliveries the result says that it is mostly the mean of all. */
const FEW_DELIVERIES = 5;

export const FORMULAS: Formula[] = [
  {
    label: 'Score',
    text: '30 % × fill + 30 % × on time + 20 % × quality + 20 % × cost, each from 0 to 100 %',
    source:
      'Linear weighting of vendor ratings: Timmerman (1986), J. Purchasing and Materials Management 22(4), 2–8',
  },
  {
    label: 'Fill',
    text: 'Units received / units ordered on delivered orders, at most 100 %; its sample are lines, since the units of a line come or stay away together',
    source: 'Supplier fill rate',
  },
  {
    label: 'On time',
    text: 'Orders delivered by the expected day / orders delivered',
    source: 'Supplier on-time rate',
  },
  {
    label: 'Quality',
    text: 'Lines received in full / lines delivered',
    source: 'Stands in for inspections, which the data do not hold',
  },
  {
    label: 'Cost',
    text: 'Lowest cost index of all suppliers / own cost index; cost index = money paid / list cost of the same units, its geometric mean over products weighted by lines',
    source: 'Cost-ratio part of the same weighting',
  },
  {
    label: 'Small samples: rates',
    text: '(own successes + M × mean of all) / (own trials + M), M fitted to how much suppliers differ',
    source: 'Beta-binomial empirical Bayes with moments of Kleinman (1973), JASA 68, 46–54',
  },
  {
    label: 'Small samples: cost',
    text: 'Own and overall mean of ln(cost index) weighted τ² to σ²/n, variances between and within suppliers',
    source:
      'Normal empirical Bayes: Efron and Morris (1975), JASA 70, 311–319; analysis of variance: Searle, Casella and McCulloch (1992), chapter 3',
  },
];

export const NOTES = [
  'There is no column for quality in the data. It is taken to be the share of lines that arrived in full; damage and returns cannot be seen.',
  'Only orders that arrived within the days count; what is still on its way counts neither for nor against a supplier.',
];

export const COLUMNS = [
  column('rank', 'Rank', 'count'),
  column('supplier_code', 'Supplier code', 'code', 'dimension'),
  column('supplier_name', 'Supplier', 'text', 'dimension'),
  column('score', 'Score', 'percent'),
  column('fill_part', 'Fill, adjusted', 'percent'),
  column('on_time_part', 'On time, adjusted', 'percent'),
  column('quality_part', 'Quality, adjusted', 'percent'),
  column('cost_part', 'Cost part', 'percent'),
  column('delivered_fill_rate', 'Fill as measured', 'percent'),
  column('on_time_rate', 'On time as measured', 'percent'),
  column('complete_line_rate', 'Lines in full as measured', 'percent'),
  column('cost_index', 'Paid against list as measured', 'percent'),
  column('purchase_orders', 'Orders delivered', 'count'),
  column('lines', 'Lines delivered', 'count'),
  column('overdue_orders', 'Overdue orders', 'count'),
];

const nameOf = (supplier: string, names: Deliveries['names']) =>
  `${names.get(supplier) ?? ''} (${supplier})`.trim();

export function sentenceOfOne(
  { supplier, score, rank, onTime }: SupplierScore,
  suppliersInAll: number,
  days: number,
  names: Deliveries['names'],
): string {
  return `${nameOf(supplier, names)} scores ${percentage(score)}, rank ${rank} of ${counted(suppliersInAll, 'supplier')}, on ${counted(onTime.sample, 'order')} delivered in ${counted(days, 'day')}.`;
}

export function sentenceOfSeveral(chosen: readonly SupplierScore[], names: Deliveries['names']): string {
  const [best, worst] = [chosen[0]!, chosen.at(-1)!];
  return `Of ${counted(chosen.length, 'supplier')}, ${nameOf(best.supplier, names)} scores best with ${percentage(best.score)} and ${nameOf(worst.supplier, names)} worst with ${percentage(worst.score)}.`;
}

export function rowOf({ supplier, ...score }: SupplierScore, { names, overdue }: Deliveries) {
  return {
    rank: score.rank,
    supplier_code: supplier,
    supplier_name: names.get(supplier) ?? supplier,
    score: score.score,
    fill_part: score.fill.value,
    on_time_part: score.onTime.value,
    quality_part: score.quality.value,
    cost_part: score.cost,
    delivered_fill_rate: score.fill.own,
    on_time_rate: score.onTime.own,
    complete_line_rate: score.quality.own,
    cost_index: score.costIndex?.own ?? null,
    purchase_orders: score.onTime.sample,
    lines: score.fill.sample,
    overdue_orders: overdue.get(supplier) ?? 0,
  };
}

const PARTS = [
  { part: 'fill', label: 'Fill', weight: SCORE_WEIGHTS.fill, unit: 'lines' },
  { part: 'onTime', label: 'On time', weight: SCORE_WEIGHTS.onTime, unit: 'orders' },
  { part: 'quality', label: 'Quality', weight: SCORE_WEIGHTS.quality, unit: 'lines' },
  { part: 'costIndex', label: 'Cost index', weight: SCORE_WEIGHTS.cost, unit: 'lines' },
] as const;

const inputName = (part: string) => part.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function inputsOfOne(score: SupplierScore): Figure[] {
  const parts = PARTS.flatMap(({ part, label, weight, unit }) => {
    const shrunk: Shrunk | undefined = score[part];
    if (shrunk === undefined) return [];
    const name = inputName(part);
    return [
      ratio(`${name}_measured`, `${label}: as measured`, shrunk.own),
      count(`${name}_sample`, `${label}: sample`, shrunk.sample, unit),
      ratio(`${name}_mean`, `${label}: mean of all suppliers`, shrunk.mean),
      ratio(`${name}_own_weight`, `${label}: weight of the own figure`, shrunk.weight),
      ratio(`${name}_adjusted`, `${label}: adjusted`, shrunk.value),
      ratio(`${name}_weight`, `${label}: weight in the score`, weight),
    ];
  });
  return [...parts, ratio('cost_part', 'Cost part', score.cost)];
}

export function inputsOfAll(score: SupplierScore): Figure[] {
  return PARTS.flatMap(({ part, label, weight }) => {
    const shrunk: Shrunk | undefined = score[part];
    const weighing = ratio(`${inputName(part)}_weight`, `${label}: weight in the score`, weight);
    if (shrunk === undefined) return [weighing];
    return [ratio(`${inputName(part)}_mean`, `${label}: mean of all suppliers`, shrunk.mean), weighing];
  });
}

export const meanScore = (scores: readonly SupplierScore[]) =>
  ratio('mean_score', 'Mean score of all', scores.reduce((sum, { score }) => sum + score, 0) / scores.length);
export function smallSample({ supplier, onTime }: SupplierScore, names: Deliveries['names']): string[] {
  if (onTime.sample >= FEW_DELIVERIES) return [];
  return [
    `${nameOf(supplier, names)} delivered only ${counted(onTime.sample, 'order')}: ${percentage(1 - onTime.weight)} of its on-time part is the mean of all suppliers.`,
  ];
}

export function overdueNote(supplier: string, { overdue, names }: Deliveries): string[] {
  const orders = overdue.get(supplier) ?? 0;
  if (orders === 0) return [];
  return [
    `${nameOf(supplier, names)} has ${counted(orders, 'order')} overdue now; they are not in the score.`,
  ];
}
