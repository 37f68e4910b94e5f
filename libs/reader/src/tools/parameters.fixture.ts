import type { ToolParameter } from '#libs/contracts';

export const value = (
  name: string,
  member: string,
  label: string,
  rest: Partial<ToolParameter> = {},
): ToolParameter => ({
  name,
  label,
  description: `Code of the ${label.toLowerCase()}.`,
  kind: 'value',
  member,
  many: false,
  required: true,
  ...rest,
});
export const days = (
  description: string,
  usual: number,
  rest: Partial<ToolParameter> = {},
): ToolParameter => ({
  name: 'days',
  label: 'Days',
  description,
  kind: 'days',
  many: false,
  required: false,
  min: 1,
  max: 365,
  default: usual,
  ...rest,
});
export const warehouse = (required: boolean): ToolParameter =>
  value('warehouse_code', 'stock.warehouse_code', 'Warehouse', { required });
export const product = value('product_code', 'product.product_code', 'Product');
