import { days, many, optional, valueOf } from '../parameters';

/** Suppliers that orders went to; several are a list. */
export const suppliers = (description: string) =>
  optional(many(valueOf('purchase_order.supplier_code', { label: 'Suppliers', description })));

export const PERIOD_DAYS = 365;

/** The span of days up to today that a tool looks at. */
export const periodDays = (description: string) =>
  days({ label: 'Days', description, min: 1, max: 1_825, default: PERIOD_DAYS });
