import { plural } from './en-plural';

const days = (count: number, written: string) => `${written} ${plural(count, 'day', 'days')}`;

/** Time off and the schedule. Days and figures come in already written. */
export const storeTimeOff = {
  timeOff: {
    title: 'Time off',
    balances: (year: string) => `Your days in ${year}`,
    kinds: { vacation: 'Vacation', personal: 'Personal' },
    left: 'left',
    of: (entitled: string) => `of ${entitled}`,
    parts: (taken: string, planned: string, requested: string) =>
      `${taken} taken, ${planned} planned, ${requested} asked for`,
    ask: 'Ask for time off',
    change: (span: string) => `Ask for other days instead of ${span}`,
    kind: 'Kind',
    firstDay: 'First day off',
    lastDay: 'Last day off',
    reason: 'Reason (if you want to say)',
    days,
    leftAfter: (written: string) => `${written} left afterwards`,
    warnings: 'Your manager will see',
    send: 'Ask my manager',
    sent: 'Asked. You will be told what your manager decides.',
    forget: 'Keep what I have',
    granted: 'Granted',
    noneGranted: 'No time off is granted from today on.',
    waiting: 'Waiting for a decision',
    span: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
    cancelling: 'You have asked to cancel it',
    cancel: 'Cancel',
    changeIt: 'Change',
    cancelTitle: (span: string) => `Ask to cancel ${span}?`,
    cancelHint: 'Your manager decides; until then the days stay off.',
    cancelSend: 'Ask to cancel',
    cancelKeep: 'Keep it',
  },
  schedule: {
    title: 'Schedule',
    mine: 'My shifts',
    team: 'Team',
    day: 'Day',
    previous: 'The day before',
    next: 'The day after',
    noneMine: 'No shifts are planned for you in the next four weeks.',
    noneTeam: 'Nobody is on shift that day.',
    hours: (written: string) => `${written} h`,
    week: (written: string) => `Week of ${written}`,
  },
};
