/** A warehouse small enough to check by hand, with the cases that joins and totals go wrong on. */

const DDL = `
CREATE TABLE product (product_code VARCHAR(50) PRIMARY KEY, product_name VARCHAR(200) NOT NULL, product_group VARCHAR(50), unit_cost DECIMAL(10,2), unit_price DECIMAL(10,2), supplier_code VARCHAR(50), supplier_name VARCHAR(200), created_date DATE, updated_date DATE);
CREATE TABLE warehouse_product (warehouse_code VARCHAR(50), product_code VARCHAR(50), current_stock INTEGER, minimum_stock INTEGER, maximum_stock INTEGER, reorder_point INTEGER, lead_time_days INTEGER, last_restock_date DATE);
CREATE TABLE sales_order_header (sales_order_prefix VARCHAR(10), sales_order_number VARCHAR(50), order_date DATE, customer_code VARCHAR(50), customer_name VARCHAR(200), warehouse_code VARCHAR(50), delivery_address VARCHAR(500), delivery_area VARCHAR(100), delivery_date DATE, status VARCHAR(50));
CREATE TABLE sales_order_line (sales_order_prefix VARCHAR(10), sales_order_number VARCHAR(50), sales_order_line INTEGER, product_code VARCHAR(50), order_quantity INTEGER, fulfilled_quantity INTEGER, unit_price DECIMAL(10,2), line_total DECIMAL(10,2), fulfillment_status VARCHAR(50));
CREATE TABLE purchase_order_header (purchase_order_prefix VARCHAR(10), purchase_order_number VARCHAR(50), order_date DATE, supplier_code VARCHAR(50), supplier_name VARCHAR(200), warehouse_code VARCHAR(50), expected_delivery_date DATE, actual_delivery_date DATE, status VARCHAR(50));
CREATE TABLE purchase_order_line (purchase_order_prefix VARCHAR(10), purchase_order_number VARCHAR(50), purchase_order_line INTEGER, product_code VARCHAR(50), order_quantity INTEGER, received_quantity INTEGER, unit_cost DECIMAL(10,2), line_total DECIMAL(10,2), receipt_status VARCHAR(50));
`;

/** The day that "today" is for these rows. */
export const SAMPLE_TODAY = '2026-06-17';

const ROWS = {
  // P-5 has no group, supplier or stock; P-6 is stocked and never sold; O'Brien and 100% test quoting and patterns.
  product: `
P-1,Whole Milk 1L,Dairy,0.80,1.20,S-1,Alpine Dairy,2025-01-10,2026-01-01
P-2,Greek Yogurt,Dairy,1.00,1.90,S-2,O'Brien & Sons,2025-02-10,2026-02-01
P-3,Oat Drink 100% Oat,Beverages,0.90,1.50,S-1,Alpine Dairy,2025-03-10,2026-03-01
P-4,USB_C Cable,Electronics,10.00,9.00,S-3,Voltix,2025-04-10,2026-04-01
P-5,Loose Labels,,0.10,0.30,,,2026-06-01,2026-06-01
P-6,Night Light,Electronics,4.00,7.50,S-3,Voltix,2026-05-20,2026-06-01`,
  warehouse_product: `
WH-01,P-1,5,10,100,20,3,2026-06-01
WH-01,P-2,0,10,50,15,4,2026-05-01
WH-01,P-3,120,20,100,30,5,2026-04-01
WH-01,P-6,40,5,80,10,6,
WH-02,P-1,20,10,60,20,2,2026-06-10
WH-02,P-4,7,7,30,9,14,2026-03-01`,
  // Order 104 has no line; 105 comes from a warehouse that stocks nothing; numbers repeat across prefixes.
  sales_order_header: `
SO,100,2026-06-01,C-1,Crown Stores,WH-01,1 Elm Street,North,2026-06-05,Delivered
SO,101,2026-06-10,C-1,Crown Stores,WH-01,1 Elm Street,North,2026-06-15,Shipped
WEB,101,2026-06-11,C-2,Kings Cafe,WH-02,2 High Street,South,2026-06-18,Pending
SO,102,2026-05-20,C-2,Kings Cafe,WH-02,2 High Street,South,2026-05-25,Cancelled
SO,103,2026-05-05,C-3,Village Deli,WH-01,3 Mill Lane,North,2026-05-09,Delivered
SO,104,2026-06-16,C-3,Village Deli,WH-02,3 Mill Lane,,2026-06-19,Processing
SO,105,2025-06-12,C-4,Metro Mart,WH-03,4 Quay Road,East,2025-06-20,Delivered`,
  sales_order_line: `
SO,100,1,P-1,10,10,1.20,12.00,Fulfilled
SO,100,2,P-2,5,4,1.80,9.00,Partial
SO,100,3,P-1,2,2,1.10,2.20,Fulfilled
SO,101,1,P-3,30,20,1.50,45.00,Partial
SO,101,2,P-5,100,100,0.30,30.00,Fulfilled
WEB,101,1,P-4,2,0,9.00,18.00,Pending
SO,102,1,P-1,50,0,1.20,60.00,Cancelled
SO,103,1,P-2,8,8,1.90,15.20,Fulfilled
SO,103,2,P-3,6,6,1.40,8.40,Fulfilled
SO,105,1,P-1,4,4,1.00,4.00,Fulfilled`,
  purchase_order_header: `
PO,500,2026-04-01,S-1,Alpine Dairy,WH-01,2026-04-08,2026-04-07,Received
PO,501,2026-05-02,S-1,Alpine Dairy,WH-02,2026-05-09,2026-05-12,Received
PO,502,2026-06-01,S-2,O'Brien & Sons,WH-01,2026-06-10,,In Transit
BPO,502,2026-06-12,S-3,Voltix,WH-02,2026-06-25,,Approved
PO,503,2026-05-15,S-3,Voltix,WH-01,2026-05-30,,Cancelled`,
  purchase_order_line: `
PO,500,1,P-1,100,100,0.85,85.00,Received
PO,500,2,P-3,50,40,0.90,45.00,Partial
PO,501,1,P-1,60,60,0.75,45.00,Received
PO,502,1,P-2,40,0,1.05,42.00,Pending
BPO,502,1,P-4,10,0,9.50,95.00,Pending
BPO,502,2,P-6,20,0,4.00,80.00,Pending
PO,503,1,P-6,5,0,4.20,21.00,Cancelled`,
};

/** SQL that creates and fills the six tables; DuckDB and PostgreSQL both take it. */
export const SAMPLE_SQL: string =
  DDL +
  Object.entries(ROWS)
    .map(([table, rows]) => {
      const values = rows
        .trim()
        .split('\n')
        .map((row) => `(${row.split(',').map(literal).join(', ')})`);
      return `INSERT INTO ${table} VALUES\n${values.join(',\n')};`;
    })
    .join('\n');

function literal(cell: string): string {
  if (cell === '') return 'NULL';
  return /^\d+(\.\d+)?$/.test(cell) && !/^[1-5]0\d$/.test(cell) ? cell : `'${cell.replaceAll("'", "''")}'`;
}
