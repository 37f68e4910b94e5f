/** Orders as the fake warehouse answers them; a field that is not given does not matter to the test. */
export const order = (order_reference: string, changes: Record<string, string | number | null> = {}) => ({
  order_reference,
  sales_order_number: order_reference.split('-')[1]!,
  customer_name: `Customer of ${order_reference}`,
  warehouse_code: 'WH-01',
  delivery_area: 'North',
  delivery_address: '1 Mill Street, North',
  delivery_date: '2026-06-16',
  status: 'Pending',
  days_late: 1,
  order_units: 40,
  open_units: 40,
  order_value: 100,
  ...changes,
});
