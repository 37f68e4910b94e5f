import type { SampleDepartment } from './sample-department';

/** The range of the sample stores: made up, and the same on every machine. */
export const SAMPLE_DEPARTMENTS: readonly SampleDepartment[] = [
  {
    name: 'Fruit and vegetables',
    aisle: '1',
    brands: ['Greenfold', 'Day One'],
    shelves: [
      [
        'Fruit',
        89,
        399,
        'Bananas/1 kg, Apples Braeburn/1 kg, Lemons/4 pieces, Strawberries/400 g, Limes/4 pieces, Avocado/2 pieces',
      ],
      [
        'Vegetables',
        59,
        299,
        'Tomatoes on the vine/500 g, Cucumber/1 piece, Carrots/1 kg, Onions/1 kg, Garlic/3 bulbs, Broccoli/400 g, Potatoes waxy/2 kg, Spinach/250 g',
      ],
      ['Herbs and salad', 99, 249, 'Basil/1 pot, Coriander/1 bunch, Rocket/125 g, Mixed salad/200 g'],
    ],
  },
  {
    name: 'Bakery',
    aisle: '2',
    brands: ['Stone Oven', 'Day One'],
    shelves: [
      [
        'Bread',
        129,
        399,
        'Rye bread/750 g, Wholemeal bread/500 g, Sourdough loaf/800 g, White toast/500 g, Baguette/250 g, Flatbread/6 pieces',
      ],
      [
        'Rolls and pastry',
        79,
        349,
        'Bread rolls/6 pieces, Croissants/4 pieces, Cinnamon buns/4 pieces, Burger buns/6 pieces, Bagels/5 pieces',
      ],
      [
        'Cakes',
        199,
        699,
        'Apple cake/400 g, Chocolate muffins/4 pieces, Lemon drizzle cake/350 g, Carrot cake/400 g',
      ],
    ],
  },
  {
    name: 'Dairy and eggs',
    aisle: '3',
    brands: ['Meadow Lane', 'Day One'],
    shelves: [
      [
        'Milk and cream',
        99,
        259,
        'Whole milk/1 l, Semi-skimmed milk/1 l, Oat drink/1 l, Soy drink/1 l, Whipping cream/250 ml, Sour cream/200 g',
      ],
      [
        'Cheese',
        199,
        549,
        'Mature cheddar/250 g, Mozzarella/125 g, Feta/200 g, Parmesan/150 g, Cream cheese/200 g',
      ],
      [
        'Butter, eggs and yoghurt',
        119,
        399,
        'Butter/250 g, Free range eggs/10 pieces, Natural yoghurt/500 g, Greek yoghurt/500 g, Fruit yoghurt/4 x 125 g, Margarine/500 g',
      ],
    ],
  },
  {
    name: 'Meat and fish',
    aisle: '4',
    brands: ['Hollow Farm', 'Day One'],
    shelves: [
      [
        'Meat',
        299,
        1299,
        'Minced beef/500 g, Chicken breast/600 g, Pork chops/500 g, Bacon/200 g, Sausages/6 pieces, Beef burgers/4 pieces, Turkey slices/150 g',
      ],
      [
        'Fish',
        399,
        1499,
        'Salmon fillet/300 g, Cod fillet/300 g, Prawns/200 g, Smoked salmon/100 g, Tuna steak/250 g',
      ],
      [
        'Meat free',
        249,
        499,
        'Tofu/300 g, Vegetable burgers/2 pieces, Hummus/200 g, Falafel/250 g, Tempeh/200 g',
      ],
    ],
  },
  {
    name: 'Frozen',
    aisle: '5',
    brands: ['Northfrost', 'Day One'],
    shelves: [
      [
        'Frozen vegetables',
        149,
        349,
        'Peas/750 g, Leaf spinach frozen/600 g, Oven chips/1 kg, Stir fry mix/500 g, Sweetcorn frozen/500 g',
      ],
      [
        'Frozen meals',
        249,
        599,
        'Margherita pizza/350 g, Salami pizza/350 g, Fish fingers/15 pieces, Vegetable lasagne/400 g, Spring rolls/8 pieces',
      ],
      [
        'Ice cream',
        249,
        649,
        'Vanilla ice cream/900 ml, Chocolate ice cream/900 ml, Ice lollies/6 pieces, Raspberry sorbet/500 ml, Mango sorbet/500 ml, Puff pastry/270 g',
      ],
    ],
  },
  {
    name: 'Pasta, rice and world food',
    aisle: '6',
    brands: ['Casa Verdi', 'Day One'],
    shelves: [
      [
        'Pasta and rice',
        89,
        349,
        'Spaghetti/500 g, Penne/500 g, Basmati rice/1 kg, Risotto rice/1 kg, Couscous/500 g, Lasagne sheets/500 g',
      ],
      [
        'Sauces',
        129,
        399,
        'Tomato passata/700 g, Basil pesto/190 g, Soy sauce/250 ml, Coconut milk/400 ml, Green curry paste/110 g, Chopped tomatoes/400 g',
      ],
      [
        'World food',
        149,
        399,
        'Egg noodles/250 g, Tortilla wraps/8 pieces, Salsa/300 g, Red lentils/500 g, Chickpeas/400 g, Kidney beans/400 g',
      ],
    ],
  },
  {
    name: 'Breakfast and baking',
    aisle: '7',
    brands: ['Millbrook', 'Day One'],
    shelves: [
      [
        'Cereals',
        149,
        499,
        'Rolled oats/1 kg, Muesli/750 g, Corn flakes/500 g, Granola/450 g, Bran flakes/500 g',
      ],
      [
        'Spreads',
        179,
        549,
        'Strawberry jam/340 g, Honey/340 g, Peanut butter/340 g, Hazelnut spread/400 g, Orange marmalade/340 g',
      ],
      [
        'Baking',
        79,
        399,
        'Plain flour/1 kg, Bread flour/1 kg, Caster sugar/1 kg, Baking powder/170 g, Dried yeast/7 x 7 g, Dark chocolate for baking/200 g, Vanilla extract/38 ml',
      ],
    ],
  },
  {
    name: 'Snacks and sweets',
    aisle: '8',
    brands: ['Jolly Fox', 'Day One'],
    shelves: [
      [
        'Crisps and nuts',
        99,
        449,
        'Salted crisps/150 g, Paprika crisps/150 g, Tortilla chips/200 g, Roasted peanuts/200 g, Cashew nuts/150 g, Popcorn/100 g',
      ],
      [
        'Sweets and chocolate',
        99,
        399,
        'Milk chocolate/100 g, Dark chocolate/100 g, Fruit gums/200 g, Mint drops/150 g, Liquorice/200 g',
      ],
      [
        'Biscuits',
        99,
        349,
        'Butter biscuits/200 g, Oat cookies/225 g, Cream crackers/300 g, Rice cakes/130 g, Cereal bars/6 pieces',
      ],
    ],
  },
  {
    name: 'Drinks',
    aisle: '9',
    brands: ['Clearwell', 'Day One'],
    shelves: [
      [
        'Water and soft drinks',
        59,
        299,
        'Sparkling water/6 x 1.5 l, Still water/6 x 1.5 l, Cola/1.5 l, Lemonade/1.5 l, Tonic water/1 l, Ginger ale/1 l',
      ],
      ['Juice', 149, 399, 'Orange juice/1 l, Apple juice/1 l, Tomato juice/1 l, Multivitamin juice/1 l'],
      [
        'Coffee and tea',
        199,
        899,
        'Ground coffee/500 g, Coffee beans/1 kg, Green tea/20 bags, English breakfast tea/80 bags, Camomile tea/20 bags, Hot chocolate/400 g',
      ],
    ],
  },
  {
    name: 'Beer, wine and spirits',
    aisle: '10',
    brands: ['Old Harbour', 'Valle Alta'],
    ageRestricted: true,
    shelves: [
      [
        'Beer',
        129,
        899,
        'Pilsner/6 x 330 ml, Wheat beer/500 ml, Pale ale/4 x 330 ml, Stout/4 x 440 ml, Cider/4 x 500 ml',
      ],
      [
        'Wine',
        499,
        1499,
        'Riesling/750 ml, Chardonnay/750 ml, Merlot/750 ml, Rioja/750 ml, Prosecco/750 ml, Rosé/750 ml',
      ],
      [
        'Spirits',
        1299,
        3499,
        'London gin/700 ml, White rum/700 ml, Vodka/700 ml, Single malt whisky/700 ml, Herb liqueur/500 ml',
      ],
    ],
  },
  {
    name: 'Household',
    aisle: '11',
    brands: ['Brightside', 'Day One'],
    shelves: [
      [
        'Cleaning',
        99,
        499,
        'All-purpose cleaner/1 l, Washing-up liquid/500 ml, Glass cleaner/750 ml, Bathroom cleaner/750 ml, Sponges/5 pieces, Dishwasher tablets/40 pieces',
      ],
      [
        'Laundry',
        299,
        1199,
        'Washing powder/2 kg, Liquid detergent/1.5 l, Fabric softener/1 l, Stain remover/500 ml',
      ],
      [
        'Paper and bags',
        149,
        699,
        'Toilet paper/8 rolls, Kitchen roll/4 rolls, Tissues/6 x 10, Bin bags/20 pieces, Baking paper/20 sheets, Aluminium foil/30 m',
      ],
    ],
  },
  {
    name: 'Baby, pets and personal care',
    aisle: '12',
    brands: ['Softwind', 'Day One'],
    shelves: [
      [
        'Baby',
        99,
        1499,
        'Nappies size 4/44 pieces, Baby wipes/4 x 56, Carrot puree for babies/190 g, Apple puree for babies/190 g, Infant formula/800 g',
      ],
      [
        'Pets',
        79,
        1299,
        'Cat food in jelly/12 x 85 g, Dry dog food/3 kg, Cat litter/10 l, Dog treats/200 g, Bird seed/1 kg',
      ],
      [
        'Personal care',
        99,
        599,
        'Toothpaste/75 ml, Toothbrush/2 pieces, Shampoo/300 ml, Shower gel/250 ml, Hand soap/300 ml, Sun cream/200 ml, Plasters/40 pieces',
      ],
    ],
  },
];
