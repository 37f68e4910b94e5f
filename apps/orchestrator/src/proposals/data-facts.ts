import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, newCallContext, ServiceClient } from '#libs/bus';
import { type Action, type MetricQuery, QuartermasterError, type Scalar, sqlAgents } from '#libs/contracts';
import { Clock, Logger, SETTINGS, type Settings } from '#libs/runtime';
import { type GoodsAction, namedSites } from './domain/action-form';
import {
  type ExpediteFacts,
  type GoodsFacts,
  type Known,
  type OrderFact,
  type ProductFact,
  type StockFact,
  stockKey,
} from './domain/action-facts';
import {
  orderOf,
  outstanding,
  productsOf,
  stockOf,
  supplierIn,
  warehousesAmong,
} from './domain/fact-queries';
import { PROPOSAL_STORE, type ProposalStore } from './domain/proposal-store';

interface Rows {
  rows: Scalar[][];
  dataAsOf: string;
}

/** Time that is left for the answer after the data was waited for. */
const REPLY_MARGIN_MS = 1_000;
/** What a persona may not ask; everything else means that the data cannot be asked now. */
const HIDDEN = new Set(['QUERY_INVALID', 'SQL_REJECTED', 'PERSONA_NOT_ALLOWED']);
/** Before everything that was ever carried out: all of the own store counts where the age of the data is not known. */
const EVER = new Date(0);

/** Looks up what an action is about, with the rights of whoever asks; never fails for want of an answer. */
@Injectable()
export class DataFacts {
  constructor(
    private readonly services: ServiceClient,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(PROPOSAL_STORE) private readonly store: ProposalStore,
  ) {}

  async ofGoods(action: GoodsAction, persona: string | null, context: CallContext): Promise<GoodsFacts> {
    const ask = this.asker(persona, context);
    const sites = namedSites(action);
    const codes = action.lines.map(({ productCode }) => productCode);
    const [products, warehouses, stock, supplier, onOrder] = await Promise.all([
      ask(productsOf(codes)),
      ask(warehousesAmong(sites)),
      ask(stockOf(sites, codes)),
      action.kind === 'reorder' ? supplierOf(ask, action.supplierCode) : HAS_NONE,
      action.kind === 'reorder' ? ask(outstanding(action.warehouseCode, codes)) : HAS_NONE,
    ]);
    const takenAt = 'value' in stock ? momentOf(stock.value.dataAsOf) : null;
    return {
      products: map(products, ({ rows }) => new Map(rows.map(toProduct))),
      warehouses: map(warehouses, ({ rows }) => new Set(rows.map(([code]) => String(code)))),
      stock: map(stock, ({ rows }) => new Map(rows.map(toStock))),
      supplier: map(supplier, ({ rows: [row] }) => (row === undefined ? null : { name: text(row[1]) })),
      onOrder: map(
        onOrder,
        ({ rows }) => new Map(rows.map(([code, units]) => [String(code), Number(units)])),
      ),
      own: await this.store.movements(sites, codes, takenAt ?? EVER),
      dataAsOf: takenAt?.toISOString() ?? null,
    };
  }

  async ofOrder(
    { order, orderId }: Extract<Action, { kind: 'expedite' }>,
    persona: string | null,
    context: CallContext,
  ): Promise<ExpediteFacts> {
    const ask = this.asker(persona, context);
    const { itself, ifOpen } = orderOf(order, orderId);
    const [found, open] = await Promise.all([ask(itself), ask(ifOpen)]);
    const isOpen = map(open, ({ rows }) => rows.length > 0);
    return {
      order: 'unknown' in isOpen ? isOpen : map(found, ({ rows: [row] }) => toOrder(row, isOpen.value)),
      requestedFor: await this.store.requestedFor(order, orderId),
    };
  }

  private asker(persona: string | null, context: CallContext) {
    const timeoutMs = Math.min(
      this.settings.approvals.factsTimeoutMs,
      context.deadline - Date.now() - REPLY_MARGIN_MS,
    );
    const limited = newCallContext({
      ...context,
      deadline: Date.now() + Math.max(1, timeoutMs),
    });
    return async (query: MetricQuery): Promise<Known<Rows>> => {
      if (persona === null) return { unknown: 'hidden' };
      try {
        const input = { persona, query, today: this.clock.today() };
        const { table, dataAsOf } = await this.services.call(sqlAgents.run, input, limited);
        return { value: { rows: table.rows, dataAsOf } };
      } catch (error) {
        context.signal.throwIfAborted();
        const { code } = QuartermasterError.from(error);
        if (HIDDEN.has(code)) return { unknown: 'hidden' };
        this.logger.warn('proposal.data-not-known', { code, requestId: context.requestId });
        return { unknown: 'away' };
      }
    };
  }
}

type Ask = (query: MetricQuery) => Promise<Known<Rows>>;

const HAS_NONE: Known<Rows> = { value: { rows: [], dataAsOf: '' } };

/** Of a product, or of a purchase order where the persona may see those. */
async function supplierOf(ask: Ask, code: string): Promise<Known<Rows>> {
  const ofProducts = await ask(supplierIn('product', code));
  if ('unknown' in ofProducts || ofProducts.value.rows.length > 0) return ofProducts;
  const ofOrders = await ask(supplierIn('purchase_order', code));
  return 'unknown' in ofOrders && ofOrders.unknown === 'hidden' ? ofProducts : ofOrders;
}

function map<T, U>(fact: Known<T>, change: (value: T) => U): Known<U> {
  return 'unknown' in fact ? fact : { value: change(fact.value) };
}

const toProduct = ([code, name, cost, supplierCode, supplierName]: Scalar[]): [string, ProductFact] => [
  String(code),
  {
    name: text(name),
    unitCost: Number(cost),
    supplierCode: text(supplierCode),
    supplierName: text(supplierName),
  },
];

const toStock = ([warehouse, product, inStock, maximum]: Scalar[]): [string, StockFact] => [
  stockKey(String(warehouse), String(product)),
  { inStock: Number(inStock), maximum: Number(maximum) },
];

function toOrder(row: Scalar[] | undefined, isOpen: boolean): OrderFact | null {
  if (row === undefined) return null;
  const [partner, warehouseCode, dueOn, status, value] = row;
  return {
    partner: text(partner),
    warehouseCode: text(warehouseCode),
    dueOn: text(dueOn).slice(0, 10),
    status: text(status),
    isOpen,
    value: Number(value),
  };
}

function momentOf(dataAsOf: string): Date {
  const moment = new Date(dataAsOf);
  return Number.isNaN(moment.getTime()) ? EVER : moment;
}

const text = (value: Scalar | undefined) => (value === null || value === undefined ? '' : String(value));
