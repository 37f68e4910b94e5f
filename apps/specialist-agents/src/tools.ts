import { boughtTogether } from './commerce/bought-together.tool';
import { customerLookup } from './commerce/customer-lookup.tool';
import { inventoryLevels } from './commerce/inventory-levels.tool';
import { orderStatus } from './commerce/order-status.tool';
import { productLookup } from './commerce/product-lookup.tool';
import { productRecommendations } from './commerce/product-recommendations.tool';
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
import { cancelTimeOff } from './workforce/cancel-time-off.tool';
import { changeTimeOff } from './workforce/change-time-off.tool';
import { completeTask } from './workforce/complete-task.tool';
import { mySchedule } from './workforce/my-schedule.tool';
import { myTasks } from './workforce/my-tasks.tool';
import { requestTimeOff } from './workforce/request-time-off.tool';
import { searchProcedures } from './workforce/search-procedures.tool';
import { staffSkills } from './workforce/staff-skills.tool';
import { startTask } from './workforce/start-task.tool';
import { storeInformation } from './workforce/store-information.tool';
import { storeKpis } from './workforce/store-kpis.tool';
import { storeRequestsTool } from './workforce/store-requests.tool';
import { taskStatus } from './workforce/task-status.tool';
import { timeOffBalance } from './workforce/time-off-balance.tool';
import { todaysPlan } from './workforce/todays-plan.tool';
import { whoWorks } from './workforce/who-works.tool';

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
  mySchedule,
  whoWorks,
  myTasks,
  taskStatus,
  startTask,
  completeTask,
  timeOffBalance,
  requestTimeOff,
  changeTimeOff,
  cancelTimeOff,
  storeRequestsTool,
  staffSkills,
  storeInformation,
  todaysPlan,
  searchProcedures,
  storeKpis,
  productLookup,
  inventoryLevels,
  productRecommendations,
  boughtTogether,
  customerLookup,
  orderStatus,
];
