import { adviseOrders } from './inventory/advise-orders.tool';
import { calculateReorderPoint } from './inventory/calculate-reorder-point.tool';
import { forecastDemand } from './inventory/forecast-demand.tool';
import { identifyLowStock } from './inventory/identify-low-stock.tool';
import { identifyStockoutRisk } from './inventory/identify-stockout-risk.tool';
import { calculateWarehouseCapacity } from './logistics/calculate-warehouse-capacity.tool';
import { checkFulfillmentStatus } from './logistics/check-fulfillment-status.tool';
import { identifyDelayedOrders } from './logistics/identify-delayed-orders.tool';
import { optimizeDeliveryRoute } from './logistics/optimize-delivery-route.tool';
import { analyzePurchaseTrends } from './supplier/analyze-purchase-trends.tool';
import { analyzeSupplierPerformance } from './supplier/analyze-supplier-performance.tool';
import { compareSupplierCosts } from './supplier/compare-supplier-costs.tool';
import { identifyCostSavings } from './supplier/identify-cost-savings.tool';
import type { Tool } from './tool';

/** Every tool. A new one is a file and a line here; see docs/guides/add-your-own-tool.md. */
export const TOOLS: readonly Tool[] = [
  calculateReorderPoint,
  identifyLowStock,
  forecastDemand,
  identifyStockoutRisk,
  adviseOrders,
  optimizeDeliveryRoute,
  checkFulfillmentStatus,
  identifyDelayedOrders,
  calculateWarehouseCapacity,
  analyzeSupplierPerformance,
  compareSupplierCosts,
  identifyCostSavings,
  analyzePurchaseTrends,
];
