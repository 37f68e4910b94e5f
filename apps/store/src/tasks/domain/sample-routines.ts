import type { RequiredSkill } from '#libs/contracts';
import type { Routine } from './routine';

/** A routine of every sample store; its id follows from store and title. */
export type SampleRoutine = Omit<Routine, 'id' | 'storeCode'>;

/** One thing of a certain day, which nobody planned for. */
export type AdHoc = Pick<
  Routine,
  'title' | 'description' | 'area' | 'priority' | 'estimateMinutes' | 'requiredSkills' | 'dueMinute'
>;

/** area | title | minutes | priority | from-until | skill level | weekdays (none: every day; 1 is Monday) | what to do */
const ROUTINES = `
Front of store | Opening checks | 20 | 1 | 06:30-07:30 |  |  | Lights, doors, emergency exits, floor dry, trolleys in place. Sign the opening sheet.
Cash office | Issue till floats | 20 | 1 | 06:30-07:45 | cash_office 2 |  | Count the floats and hand them out against signature.
Bakery | First bake-off | 45 | 1 | 06:30-08:00 | bakery 2 |  | Bake rolls and baguettes by the bake plan; shelf full at opening.
Fresh food | Fruit and vegetable rotation | 40 | 1 | 06:30-08:30 | fresh_food 2 |  | Take out what is bruised, older stock to the front, mist leafy vegetables.
Fresh food | Temperature log, morning | 15 | 1 | 06:45-08:30 | fresh_food 1 |  | Read every fridge and freezer. Above 5 °C or −18 °C: move the goods and call a manager.
Fresh food | Use-by check of dairy and meat | 35 | 1 | 07:00-09:00 | fresh_food 2 |  | Reduce what ends today, take off what ended yesterday, write down the waste.
Deli | Set up the deli counter | 40 | 2 | 07:00-09:00 | deli 2 |  | Clean the slicers, label the allergens, fill the counter.
Click and collect | Picks for the morning slots | 60 | 1 | 07:00-09:30 | click_and_collect 2 |  | Pick by the list, replace only as the customer allowed, chilled goods last.
Stockroom | Take in the delivery | 50 | 1 | 07:00-10:00 | stockroom 2 |  | Check seals and temperatures, count the cages against the note, report what is missing.
Stockroom | Pallets to the high shelves | 40 | 3 | 09:00-12:00 | forklift 2 | 135 | Only with a licence; keep the aisle closed meanwhile.
Grocery | Shelf gaps, morning walk | 45 | 2 | 08:30-10:30 | stockroom 1 |  | Walk every aisle, scan gaps, fill from the stockroom.
Pricing | Price labels of today’s changes | 40 | 2 | 07:00-10:00 | pricing 2 |  | Print and swap the labels; check ten of them at the till.
Pricing | Set up the week’s promotions | 75 | 2 | 07:00-12:00 | pricing 2 | 4 | Ends, signs and labels by the promotion plan; take down the old ones.
Tills | Till cover over lunch | 60 | 2 | 11:45-14:00 | till 1 |  | All staffed tills open while more than three people wait.
Bakery | Second bake-off | 30 | 2 | 11:00-13:00 | bakery 2 |  | Bake for the afternoon by what was sold by noon.
Cleaning | Clean the entrance and the trolleys | 25 | 3 | 09:00-12:00 | cleaning 1 |  | Sweep, wipe the handles, empty the bins.
Cleaning | Customer toilets, noon | 20 | 2 | 11:30-13:00 | cleaning 1 |  | Clean, refill, sign the sheet.
Fresh food | Temperature log, afternoon | 15 | 1 | 13:30-15:00 | fresh_food 1 |  | Read every fridge and freezer. Above 5 °C or −18 °C: move the goods and call a manager.
Click and collect | Picks for the evening slots | 60 | 1 | 13:00-16:00 | click_and_collect 2 |  | Pick by the list, replace only as the customer allowed, chilled goods last.
Grocery | Shelf gaps, afternoon walk | 45 | 2 | 14:00-16:30 | stockroom 1 |  | Walk every aisle, scan gaps, fill from the stockroom.
Customer service | Returns and parcels | 30 | 3 | 14:00-17:00 | customer_service 2 |  | Check the returns, put sound goods back, send the parcels off.
Grocery | Face up before the evening | 40 | 3 | 15:30-17:30 |  |  | Pull everything to the front edge, aisles 1 to 8.
Deli | Close the deli counter | 40 | 2 | 18:00-20:30 | deli 2 |  | Wrap and label what keeps, write down the waste, clean slicers and counter.
Fresh food | Evening reductions | 30 | 2 | 17:30-19:30 | fresh_food 1 |  | Reduce bread and fresh goods of today by the steps of the plan.
Cleaning | Wash the floor | 45 | 3 | 19:00-21:00 | cleaning 2 |  | Machine through all aisles; wet-floor signs out.
Cash office | Cash-up | 40 | 1 | 20:00-21:00 | cash_office 2 |  | Count every till, note differences above 2.00, seal the bag.
Front of store | Closing checks | 20 | 1 | 20:30-21:00 |  |  | Emergency exits, ovens off, alarms set. Sign the closing sheet.
Stockroom | Count the ten articles of the day | 35 | 3 | 10:00-15:00 | stockroom 2 | 12345 | Count shelf and stockroom, enter what differs.
Customer service | First-aid box and defibrillator | 10 | 3 | 09:00-18:00 | first_aid 2 | 1 | Complete and in date; the light of the defibrillator is green.`;

