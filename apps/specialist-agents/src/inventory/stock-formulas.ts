import type { Formula } from '#libs/contracts';

/** How the inventory tools count, and by whom each formula was first written down. */
export const STOCK_FORMULAS = {
  dailyDemand: {
    label: 'Demand a day',
    text: 'Units ordered from the warehouse by order date, up to yesterday, divided by days; where the last third of the history differs, a forecast of the coming days.',
    source: 'Mean of the order lines; forecast: Quartermaster, libs/calculations/README.md',
  },
  reorderPoint: {
    label: 'Reorder point',
    text: 'Quantile of the demand during one lead time at the service level: daily demand as it was seen, summed over lead times as they were seen, widened for a short history.',
    source:
      'Bookbinder and Lordahl (1989), bootstrapped lead-time demand; Silver, Pyke and Peterson (1998), section 7.10',
  },
  safetyStock: {
    label: 'Safety stock',
    text: 'Reorder point − expected demand during the lead time',
    source: 'Silver, Pyke and Peterson (1998), section 7.4',
  },
  maxMinusAverage: {
    label: 'Reorder point by maximum and average',
    text: 'Average demand × average lead time + (largest demand × longest lead time − average demand × average lead time)',
    source: 'The usual rule of thumb; holds several times what a 95 % service level needs',
  },
  orderQuantity: {
    label: 'Order quantity',
    text: 'Reorder point + demand of one lead time − (stock on hand + what arrives within the lead time), when that position is at or below the reorder point',
    source: 'Order-up-to (s, S) policy: Silver, Pyke and Peterson (1998), section 7.3',
  },
  daysOfCover: {
    label: 'Days of cover',
    text: 'Current stock ÷ (units ordered from the warehouse in the last 30 days ÷ 30)',
    source: 'Definition of stock.days_of_cover',
  },
  stockoutChance: {
    label: 'Chance of running out',
    text: 'Chance that demand until some arrival, or until the end of the days, exceeds what there is to sell by then: daily demand as it was seen, summed exactly',
    source: 'Convolution of the empirical demand; Silver, Pyke and Peterson (1998), section 7.10',
  },
  lowStock: {
    label: 'Low stock',
    text: 'Current stock < minimum stock × threshold',
    source: 'Definition of low stock; 100 % is below minimum',
  },
} satisfies Record<string, Formula>;
