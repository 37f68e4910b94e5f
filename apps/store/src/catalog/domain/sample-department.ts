/** Lowest and highest price in cents, then "name/size" of what there is in two brands. */
type Shelf = readonly [category: string, from: number, to: number, items: string];

/** A made-up department. */
export interface SampleDepartment {
  name: string;
  aisle: string;
  brands: readonly [string, string];
  shelves: readonly Shelf[];
  ageRestricted?: boolean;
}
