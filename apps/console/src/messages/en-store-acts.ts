import { plural } from './en-plural';

/** What the assistant of a store prepared and waits to be confirmed. */
export const acts = {
  acts: {
    title: 'Confirm',
    hint: 'Nothing is done before you do.',
    done: {
      'start-task': 'Started.',
      'complete-task': 'Marked as done.',
      'withdraw-request': 'Withdrawn.',
      'request-time-off': 'Sent to your manager.',
      'cancel-time-off': 'Sent to your manager.',
    },
    open: 'Open it',
    nothing: 'No answer to that',
    moreRows: (count: number, written: string) => `Show ${written} more ${plural(count, 'row', 'rows')}`,
  },
};
