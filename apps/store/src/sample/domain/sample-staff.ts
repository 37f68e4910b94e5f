import type { Store } from '#libs/contracts';
import { sampleId } from './sample-id';

export interface SampleMember {
  id: string;
  storeCode: string;
  name: string;
  role: 'manager' | 'associate';
  username: string | null;
  contractMinutes: number;
  hiredOn: string;
  skills: { skill: string; level: number }[];
}

type SampleStore = Store & { staff: SampleMember[] };

const FULL_TIME = 2_250;
const PART_TIME = 1_200;

/** name, hours, skills with their level; the first two of a store are its managers. */
type Line = readonly [name: string, minutes: number, skills: string, username?: string];

const STAFF: Record<string, readonly Line[]> = {
  'S-01': [
    ['Sofia Rossi', FULL_TIME, 'cash_office 3, pricing 3, first_aid 3, till 3, customer_service 3', 'sofia'],
    ['Alex Admin', FULL_TIME, 'cash_office 3, pricing 2, till 2', 'alex'],
    ['Ben Carter', FULL_TIME, 'till 3, customer_service 2, stockroom 2, fresh_food 1', 'ben'],
    ['Amara Okafor', FULL_TIME, 'fresh_food 3, deli 2, cleaning 2', 'amara'],
    ['Diego Martín', FULL_TIME, 'bakery 3, fresh_food 2, cleaning 2'],
    ['Hannah Weber', PART_TIME, 'till 3, alcohol_licence 3, customer_service 3'],
    ['Jakub Nowak', FULL_TIME, 'stockroom 3, forklift 3, cleaning 1'],
    ['Leila Haddad', PART_TIME, 'deli 3, fresh_food 2, customer_service 2'],
    ['Tom Byrne', FULL_TIME, 'click_and_collect 3, stockroom 2, till 1'],
    ['Mei Tanaka', PART_TIME, 'pricing 3, till 2, first_aid 2'],
    ['Oliver Jensen', PART_TIME, 'click_and_collect 2, customer_service 2'],
    ['Fatima Khan', FULL_TIME, 'till 2, fresh_food 3, alcohol_licence 2'],
    ['Luca Moretti', PART_TIME, 'bakery 2, cleaning 2, till 1'],
    ['Grace Mensah', FULL_TIME, 'customer_service 3, cash_office 2, till 3'],
    ['Emil Larsson', PART_TIME, 'stockroom 2, cleaning 2'],
    ['Nina Petrov', FULL_TIME, 'fresh_food 2, pricing 2, click_and_collect 2'],
  ],
  'S-02': [
    ['Marcus Lee', FULL_TIME, 'cash_office 3, pricing 3, first_aid 3, till 3', 'marcus'],
    ['Elena Popescu', FULL_TIME, 'cash_office 2, customer_service 3, till 3'],
    ['Noah Fischer', FULL_TIME, 'stockroom 3, forklift 3'],
    ['Aisha Bello', FULL_TIME, 'fresh_food 3, deli 3, cleaning 2'],
    ['Piotr Zielinski', FULL_TIME, 'bakery 3, cleaning 2'],
    ['Chloe Martin', PART_TIME, 'till 3, customer_service 2'],
    ['Ravi Sharma', PART_TIME, 'till 2, alcohol_licence 3, pricing 2'],
    ['Ingrid Solberg', FULL_TIME, 'click_and_collect 3, stockroom 2'],
    ['Mateo Silva', PART_TIME, 'fresh_food 2, cleaning 2'],
    ['Yara Costa', FULL_TIME, 'till 3, customer_service 3, first_aid 2'],
    ['Daniel Novak', PART_TIME, 'stockroom 2, click_and_collect 2'],
    ['Sara Lindqvist', FULL_TIME, 'deli 2, fresh_food 2, till 1'],
  ],
  'S-03': [
    ['Julia Hoffmann', FULL_TIME, 'cash_office 3, pricing 3, first_aid 3, till 3', 'julia'],
    ['Samuel Adeyemi', FULL_TIME, 'cash_office 2, till 3, customer_service 3'],
    ['Kofi Boateng', FULL_TIME, 'stockroom 3, forklift 2, cleaning 2'],
    ['Lena Braun', FULL_TIME, 'fresh_food 3, bakery 2'],
    ['Victor Dupont', FULL_TIME, 'deli 3, fresh_food 2'],
    ['Zoe Papadakis', PART_TIME, 'till 3, alcohol_licence 2'],
    ['Arjun Patel', PART_TIME, 'click_and_collect 3, customer_service 2'],
    ['Freya Nielsen', FULL_TIME, 'till 2, pricing 3'],
    ['Omar Farouk', FULL_TIME, 'stockroom 2, click_and_collect 2, cleaning 2'],
    ['Isabel Gomes', PART_TIME, 'bakery 2, till 2, first_aid 2'],
  ],
};

const PLACES: readonly Pick<Store, 'code' | 'name' | 'address'>[] = [
  { code: 'S-01', name: 'Harbour Street', address: '12 Harbour Street' },
  { code: 'S-02', name: 'Mill Road', address: '48 Mill Road' },
  { code: 'S-03', name: 'Station Square', address: '3 Station Square' },
];
const MANAGERS = 2;

/** Three made-up stores with their staff: the same on every machine. */
export function sampleStores(timeZone: string): SampleStore[] {
  return PLACES.map((place) => ({
    ...place,
    timeZone,
    opensAt: 7 * 60,
    closesAt: 21 * 60,
    minimumCover: 2,
    sample: true,
    staff: STAFF[place.code]!.map((line, index) => member(place.code, line, index)),
  }));
}

function member(storeCode: string, [name, minutes, skills, username]: Line, index: number): SampleMember {
  return {
    id: sampleId('staff', storeCode, name),
    storeCode,
    name,
    role: index < MANAGERS ? 'manager' : 'associate',
    username: username ?? null,
    contractMinutes: minutes,
    hiredOn: `20${15 + (index % 10)}-0${1 + (index % 9)}-01`,
    skills: skills.split(', ').map((text) => {
      const [skill, level] = text.split(' ');
      return { skill: skill!, level: Number(level) };
    }),
  };
}