const AD_HOC = `
Tills | Swap the receipt printer of till 4 | 15 | 2 | -11:00 | till 2 |  | The spare is in the cash office; test it with one sale.
Customer service | Call back Mrs Adler about her order | 10 | 2 | -12:30 | customer_service 2 |  | Two articles were missing on Thursday; offer a refund or a new delivery.
Fresh food | Taste table of local apples | 45 | 3 | -15:00 | fresh_food 1 |  | Table at the entrance, knife and bins from the deli.
Grocery | Take product off sale: hazelnut spread 400 g | 20 | 1 | -10:00 |  |  | Lots L4410 to L4417. Lock the till, take them off the shelf, count them.
Stockroom | Clear the returns cage | 40 | 3 | -16:00 | stockroom 1 |  | Sort by supplier, print the labels, put it at gate 2.
Front of store | Replace the entrance mat | 15 | 2 | -13:00 |  |  | The new one is in the stockroom; the old one trips people.
Cleaning | Spill at the dairy fridge | 15 | 1 | -09:30 | cleaning 1 |  | Water below the third door; if it comes back, call the technician.
Pricing | Check the shelf price of olive oil | 10 | 2 | -14:00 | pricing 1 |  | A customer paid more than the label said.`;

function read(line: string): SampleRoutine {
  const [area, title, minutes, priority, span, skill, weekdays, description] = line.split(' | ') as string[];
  const [from, until] = span!.split('-');
  return {
    area: area!,
    title: title!,
    description: description!,
    estimateMinutes: Number(minutes),
    priority: Number(priority),
    requiredSkills: skillsOf(skill!),
    weekdays: [...(weekdays === '' ? '1234567' : weekdays!)].map(Number),
    notBefore: minuteOf(from!),
    dueMinute: minuteOf(until!),
  };
}

function minuteOf(time: string): number | null {
  const [hour, minute] = time.split(':').map(Number);
  return time === '' ? null : hour! * 60 + minute!;
}

function skillsOf(words: string): RequiredSkill[] {
  const [skill, level] = words.split(' ');
  return words === '' ? [] : [{ skill: skill!, level: Number(level) }];
}

export const SAMPLE_ROUTINES: readonly SampleRoutine[] = ROUTINES.trim().split('\n').map(read);
export const SAMPLE_AD_HOC: readonly AdHoc[] = AD_HOC.trim().split('\n').map(read);
