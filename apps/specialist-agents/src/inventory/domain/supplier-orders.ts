import { type Action, MAX_ACTION_LINES, MAX_LINE_QUANTITY } from '#libs/contracts';

/** One product that should be ordered. */
export interface OrderLine {
  productCode: string;
  productName: string;
  supplierCode: string | null;
  supplierName: string | null;
  /** Units, whole. */
  quantity: number;
  /** Money per unit. */
  unitCost: number | null;
  /** The more urgent, the larger: lines beyond a limit are left out from the least urgent on. */
  urgency: number;
}

export interface SupplierOrders {
  actions: Extract<Action, { kind: 'reorder' }>[];
  /** What could not be put into an order, and why. */
  notes: string[];
}

/** Actions of one result. */
export const MAX_ORDERS = 20;
const NAMED = 5;

/** One order for each supplier, the most urgent supplier first. What cannot be ordered is told, never left out in silence. */
export function supplierOrders(warehouseCode: string, lines: readonly OrderLine[]): SupplierOrders {
  const notes: string[] = [];
  const without = (why: string, left: readonly OrderLine[]) => {
    if (left.length > 0) notes.push(`${why}: ${codesOf(left)}.`);
  };
  without(
    'No supplier is known, so these cannot be ordered',
    lines.filter(({ supplierCode }) => supplierCode === null),
  );
  without(
    'No cost is known, so these are not part of an order',
    lines.filter(({ supplierCode, unitCost }) => supplierCode !== null && unitCost === null),
  );
  without(
    `More than ${MAX_LINE_QUANTITY} units of one product are not ordered at once`,
    lines.filter(
      ({ supplierCode, unitCost, quantity }) =>
        supplierCode !== null && unitCost !== null && quantity > MAX_LINE_QUANTITY,
    ),
  );

  const bySupplier = new Map<string, OrderLine[]>();
  for (const line of [...lines].sort((a, b) => b.urgency - a.urgency)) {
    const { supplierCode, unitCost, quantity } = line;
    if (supplierCode === null || unitCost === null || quantity > MAX_LINE_QUANTITY || quantity < 1) continue;
    bySupplier.set(supplierCode, [...(bySupplier.get(supplierCode) ?? []), line]);
  }
  const suppliers = [...bySupplier];
  without(
    `More than ${MAX_ACTION_LINES} products of one supplier: order these next`,
    suppliers.flatMap(([, ordered]) => ordered.slice(MAX_ACTION_LINES)),
  );
  without(
    `More than ${MAX_ORDERS} suppliers: order these next`,
    suppliers.slice(MAX_ORDERS).flatMap(([, ordered]) => ordered),
  );
  const actions = suppliers.slice(0, MAX_ORDERS).map(([supplierCode, ordered]) => ({
    kind: 'reorder' as const,
    warehouseCode,
    supplierCode,
    supplierName: ordered.find(({ supplierName }) => supplierName !== null)?.supplierName ?? supplierCode,
    lines: ordered.slice(0, MAX_ACTION_LINES).map(({ productCode, productName, quantity, unitCost }) => ({
      productCode,
      productName,
      quantity,
      unitCost: unitCost ?? 0,
    })),
  }));
  return { actions, notes };
}

function codesOf(lines: readonly OrderLine[]): string {
  const codes = lines.slice(0, NAMED).map(({ productCode }) => productCode);
  return lines.length > NAMED ? `${codes.join(', ')} and ${lines.length - NAMED} more` : codes.join(', ');
}
