import { demandOver, type Forecast, type ForecastRequest, type Refusal } from '#libs/calculations';
import type { Figure, Formula, ResultColumn } from '#libs/contracts';
import { addDays } from '../calendar-days';
import { days, optional, productCode, warehouseCode } from '../parameters';
import { column, recordsOf, tableOf } from '../result-rows';
import { defineTool, type ToolContext } from '../tool';
import { counted, written } from '../wording';
import type { DemandSeries } from './domain/daily-demand';
import { figure } from '../figures';
import { salesHistory } from './sales-history';
import { STOCK_FORMULAS } from './stock-formulas';
import { onlyProducts } from './stock-items';

/** From fewer days with sales nothing can be told about how often and how much. */
const MIN_SALES_DAYS = 3;
/** A history of fewer days has not seen the week four times. */
const MIN_HISTORY_DAYS = 28;
const WEEK = 7;
const YEAR = 365;
/** Days of history that are shown before the forecast, at least. */
const SHOWN_DAYS = 56;

const COLUMNS: ResultColumn[] = [
  column('product_code', 'Product code', 'code', 'dimension'),
  column('order_date', 'Day', 'date', 'time'),
  column('units_sold', 'Units ordered', 'count'),
  column('forecast', 'Forecast', 'decimal'),
  column('lower_80', 'Lower, 80 %', 'decimal'),
  column('upper_80', 'Upper, 80 %', 'decimal'),
  column('lower_95', 'Lower, 95 %', 'decimal'),
  column('upper_95', 'Upper, 95 %', 'decimal'),
];

const METHODS: Record<Forecast['method'], Formula> = {
  combination: {
    label: 'Forecast',
    text: 'Median of exponential smoothing (ETS), dynamic optimised Theta, Theta and a mean of three smoothers; weekly season where the data show one',
    source:
      'Hyndman et al. (2008); Fiorucci et al. (2016); Assimakopoulos and Nikolopoulos (2000); Petropoulos and Svetunkov (2020)',
  },
  tsb: {
    label: 'Forecast',
    text: 'Chance of a sale a day × size of a sale, both smoothed: demand is rare',
    source: 'Teunter, Syntetos and Babai (2011)',
  },
  constant: { label: 'Forecast', text: 'The history never changes: the same again', source: 'Observed' },
};

export const forecastDemand = defineTool({
  name: 'forecast_demand',
  label: 'Demand forecast',
  summary: 'Units of a product that will be ordered on each of the coming days, with intervals.',
  agent: 'inventory',
  personas: ['warehouse_manager'],
  parameters: {
    product_code: productCode(),
    days: days({
      label: 'Days',
      description: 'How many days ahead, from today.',
      min: 1,
      max: YEAR,
      default: 30,
    }),
    warehouse_code: optional(warehouseCode()),
  },
  phrases: [
    '(forecast|predict|project|estimate) [the] [future] (demand|sales) (for|of) {product_code} [(in|at|from) {warehouse_code}] [(for|over|in) [the] [(next|coming)] {days}]',
    '(forecast|predict|project|estimate) [the] [future] (demand|sales) (for|of) {product_code} [(for|over|in) [the] [(next|coming)] {days}] [(in|at|from) {warehouse_code}]',
    '(forecast|predict|project|estimate) [the] {days} (demand|sales) (for|of) {product_code} [(in|at|from) {warehouse_code}]',
    '(forecast|predict|project) {product_code} [(demand|sales)] [(in|at|from) {warehouse_code}] [(for|over) [the] [(next|coming)] {days}]',
    '[(show|give) [me]] [(a|the)] (demand|sales) (forecast|prediction|projection|outlook) (for|of) {product_code} [(in|at|from) {warehouse_code}] [(for|over) [the] [(next|coming)] {days}]',
    '[(show|give) [me]] [(a|the)] {days} (demand|sales) (forecast|prediction|projection|outlook) (for|of) {product_code} [(in|at|from) {warehouse_code}]',
    '(what is|what will be) [the] (expected|predicted|forecast|future) (demand|sales) (for|of) {product_code} [(in|at|from) {warehouse_code}] [(for|over|in) [the] [(next|coming)] {days}]',
    'how (much|many) [units] [of] {product_code} will (we|be) (sell|sold|need|needed|ordered) [(in|at|from) {warehouse_code}] [(in|over|within) [the] [(next|coming)] {days}]',
    'how (much|many) [units] [of] {product_code} will (customers|they) (order|buy|want) [(in|at|from) {warehouse_code}] [(in|over|within) [the] [(next|coming)] {days}]',
    'how (much|many) [units] [of] {product_code} (do|can) we expect to sell [(in|at|from) {warehouse_code}] [(in|over|within) [the] [(next|coming)] {days}]',
    'how will (demand|sales) (for|of) {product_code} (develop|change|look|go) [(in|at) {warehouse_code}] [(in|over) [the] [(next|coming)] {days}]',
    '(what|which) demand (should|can) (i|we) expect for {product_code} [(in|at) {warehouse_code}] [(in|over|for) [the] [(next|coming)] {days}]',
  ],
  examples: [
    'Forecast demand for P-0001 for the next 30 days',
    'How many of P-0005 will we sell in WH-02 in the next 14 days?',
    'Demand forecast for P-0123',
  ],
  keys: ['product.product_code'],
  async run({ product_code: product, days: horizon, warehouse_code: warehouse }, context) {
    const { name, listedOn } = await productOf(context, product);
    const history = await salesHistory(context, {
      warehouseCode: warehouse,
      products: [{ productCode: product, listedOn }],
    });
    const series = history.demand.get(product) ?? { from: context.today, units: [] };
    const where = warehouse === undefined ? '' : ` in ${warehouse}`;
    const thin = tooThin(series, product, where);
    if (thin !== undefined) return thin;

    const request: ForecastRequest = {
      history: series.units,
      seasonLengths: [WEEK, ...(series.units.length >= 2 * YEAR ? [YEAR] : [])],
      horizon,
    };
    const made = await context.calculate<Forecast | Refusal>('forecast', request);
    if (made.kind === 'refused') return made;
    const total = totalOf(made, series.units, horizon);
    return {
      kind: 'result',
      sentence: `${written(total.value, 0)} units of ${product} ${name} are expected to be ordered${where} in the next ${counted(horizon, 'day')}; between ${written(total.lower, 0)} and ${written(total.upper, 0)} with a chance of ${written(total.level)} %.`,
      figures: [
        {
          ...figure('expected_units', 'Expected units', Math.round(total.value), 'count', 'units'),
          interval: { level: total.level, lower: Math.round(total.lower), upper: Math.round(total.upper) },
        },
        figure('days', 'Days ahead', horizon, 'days'),
        figure('expected_daily_demand', 'Expected a day', total.value / horizon, 'decimal', 'units a day'),
        figure(
          'average_daily_demand',
          'Average a day until now',
          averageOf(series.units),
          'decimal',
          'units a day',
        ),
      ],
      table: tableOf(COLUMNS, rowsOf(product, series, made, context.today)),
      chart: {
        kind: 'line',
        x: 'order_date',
        y: ['forecast', 'units_sold'],
        bands: [
          { lower: 'lower_95', upper: 'upper_95', label: '95 %' },
          { lower: 'lower_80', upper: 'upper_80', label: '80 %' },
        ],
      },
      drawing: null,
      formulas: [
        METHODS[made.method],
        {
          label: 'Interval of the sum',
          text: 'Daily demand as it was seen, brought to the level of the forecast and summed over the days',
          source: 'Convolution of the empirical demand; Silver, Pyke and Peterson (1998), section 7.10',
        },
        STOCK_FORMULAS.dailyDemand,
      ],
      inputs: inputsOf(series),
      notes: [
        ...(series.units.length < horizon
          ? [
              `The forecast reaches further (${counted(horizon, 'day')}) than the history (${counted(series.units.length, 'day')}).`,
            ]
          : []),
        ...made.notes,
        ...history.notes,
      ],
      actions: [],
    };
  },
});

