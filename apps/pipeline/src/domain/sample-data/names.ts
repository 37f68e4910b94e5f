export interface SupplierNames {
  readonly name: string;
  /** Product groups it delivers. */
  readonly groups: readonly string[];
}

export const SUPPLIERS: readonly SupplierNames[] = [
  { name: 'Kestrel Bottling', groups: ['Beverages'] },
  { name: 'Three Rivers Drinks', groups: ['Beverages'] },
  { name: 'Solana Juices', groups: ['Beverages', 'Produce'] },
  { name: 'Copperfield Confectionery', groups: ['Snacks'] },
  { name: 'Nutwood Trading', groups: ['Snacks'] },
  { name: 'Pembroke Savouries', groups: ['Snacks', 'Bakery'] },
  { name: 'Fernhill Creamery', groups: ['Dairy'] },
  { name: 'Upland Dairies', groups: ['Dairy'] },
  { name: 'Casa Bianca Cheese', groups: ['Dairy', 'Frozen'] },
  { name: 'Boreal Frozen Foods', groups: ['Frozen'] },
  { name: 'Icefield Logistics', groups: ['Frozen', 'Dairy'] },
  { name: 'Millstone Bakers', groups: ['Bakery'] },
  { name: 'Harvest Oven', groups: ['Bakery'] },
  { name: 'Lowland Growers', groups: ['Produce'] },
  { name: 'Valle Verde Fruit', groups: ['Produce'] },
  { name: 'Market Garden Union', groups: ['Produce'] },
  { name: 'Brightwater Chemicals', groups: ['Household'] },
  { name: 'Tidy Home Products', groups: ['Household', 'Personal Care'] },
  { name: 'Papermill Supplies', groups: ['Household', 'Stationery'] },
  { name: 'Linden Cosmetics', groups: ['Personal Care'] },
  { name: 'Aqua Pharma', groups: ['Personal Care'] },
  { name: 'Silverline Toiletries', groups: ['Personal Care', 'Household'] },
  { name: 'Ampere Components', groups: ['Electronics'] },
  { name: 'Lumen & Sons', groups: ['Electronics'] },
  { name: 'Pacific Gadget Imports', groups: ['Electronics'] },
  { name: 'Quill Office Wholesale', groups: ['Stationery'] },
  { name: 'Beacon Paper', groups: ['Stationery'] },
  { name: 'Drummond General Trading', groups: ['Household', 'Stationery', 'Electronics'] },
  { name: 'Oakline Wholesale', groups: ['Beverages', 'Snacks', 'Frozen'] },
  { name: 'Regent Fine Foods', groups: ['Snacks', 'Dairy', 'Bakery'] },
];

export const AREAS = [
  'North',
  'South',
  'East',
  'West',
  'Central',
  'Harbour',
  'Airport',
  'Riverside',
  'Old Town',
  'University',
];

export const STREETS = [
  'Ash Grove',
  'Canal Street',
  'Dock Road',
  'Foundry Lane',
  'Garden Row',
  'Kingsway',
  'Mason Street',
  'Orchard Road',
  'Priory Walk',
  'Tower Hill',
];

export const CUSTOMER_PLACES = [
  'Abbey',
  'Beacon',
  'Castle',
  'Dockside',
  'Elmwood',
  'Forge',
  'Greenway',
  'Heather',
  'Ivy Lane',
  'Jubilee',
  'Kingfisher',
  'Lighthouse',
  'Meadow',
  'New Bridge',
  'Orchard',
  'Priory',
  'Quayside',
  'Rosewood',
  'Spinney',
  'Tannery',
];

export const CUSTOMER_KINDS = [
  'Food Hall',
  'Corner Shop',
  'Market',
  'Grocery',
  'Superstore',
  'Pantry',
  'Provisions',
  'Canteen',
  'Kiosk',
];
