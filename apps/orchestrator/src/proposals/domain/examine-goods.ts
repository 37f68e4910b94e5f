import type { ActionLine } from '#libs/contracts';
import { canonicalAction } from './canonical-action';
import { type GoodsAction, namedSites, nameOf } from './action-form';
import { type GoodsFacts, type ProductFact, stockKey, valueOf } from './action-facts';
import type { ActionProblem, AvailableStock, ExaminedAction } from './examined-action';
import { goodsDiff } from './goods-diff';
import { counted } from './words';

/** Looks at an order or a transfer beside what the data knows. */
export function examineGoods(given: GoodsAction, facts: GoodsFacts): ExaminedAction {
  const action = named(given, facts);
  const costs = valueOf(facts.products);
  const parts = [facts.products, facts.warehouses, action.kind === 'reorder' ? facts.supplier : facts.stock];
  return {
    action,
    title: titleOf(action),
    amount: amountOf(action.lines, costs),
    diff: goodsDiff(action, facts),
    sites: namedSites(action),
    checked: parts.every((part) => 'value' in part),
    available: action.kind === 'transfer' ? availableFor(action, facts) : null,
    problems: [
      ...unknownWarehouses(action, facts),
      ...unknownSupplier(action, facts),
      ...unknownProducts(action, facts),
      ...(action.kind === 'transfer' ? tooMuch(action, availableFor(action, facts), facts) : []),
    ],
  };
}

/** The names that people read come from the data where it has them: a wrong name would mislead who approves. */
function named(given: GoodsAction, facts: GoodsFacts): GoodsAction {
  const products = valueOf(facts.products);
  const lines = given.lines.map((line) => {
    const product = products?.get(line.productCode);
    if (product === undefined) return line;
    const unitCost = given.kind === 'transfer' ? product.unitCost : line.unitCost;
    return { ...line, productName: product.name, unitCost };
  });
  const supplier = valueOf(facts.supplier);
  const withNames =
    given.kind === 'reorder'
      ? { ...given, supplierName: supplier?.name ?? given.supplierName, lines }
      : { ...given, lines };
  return canonicalAction(withNames) as GoodsAction;
}

/** At the higher of the given and the list cost: a price of nothing must not slip under a limit. */
function amountOf(lines: readonly ActionLine[], products: ReadonlyMap<string, ProductFact> | undefined) {
  const cents = lines.map(({ productCode, quantity, unitCost }) =>
    Math.round(quantity * Math.max(unitCost, products?.get(productCode)?.unitCost ?? 0) * 100),
  );
  return cents.reduce((sum, part) => sum + part, 0) / 100;
}

function titleOf(action: GoodsAction): string {
  const units = counted(
    action.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    'unit',
  );
  const [first] = action.lines;
  const goods = action.lines.length === 1 ? nameOf(first!) : counted(action.lines.length, 'product');
  return action.kind === 'reorder'
    ? `Order ${units} of ${goods} from ${action.supplierName || action.supplierCode} for ${action.warehouseCode}`
    : `Move ${units} of ${goods} from ${action.fromWarehouseCode} to ${action.toWarehouseCode}`;
}

function unknownWarehouses(action: GoodsAction, facts: GoodsFacts): ActionProblem[] {
  const known = valueOf(facts.warehouses);
  if (known === undefined) return [];
  return namedSites(action).flatMap((site, index) => {
    if (known.has(site)) return [];
    const path =
      action.kind === 'reorder' ? 'warehouseCode' : index === 0 ? 'fromWarehouseCode' : 'toWarehouseCode';
    return [{ path, message: `There is no warehouse ${site}.` }];
  });
}

function unknownSupplier(action: GoodsAction, facts: GoodsFacts): ActionProblem[] {
  if (action.kind !== 'reorder' || valueOf(facts.supplier) !== null) return [];
  return [{ path: 'supplierCode', message: `There is no supplier ${action.supplierCode}.` }];
}

function unknownProducts(action: GoodsAction, facts: GoodsFacts): ActionProblem[] {
  const known = valueOf(facts.products);
  if (known === undefined) return [];
  return action.lines.flatMap(({ productCode }, index) =>
    known.has(productCode)
      ? []
      : [{ path: `lines.${index}.productCode`, message: `There is no product ${productCode}.` }],
  );
}

function availableFor(action: GoodsAction, { stock, dataAsOf }: GoodsFacts): AvailableStock | null {
  const known = valueOf(stock);
  if (action.kind !== 'transfer' || known === undefined || dataAsOf === null) return null;
  const units = action.lines.map(({ productCode }) => {
    const fact = known.get(stockKey(action.fromWarehouseCode, productCode));
    return [productCode, fact?.inStock ?? 0] as const;
  });
  return { units: Object.fromEntries(units), asOf: dataAsOf };
}

function tooMuch(
  action: Extract<GoodsAction, { kind: 'transfer' }>,
  available: AvailableStock | null,
  { own }: GoodsFacts,
): ActionProblem[] {
  if (available === null) return [];
  const left = ({ productCode }: ActionLine) =>
    (available.units[productCode] ?? 0) -
    (own.outgoing.get(stockKey(action.fromWarehouseCode, productCode)) ?? 0);
  return action.lines.flatMap((line, index) => {
    if (line.quantity <= left(line)) return [];
    return [
      { path: `lines.${index}.quantity`, message: leftText(action.fromWarehouseCode, line, left(line)) },
    ];
  });
}

/** Says how much there is to move. */
export function leftText(warehouseCode: string, line: Pick<ActionLine, 'productCode'>, left: number): string {
  return `${warehouseCode} has ${counted(Math.max(0, left), 'unit')} of ${line.productCode} left to move.`;
}
