/** Something from the data, or why there is none: not this persona's, or the warehouse did not answer. */
export type Known<T> = { value: T } | { unknown: 'hidden' | 'away' };

export interface ProductFact {
  name: string;
  /** List cost of a unit. */
  unitCost: number;
  supplierCode: string;
  supplierName: string;
}

export interface StockFact {
  /** Units on hand. */
  inStock: number;
  maximum: number;
}

export interface OrderFact {
  /** The customer's or the supplier's name. */
  partner: string;
  warehouseCode: string;
  /** Promised or expected, YYYY-MM-DD. */
  dueOn: string;
  status: string;
  isOpen: boolean;
  /** Money. */
  value: number;
}

/** Units that the own store has moved since the data was taken, by {@link stockKey}. */
export interface OwnMovements {
  incoming: ReadonlyMap<string, number>;
  outgoing: ReadonlyMap<string, number>;
}

/** What is known about the goods of an order or a transfer. */
export interface GoodsFacts {
  /** By product code. */
  products: Known<ReadonlyMap<string, ProductFact>>;
  /** Those of the action's warehouses that exist and that the caller has. */
  warehouses: Known<ReadonlySet<string>>;
  /** By {@link stockKey}. */
  stock: Known<ReadonlyMap<string, StockFact>>;
  /** Name of the supplier; null where there is none of this code. Of orders only. */
  supplier: Known<{ name: string } | null>;
  /** Units on purchase orders of the data that have not arrived, by product code. Of orders only. */
  onOrder: Known<ReadonlyMap<string, number>>;
  own: OwnMovements;
  /** When the data was taken, ISO 8601; null where it is not known. */
  dataAsOf: string | null;
}

export interface ExpediteFacts {
  /** Null where there is no such order among those that the caller may see. */
  order: Known<OrderFact | null>;
  /** The earliest day by which an earlier request of ours wants it. */
  requestedFor: { number: string; wantedBy: string } | null;
}

export const stockKey = (warehouseCode: string, productCode: string) =>
  JSON.stringify([warehouseCode, productCode]);

export const valueOf = <T>(fact: Known<T>): T | undefined => ('value' in fact ? fact.value : undefined);
