import type { ToolDefinition } from '#libs/contracts';
import { days, value, warehouse } from './parameters.fixture';

/** Tools as their definitions may be written: what the reader is tried with. */
export const LOGISTICS_TOOLS: readonly ToolDefinition[] = [
  {
    name: 'optimize_delivery_route',
    label: 'Delivery route',
    summary: 'The shortest routes for open orders.',
    agent: 'logistics',
    personas: ['field_engineer'],
    parameters: [
      value('order_ids', 'sales_order.order_reference', 'Orders', { many: true, required: false }),
      warehouse(true),
    ],
    phrases: [
      '(optimize|plan) [the] [delivery] (route|routes) [for {order_ids}] [from {warehouse_code}]',
      '(best|shortest|fastest|optimal) [delivery] (route|routes) [for {order_ids}] [from {warehouse_code}]',
      'route for {order_ids}',
      'route (optimization|planning) [for {warehouse_code}]',
      '(optimize|plan) [the] deliveries [of {order_ids}] [from {warehouse_code}]',
    ],
    examples: ['Optimize delivery routes for WH-04'],
    keys: ['sales_order.order_reference'],
  },
  {
    name: 'check_fulfillment_status',
    label: 'Fulfilment of an order',
    summary: 'What of an order is picked, missing, late.',
    agent: 'logistics',
    personas: ['field_engineer'],
    parameters: [value('order_id', 'sales_order.order_reference', 'Order')],
    phrases: [
      'check [order] fulfillment [status] [of] {order_id}',
      'check [the] [order] status [of] {order_id}',
      'fulfillment (check|analysis) [of {order_id}]',
      'how far is {order_id}',
    ],
    examples: ['Check fulfilment status of SO-100500'],
    keys: ['sales_order.order_reference'],
  },
  {
    name: 'identify_delayed_orders',
    label: 'Delayed orders',
    summary: 'Orders that are late or will be.',
    agent: 'logistics',
    personas: ['field_engineer'],
    parameters: [warehouse(false), days('Late by at least this many days.', 1, { required: false, min: 0 })],
    phrases: [
      'identify [the] delayed orders [in {warehouse_code}] [late by more than {days}]',
      '[which] orders (are likely to be|will be) (late|delayed)',
      'analyze [the] (delays|delayed orders) [in {warehouse_code}]',
    ],
    examples: ['Identify delayed orders in WH-04'],
    keys: ['sales_order.order_reference'],
  },
  {
    name: 'calculate_warehouse_capacity',
    label: 'Warehouse capacity',
    summary: 'How full a warehouse is and will be.',
    agent: 'logistics',
    personas: ['field_engineer'],
    parameters: [warehouse(true)],
    phrases: [
      '(calculate|analyze) [the] [warehouse] capacity [utilisation] [of {warehouse_code}]',
      'capacity (analysis|calculation) [of {warehouse_code}]',
      'how much (space|room|capacity) is (left|free) [in {warehouse_code}]',
    ],
    examples: ['Calculate the capacity of WH-04'],
    keys: ['stock.warehouse_code'],
  },
];
