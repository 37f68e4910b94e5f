import type { MetricQuery } from '#libs/contracts';
import { metricQuery } from './built-in-model';

export interface ReviewedQuery {
  title: string;
  persona: 'warehouse_manager' | 'field_engineer' | 'procurement_specialist';
  query: MetricQuery;
  sites?: readonly string[];
}

export const manager = (title: string, query: Partial<MetricQuery>, sites?: string[]): ReviewedQuery => ({
  title,
  persona: 'warehouse_manager',
  query: metricQuery(query),
  sites,
});
export const buyer = (title: string, query: Partial<MetricQuery>, sites?: string[]): ReviewedQuery => ({
  ...manager(title, query, sites),
  persona: 'procurement_specialist',
});

export const ORDERED = 'sales_order.order_date';
export const JUNE: [string, string] = ['2026-06-01', '2026-07-01'];
export const MAY: [string, string] = ['2026-05-01', '2026-06-01'];
