import { z } from 'zod';
import { checkedByTool, type Parameter, valueOf } from '../parameters';

/** The number of an order in any writing; also as a bare number. The tool finds out which order is meant. */
export function orderNumber(wording: { label: string; description: string }): Parameter<string> {
  const { about, schema, ...checks } = checkedByTool(valueOf('sales_order.order_reference', wording));
  return { ...checks, about, schema: z.union([z.int().min(0).transform(String), schema]) };
}
