import type { ToolDefinition } from '#libs/contracts';
import { INVENTORY_TOOLS } from './inventory-tools.fixture';
import { LOGISTICS_TOOLS } from './logistics-tools.fixture';
import { SUPPLIER_TOOLS } from './supplier-tools.fixture';

/** By persona. */
export const TOOLS: Readonly<Record<string, readonly ToolDefinition[]>> = {
  warehouse_manager: INVENTORY_TOOLS,
  field_engineer: LOGISTICS_TOOLS,
  procurement_specialist: SUPPLIER_TOOLS,
};
