import { plural } from './en-plural';

/** What is said around an answer that was calculated, and about the tools that calculate. */
export const calculations = {
  cached: {
    fresh: (ago: string) => `Kept from an earlier run: the rows are from ${ago}.`,
    stale: (ago: string) =>
      `The warehouse could not be asked. These rows are from ${ago}; newer data may exist.`,
  },

  figures: {
    label: 'Figures',
    interval: (level: string, lower: string, upper: string) => `${level}: ${lower} to ${upper}`,
  },

  partial: {
    title: (worked: string, all: string) => `${worked} of ${all} steps worked`,
    nothing: 'Nothing could be calculated',
    change: 'Change the values',
    hint: 'What is shown below comes from the steps that worked.',
  },

  drawing: {
    view: 'Routes',
    routes: 'Routes',
    map: (count: number, routes: string, stops: string) =>
      `Map of ${routes} ${plural(count, 'route', 'routes')} with ${stops} stops.`,
    petals: (count: number, routes: string, stops: string) =>
      `Sketch of ${routes} ${plural(count, 'route', 'routes')} with ${stops} stops.`,
    petalsNote: 'No coordinates are known: each loop is a route, its shape and length mean nothing.',
    stops: (count: number, written: string) => `${written} ${plural(count, 'stop', 'stops')}`,
    depot: 'Depot',
    show: (route: string) => `Show the stops of ${route}`,
  },

  steps: {
    title: 'Steps',
    worked: 'Worked',
    failed: 'Failed',
    formulas: 'Formulas',
    source: 'Source',
    inputs: 'Inputs',
    notes: 'Notes',
    queries: (count: number, written: string) => `${written} ${plural(count, 'query', 'queries')}`,
    queryTruncated: 'cut at a limit',
    lookups: 'Looked up',
    lookup: (count: number, written: string, at: string) =>
      `${written} ${plural(count, 'thing', 'things')}, as of ${at}`,
    values: 'Called with',
  },

  change: {
    open: 'Change',
    title: (tool: string) => `Change: ${tool}`,
    which: 'Change the values of',
    alone: 'This calculation is run alone; the other steps of the answer are not repeated.',
    run: 'Calculate',
    loading: 'Loading the fields',
    gone: 'This calculation is no longer offered to you as it was. Ask again in words.',
  },

  tools: {
    title: 'What can be calculated',
    nav: 'Calculations',
    intro: (persona: string) =>
      `Calculations that ${persona} can use. Ask for one in words, or fill in its values.`,
    agents: {
      inventory: 'Stock',
      logistics: 'Orders and routes',
      supplier: 'Suppliers',
      workforce: 'Team and tasks',
      commerce: 'Products and customers',
    },
    examples: 'For example',
    fillIn: 'Fill in the values',
    hide: 'Close the form',
    none: 'There is nothing to calculate for this persona.',
    search: 'Search calculations',
    noMatch: (term: string) => `Nothing is called “${term}”. Try another word.`,
    form: {
      optional: 'optional',
      many: 'Several: separate them with commas.',
      unit: {
        days: 'days',
        percent: '%',
        count: '',
        number: '',
        value: '',
        choice: '',
        text: '',
        day: '',
        period: '',
      },
      range: (min: string, max: string) => `From ${min} to ${max}.`,
      atLeast: (min: string) => `At least ${min}.`,
      atMost: (max: string) => `At most ${max}.`,
      standard: (value: string) => `Without a value: ${value}.`,
      days: 'Two days, separated with a comma: the first one, and the one after the last. As 2026-11-23, 2026-11-28.',
      notDays: 'Enter two days, as 2026-11-23, 2026-11-28; the second after the first.',
      notDay: 'Enter a day, as 2026-11-23.',
      missing: 'Enter a value.',
      notNumber: 'Enter a number.',
      notWhole: 'Enter a whole number.',
      choose: 'As usual',
      yes: 'Yes',
      no: 'No',
    },
  },
};
