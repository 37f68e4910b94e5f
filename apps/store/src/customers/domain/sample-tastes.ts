const LISTS = {
  staples:
    'Bananas, Whole milk, Butter, Rye bread, Free range eggs, Tomatoes on the vine, Onions, Potatoes waxy, Toilet paper, Ground coffee',
  italian:
    'Spaghetti, Penne, Tomato passata, Basil pesto, Parmesan, Mozzarella, Basil, Garlic, Lasagne sheets, Rocket, Rioja',
  asian:
    'Basmati rice, Coconut milk, Green curry paste, Soy sauce, Egg noodles, Coriander, Limes, Prawns, Spring rolls, Stir fry mix, Green tea',
  baking:
    'Plain flour, Caster sugar, Baking powder, Dark chocolate for baking, Vanilla extract, Free range eggs, Whipping cream, Lemons, Baking paper, Puff pastry',
  breakfast:
    'Rolled oats, Muesli, Granola, Natural yoghurt, Honey, Strawberry jam, Orange juice, Bread rolls, Croissants, Orange marmalade, English breakfast tea',
  vegetarian:
    'Tofu, Hummus, Falafel, Vegetable burgers, Chickpeas, Red lentils, Oat drink, Spinach, Avocado, Feta, Tempeh, Flatbread',
  grill:
    'Sausages, Beef burgers, Burger buns, Mixed salad, Cucumber, Pork chops, Cola, Pilsner, Aluminium foil, Sour cream',
  family:
    'Nappies size 4, Baby wipes, Carrot puree for babies, Apple puree for babies, Infant formula, Fish fingers, Peas, Fruit yoghurt, Multivitamin juice, Butter biscuits',
  cat: 'Cat food in jelly, Cat litter, Kitchen roll, Bin bags',
  dog: 'Dry dog food, Dog treats, Minced beef, All-purpose cleaner',
  movie:
    'Tortilla chips, Salsa, Popcorn, Salami pizza, Vanilla ice cream, Cola, Paprika crisps, Milk chocolate, Fruit gums',
  cleaning:
    'Washing-up liquid, Sponges, Glass cleaner, Bathroom cleaner, Dishwasher tablets, Liquid detergent, Fabric softener, Hand soap',
} as const;

/** Who buys what together, by the names of products without brand. Everybody buys some of the staples. */
export const SAMPLE_TASTES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(LISTS).map(([taste, list]) => [taste, list.split(', ')]),
);
