import { plural } from './en-plural';

/** What is said around the figures at a glance. */
export const dashboard = {
  dashboard: {
    title: 'Dashboard',
    intro: (persona: string) => `What matters to a ${persona}, and the questions that you pinned.`,
    refresh: 'Refresh',
    empty: 'There is nothing here yet. Save a question and pin it to the dashboard.',
    nothing: 'Nothing matches.',
    failed: 'This tile cannot be shown.',
    pinned: 'Pinned by you',
    more: (count: number, written: string) => `${written} more ${plural(count, 'row', 'rows')}`,
    pin: 'Pin to the dashboard',
    unpin: 'Take off the dashboard',
    pinnedToast: (name: string) => `“${name}” is on your dashboard.`,
    unpinnedToast: (name: string) => `“${name}” is off your dashboard.`,
  },
};
