/** Month factors of demand, January first; the mean is about 1. */
const SUMMER = [0.75, 0.75, 0.85, 0.95, 1.1, 1.3, 1.4, 1.35, 1.05, 0.9, 0.8, 0.9];
const WINTER = [1.25, 1.2, 1.1, 0.95, 0.85, 0.75, 0.75, 0.8, 0.95, 1.1, 1.15, 1.25];
const GIFTS = [0.8, 0.75, 0.8, 0.85, 0.9, 0.9, 0.9, 0.95, 1.0, 1.1, 1.5, 1.75];
const SCHOOL = [1.1, 0.85, 0.8, 0.85, 0.85, 0.8, 0.95, 1.6, 1.45, 0.95, 0.85, 0.9];
const EVEN = [0.97, 0.96, 1.0, 1.0, 1.01, 1.01, 0.99, 0.98, 1.0, 1.01, 1.02, 1.08];

export interface GroupNames {
  readonly group: string;
  /** Ten things; each comes in four forms. */
  readonly things: readonly string[];
  readonly forms: readonly [string, string, string, string];
  /** Cost of the cheapest and the dearest, in cents. */
  readonly costCents: readonly [number, number];
  readonly season: readonly number[];
  /** Share of what is sold, before the season. */
  readonly share: number;
}

export const GROUPS: readonly GroupNames[] = [
  {
    group: 'Beverages',
    things: [
      'Spring Water',
      'Lemonade',
      'Mango Nectar',
      'Iced Tea',
      'Espresso Can',
      'Kombucha',
      'Root Beer',
      'Coconut Water',
      'Malt Drink',
      'Cranberry Juice',
    ],
    forms: ['330 ml', '750 ml', '2 l', 'Tray of 24'],
    costCents: [45, 1150],
    season: SUMMER,
    share: 16,
  },
  {
    group: 'Snacks',
    things: [
      'Sea Salt Chips',
      'Peanut Mix',
      'Corn Nuts',
      'Oat Cookies',
      'Cheese Twists',
      'Date Bar',
      'Milk Chocolate',
      'Wasabi Peas',
      'Cashews',
      'Wine Gums',
    ],
    forms: ['35 g', '100 g', '200 g', 'Sharing Box'],
    costCents: [40, 720],
    season: EVEN,
    share: 14,
  },
  {
    group: 'Dairy',
    things: [
      'Semi-skimmed Milk',
      'Natural Yoghurt',
      'Gouda Slices',
      'Salted Butter',
      'Ricotta',
      'Double Cream',
      'Brie',
      'Buttermilk',
      'Halloumi',
      'Custard',
    ],
    forms: ['250 g', '500 g', '1 kg', 'Catering Pail'],
    costCents: [70, 1400],
    season: EVEN,
    share: 13,
  },
  {
    group: 'Frozen',
    things: [
      'Green Beans',
      'Lemon Sorbet',
      'Cod Fillets',
      'Spinach Pizza',
      'Raspberries',
      'Potato Wedges',
      'Falafel',
      'Beef Lasagne',
      'Edamame',
      'Pierogi',
    ],
    forms: ['400 g', '750 g', '1.5 kg', 'Carton'],
    costCents: [110, 1700],
    season: SUMMER,
    share: 9,
  },
  {
    group: 'Bakery',
    things: [
      'Farmhouse Loaf',
      'Brioche Buns',
      'Seeded Bagels',
      'Tortilla Wraps',
      'Pain au Chocolat',
      'Pumpernickel',
      'Naan',
      'Banana Bread',
      'Ciabatta',
      'Scones',
    ],
    forms: ['Single', 'Pack of 4', 'Pack of 8', 'Bake-off Case'],
    costCents: [35, 980],
    season: EVEN,
    share: 11,
  },
  {
    group: 'Produce',
    things: [
      'Braeburn Apples',
      'Conference Pears',
      'Plum Tomatoes',
      'Rocket',
      'Shallots',
      'New Potatoes',
      'Beetroot',
      'Cauliflower',
      'Limes',
      'Chestnut Mushrooms',
    ],
    forms: ['250 g', '500 g', '1.5 kg', 'Crate'],
    costCents: [40, 2100],
    season: SUMMER,
    share: 12,
  },
  {
    group: 'Household',
    things: [
      'Washing Powder',
      'Rinse Aid',
      'Paper Towels',
      'Compost Bags',
      'Bathroom Cleaner',
      'Microfibre Cloths',
      'Scourers',
      'Baking Paper',
      'Stain Remover',
      'Tea Lights',
    ],
    forms: ['Small', 'Standard', 'Large', 'Trade Pack'],
    costCents: [85, 2600],
    season: WINTER,
    share: 9,
  },
  {
    group: 'Personal Care',
    things: [
      'Conditioner',
      'Mouthwash',
      'Bar Soap',
      'Roll-on',
      'Hand Cream',
      'Shower Gel',
      'Shaving Foam',
      'Plasters',
      'Sun Lotion',
      'Hair Wax',
    ],
    forms: ['75 ml', '150 ml', '300 ml', 'Family Size'],
    costCents: [95, 1900],
    season: EVEN,
    share: 8,
  },
  {
    group: 'Electronics',
    things: [
      'Charging Cable',
      'AAA Cells',
      'Desk Lamp',
      'Keyboard',
      'Extension Lead',
      'Power Bank',
      'Headset',
      'Card Reader',
      'Door Chime',
      'Timer Plug',
    ],
    forms: ['Basic', 'Comfort', 'Professional', 'Twin Pack'],
    costCents: [260, 6200],
    season: GIFTS,
    share: 4,
  },
  {
    group: 'Stationery',
    things: [
      'Gel Pens',
      'Copier Paper',
      'Index Cards',
      'Ring Binders',
      'Highlighters',
      'Padded Bags',
      'Exercise Books',
      'Hole Punch',
      'Glue Sticks',
      'Address Labels',
    ],
    forms: ['Single', 'Pack of 5', 'Pack of 20', 'Office Carton'],
    costCents: [60, 2500],
    season: SCHOOL,
    share: 4,
  },
];

export const BRANDS = [
  'Alder',
  'Brook & Vale',
  'Corvina',
  'Daybreak',
  'Ember',
  'Foxglove',
  'Granary',
  'Hazelmere',
];
