import { createHash } from 'node:crypto';
import type { Cost } from '#libs/contracts';

type MeteredLine = Cost['byService'][number];

/** A line of a cost with the price that it was multiplied by, in USD for one unit. */
export interface PricedLine extends MeteredLine {
  unitPriceUsd: number;
}

export interface Price {
  service: string;
  unit: string;
  /** For one unit. */
  usd: number;
}

/** What is charged for a question besides what it used; only where the price list has a price for it. */
const PER_QUESTION = { service: 'platform', unit: 'question' };

export const NO_COST: Cost = { totalUsd: 0, byService: [] };

/** Prices by service and unit. What the list does not name costs what its meter says. */
export class PriceList {
  /** The list's name and a digest of its prices: other prices are another version whatever the name. */
  readonly version: string;
  private readonly prices: ReadonlyMap<string, number>;

  constructor({ version, list }: { version: string; list: readonly Price[] }) {
    const sorted = list.map(({ service, unit, usd }) => [service, unit, usd]).sort();
    const digest = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 8);
    this.version = `${version}+${digest}`;
    this.prices = new Map(list.map(({ service, unit, usd }) => [keyOf(service, unit), usd]));
  }

  /** The lines of a cost at this list's prices, one for each service and unit. */
  linesOf(cost: Cost): PricedLine[] {
    const lines = new Map<string, MeteredLine>();
    for (const line of cost.byService) {
      const key = keyOf(line.service, line.unit);
      const before = lines.get(key);
      if (before === undefined) lines.set(key, { ...line });
      else {
        before.quantity += line.quantity;
        before.usd += line.usd;
      }
    }
    return [...lines.values()].map((line) => this.price(line));
  }

  /** The cost at this list's prices, as it is shown and booked. */
  priced(cost: Cost): Cost {
    const byService = this.linesOf(cost).map(({ service, unit, quantity, usd }) => ({
      service,
      usd,
      quantity,
      unit,
    }));
    return { totalUsd: byService.reduce((sum, { usd }) => sum + usd, 0), byService };
  }

  /** What one question costs before it uses anything; empty where the list charges nothing for it. */
  perQuestion(): Cost {
    const { service, unit } = PER_QUESTION;
    const usd = this.prices.get(keyOf(service, unit)) ?? 0;
    return usd === 0 ? NO_COST : { totalUsd: usd, byService: [{ service, unit, quantity: 1, usd }] };
  }

  private price(line: MeteredLine): PricedLine {
    const listed = this.prices.get(keyOf(line.service, line.unit));
    if (listed !== undefined) return { ...line, usd: line.quantity * listed, unitPriceUsd: listed };
    return { ...line, unitPriceUsd: line.quantity === 0 ? 0 : line.usd / line.quantity };
  }
}

const keyOf = (service: string, unit: string) => `${service}\n${unit}`;

export function addCosts(...costs: readonly Cost[]): Cost {
  return {
    totalUsd: costs.reduce((sum, { totalUsd }) => sum + totalUsd, 0),
    byService: costs.flatMap(({ byService }) => byService),
  };
}
