import { adviseOrders } from './inventory/advise-orders.tool';
import { calculateReorderPoint } from './inventory/calculate-reorder-point.tool';
import { forecastDemand } from './inventory/forecast-demand.tool';
import { identifyLowStock } from './inventory/identify-low-stock.tool';
import { identifyStockoutRisk } from './inventory/identify-stockout-risk.tool';
import type { Tool } from './tool';

/** Every tool. A new one is a file and a line here; see docs/guides/add-your-own-tool.md. */
export const TOOLS: readonly Tool[] = [
  calculateReorderPoint,
  identifyLowStock,
  forecastDemand,
  identifyStockoutRisk,
  adviseOrders,
];
