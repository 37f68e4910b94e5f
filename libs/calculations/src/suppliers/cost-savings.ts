/** What one supplier was paid for one product; money and units of each span. */
export interface PurchaseHistory {
  product: string;
  supplier: string;
  /** The last twelve months, with the number of order lines. */
  year: { paid: number; units: number; lines: number };
  /** The latest part of them, and the twelve months before that part. */
  recent: { paid: number; units: number };
  earlier: { paid: number; units: number };
}

export interface CostSaving {
  product: string;
  supplier: string;
  /** `supplier`: another supplier is cheaper. `earlier`: the same one was. */
  kind: 'supplier' | 'earlier';
  /** The cheaper supplier, where there is one, and the lines that its cost rests on. */
  otherSupplier?: string;
  otherLines?: number;
  /** Money a unit: what is paid, and what would be. */
  unitCost: number;
  otherUnitCost: number;
  /** (paid − other) / paid, 0 to 1. */
  difference: number;
  /** Units of the last twelve months that the saving is counted on. */
  units: number;
  /** Money: (paid − other) × units. */
  saving: number;
  /** False when the same purchases could be had cheaper still in another way, so that it must not be added to that. */
  counted: boolean;
}

/**
 * Products that cost less elsewhere or earlier by more than a part of what is paid. A purchase variance in money is
 * (unit cost paid − unit cost of reference) × units (Horngren, Datar and Rajan 2012, chapter 7). The reference is a mean
 * over lines, not the luckiest of them.
 *
 * @param threshold part of the paid cost, 0 to 1; savings of exactly it are left out
 * @returns largest saving first
 */
export function findCostSavings(histories: readonly PurchaseHistory[], threshold: number): CostSaving[] {
  const byProduct = new Map<string, PurchaseHistory[]>();
  for (const history of histories) {
    if (!(history.year.units > 0 && history.year.paid > 0)) continue;
    byProduct.set(history.product, [...(byProduct.get(history.product) ?? []), history]);
  }
  const savings = [...byProduct.values()].flatMap((sources) =>
    sources.flatMap((source) => {
      const found = [cheaperElsewhere(source, sources), cheaperEarlier(source)].filter(
        (saving): saving is CostSaving => saving !== undefined && saving.difference > threshold,
      );
      const best = Math.max(...found.map(({ saving }) => saving));
      const first = found.findIndex(({ saving }) => saving === best);
      return found.map((saving, index) => ({ ...saving, counted: index === first }));
    }),
  );
  return savings.sort((one, other) => other.saving - one.saving);
}

function cheaperElsewhere(
  source: PurchaseHistory,
  sources: readonly PurchaseHistory[],
): CostSaving | undefined {
  const cheapest = sources
    .filter((other) => other !== source)
    .sort((one, other) => costOf(one.year) - costOf(other.year))[0];
  if (cheapest === undefined) return undefined;
  const compared = comparison(source, costOf(source.year), costOf(cheapest.year));
  return { ...compared, kind: 'supplier', otherSupplier: cheapest.supplier, otherLines: cheapest.year.lines };
}

function cheaperEarlier(source: PurchaseHistory): CostSaving | undefined {
  const { recent, earlier } = source;
  if (!(recent.units > 0 && earlier.units > 0 && earlier.paid > 0)) return undefined;
  return { ...comparison(source, costOf(recent), costOf(earlier)), kind: 'earlier' };
}

function comparison(
  { product, supplier, year }: PurchaseHistory,
  unitCost: number,
  otherUnitCost: number,
): Omit<CostSaving, 'kind'> {
  const less = unitCost - otherUnitCost;
  return {
    product,
    supplier,
    unitCost,
    otherUnitCost,
    difference: less / unitCost,
    units: year.units,
    saving: less * year.units,
    counted: true,
  };
}

const costOf = ({ paid, units }: { paid: number; units: number }) => paid / units;