async function productOf(context: ToolContext, product: string) {
  const table = await context.query('The product', {
    entity: 'product',
    ungrouped: true,
    dimensions: ['product.product_name', 'product.created_date'],
    filters: [onlyProducts([product])],
  });
  const [row] = recordsOf(table);
  const listed = row?.created_date;
  return {
    name: typeof row?.product_name === 'string' ? row.product_name : '',
    listedOn: typeof listed === 'string' ? listed.slice(0, 10) : null,
  };
}

function tooThin({ units }: DemandSeries, product: string, where: string) {
  const what = `${product}${where}`;
  const sold = units.filter((value) => value > 0).length;
  const refused = { kind: 'refused' as const, code: 'THIN_DATA' as const };
  if (units.length < MIN_HISTORY_DAYS)
    return {
      ...refused,
      message: `There are only ${counted(units.length, 'day')} of sales history for ${what}.`,
      nextStep: `Ask again when there are ${MIN_HISTORY_DAYS} days.`,
      needs: { observations: MIN_HISTORY_DAYS, given: units.length },
    };
  if (sold < MIN_SALES_DAYS)
    return {
      ...refused,
      message: `${what} was ordered on ${sold === 0 ? 'none' : written(sold)} of the last ${counted(units.length, 'day')}: a forecast from that would be a guess.`,
      nextStep:
        where === ''
          ? 'Judge by similar products.'
          : 'Ask for the product over all warehouses, or judge by similar products.',
      needs: { observations: MIN_SALES_DAYS, given: sold },
    };
  return undefined;
}

const averageOf = (units: readonly number[]) => units.reduce((sum, value) => sum + value, 0) / units.length;

const LEVEL = 95;

/** The sum over the days. Bounds of days do not add up to bounds of the sum, so these are its own. */
function totalOf(made: Forecast, demand: readonly number[], horizon: number) {
  const value = made.mean.reduce((sum, units) => sum + units, 0);
  const sum = demandOver(horizon, { demand, expectedDemand: value / horizon });
  const tail = (100 - LEVEL) / 200;
  return { value, lower: sum.quantile(tail), upper: sum.quantile(1 - tail), level: LEVEL };
}

function rowsOf(product: string, series: DemandSeries, made: Forecast, today: string) {
  const shown = Math.min(series.units.length, Math.max(SHOWN_DAYS, 2 * made.mean.length));
  const past = series.units.slice(-shown).map((units, at) => ({
    product_code: product,
    order_date: addDays(series.from, series.units.length - shown + at),
    units_sold: units,
  }));
  const future = made.mean.map((expected, at) => ({
    product_code: product,
    order_date: addDays(today, at),
    forecast: expected,
    lower_80: made.lower['80']?.[at] ?? null,
    upper_80: made.upper['80']?.[at] ?? null,
    lower_95: made.lower['95']?.[at] ?? null,
    upper_95: made.upper['95']?.[at] ?? null,
  }));
  return [...past, ...future];
}

function inputsOf({ from, units }: DemandSeries): Figure[] {
  return [
    figure('history_from', 'Sales from', from, 'date'),
    figure('history_days', 'Days of sales', units.length, 'days'),
    figure('days_with_sales', 'Days with sales', units.filter((value) => value > 0).length, 'count'),
    figure(
      'units_sold',
      'Units ordered',
      units.reduce((sum, value) => sum + value, 0),
      'count',
      'units',
    ),
  ];
}
