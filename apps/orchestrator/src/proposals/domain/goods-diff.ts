import type { ActionLine, Proposal } from '#libs/contracts';
import { type GoodsAction, nameOf } from './action-form';
import { type GoodsFacts, type Known, stockKey, valueOf } from './action-facts';
import { money } from './words';

type Diff = Proposal['diff'];

/** What an order or a transfer changes, product by product: the stock and what is on order, before and after. */
export function goodsDiff(action: GoodsAction, facts: GoodsFacts): Diff {
  return action.kind === 'reorder'
    ? [...action.lines.map((line) => orderLine(action, line, facts)), ...terms(action, facts)]
    : action.lines.flatMap((line) => transferLines(action, line, facts));
}

type Reorder = Extract<GoodsAction, { kind: 'reorder' }>;
type Transfer = Extract<GoodsAction, { kind: 'transfer' }>;

function orderLine({ warehouseCode }: Reorder, line: ActionLine, facts: GoodsFacts): Diff[number] {
  const key = stockKey(warehouseCode, line.productCode);
  const own = facts.own.incoming.get(key) ?? 0;
  const stock = stockText(facts.stock, key, 0);
  const say = (more: number) => `${stock}, ${onOrderText(facts.onOrder, line.productCode, own + more)}`;
  return { label: labelOf(line, warehouseCode), before: say(0), after: say(line.quantity) };
}

function transferLines(action: Transfer, line: ActionLine, { stock, own }: GoodsFacts): Diff {
  const from = stockKey(action.fromWarehouseCode, line.productCode);
  const to = stockKey(action.toWarehouseCode, line.productCode);
  const gone = own.outgoing.get(from) ?? 0;
  const coming = own.incoming.get(to) ?? 0;
  return [
    {
      label: labelOf(line, action.fromWarehouseCode),
      before: stockText(stock, from, -gone),
      after: stockText(stock, from, -gone - line.quantity),
    },
    {
      label: labelOf(line, action.toWarehouseCode),
      before: stockText(stock, to, coming),
      after: stockText(stock, to, coming + line.quantity),
    },
  ];
}

/** Supplier and price, where they are not those that the data has for the product. */
function terms(action: Reorder, facts: GoodsFacts): Diff {
  const products = valueOf(facts.products);
  return action.lines.flatMap((line) => {
    const product = products?.get(line.productCode);
    if (product === undefined) return [];
    const changes: Diff = [];
    if (product.supplierCode !== action.supplierCode) {
      const before = `${product.supplierCode} ${product.supplierName}`;
      const after = `${action.supplierCode} ${action.supplierName}`;
      changes.push({ label: `${line.productCode}: supplier`, before, after });
    }
    if (Math.abs(product.unitCost - line.unitCost) >= 0.005) {
      const before = `${money(product.unitCost)} (list)`;
      changes.push({ label: `${line.productCode}: cost per unit`, before, after: money(line.unitCost) });
    }
    return changes;
  });
}

const UNKNOWN = { hidden: 'not visible', away: 'not known now' };

function stockText(stock: GoodsFacts['stock'], key: string, change: number): string {
  if ('unknown' in stock) return `stock ${UNKNOWN[stock.unknown]}`;
  const fact = stock.value.get(key);
  const units = (fact?.inStock ?? 0) + change;
  if (fact === undefined && change === 0) return 'not stocked';
  const isOver = fact !== undefined && change > 0 && units > fact.maximum;
  return `${money(units)} in stock${isOver ? ` (maximum ${money(fact.maximum)})` : ''}`;
}

function onOrderText(onOrder: Known<ReadonlyMap<string, number>>, productCode: string, own: number): string {
  if ('unknown' in onOrder)
    return `${money(own)} on order here (other purchase orders ${UNKNOWN[onOrder.unknown]})`;
  return `${money(own + (onOrder.value.get(productCode) ?? 0))} on order`;
}

const labelOf = (line: ActionLine, warehouseCode: string) => `${nameOf(line)} in ${warehouseCode}`;
