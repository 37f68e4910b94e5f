import { plural } from './en-plural';

/** What is said of money and of the cache. */
export const costs = {
  costs: {
    title: 'Costs',
    intro: 'What questions have cost, by the ledger. Questions on an embedded database cost nothing.',
    scope: 'Whose costs',
    mine: 'Mine',
    all: 'Everybody’s',
    today: 'Today',
    month: 'This month',
    estimate: 'Estimate of the month',
    perQuestion: 'A question',
    questions: 'Questions',
    budgets: 'Budgets',
    budgetOf: {
      'user-day': 'You, today',
      'total-day': 'Everybody, today',
      'total-month': 'Everybody, this month',
    },
    ofLimit: (spent: string, limit: string, share: string) => `${spent} of ${limit} (${share})`,
    states: {
      alert: 'Most of it is spent.',
      spent: 'It is spent: questions that cost something wait until it starts again.',
    },
    span: (from: string, to: string) => `From ${from} to ${to}`,
    byService: 'By service',
    byPersona: 'By persona',
    byUser: 'By user',
    byDay: 'By day',
    /** Services and units as prices name them; what is not here is said as it is named. */
    services: {
      platform: 'Platform',
      warehouse: 'Data warehouse',
      tools: 'Calculations',
      model: 'Language model',
      functions: 'Functions',
    } as Record<string, string>,
    units: {
      question: ['question', 'questions'],
      second: ['second', 'seconds'],
      call: ['call', 'calls'],
      'rpu-hour': ['RPU hour', 'RPU hours'],
      'gb-second': ['GB second', 'GB seconds'],
      'thousand-input-tokens': ['thousand tokens in', 'thousand tokens in'],
      'thousand-output-tokens': ['thousand tokens out', 'thousand tokens out'],
    } as Record<string, [string, string]>,
    quantity: (count: number, written: string, unit: string) =>
      `${written} ${plural(count, ...(costs.costs.units[unit] ?? ([unit, unit] as const)))}`,
    questionsOf: (count: number, written: string) => `${written} ${plural(count, 'question', 'questions')}`,
    none: 'Nothing yet.',
    prices: (version: string) => `Priced by list ${version}.`,
  },

  cache: {
    title: 'Cache',
    intro: (ttl: string, dashboard: string) =>
      `The same question on the same data is answered from memory for ${ttl}, a tile of a dashboard for ${dashboard}.`,
    hitRate: 'From the cache',
    hits: 'Hits',
    misses: 'Misses',
    entries: 'Results kept',
    inRedis: 'in Redis',
    stale: 'Old ones given',
    since: (moment: string) => `Counted by this process since ${moment}.`,
    empty: 'Empty the cache',
    emptied: (count: number, written: string) =>
      `${written} ${plural(count, 'result', 'results')} forgotten.`,
  },
};
