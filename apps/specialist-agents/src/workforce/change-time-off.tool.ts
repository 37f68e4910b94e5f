import { QuartermasterError, timeOff } from '#libs/contracts';
import { periodText } from '#libs/reader';
import { addDays } from '../calendar-days';
import { optional, periodOf } from '../parameters';
import { tableOf } from '../result-rows';
import { said, unknown } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';
import { daysOf, TIME_OFF_COLUMNS, timeOffRow } from './cancel-time-off.tool';
import { ownTimeOff } from './own-time-off';

export const changeTimeOff = defineTool({
  name: 'change_time_off',
  label: 'Move time off',
  summary: 'Prepares to move time off that you have or asked for to other days; you send it.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    period: optional(
      periodOf({ label: 'From', description: 'Days of the time off that is moved.', looks: 'ahead' }),
    ),
    to: periodOf({ label: 'To', description: 'The days that are wanted in its place.', looks: 'ahead' }),
  },
  phrases: [
    '(move|change|shift|reschedule|switch|postpone) my (time off|vacation|holiday|leave|day off|days off|pto) [request] [from|on|of] [{period}] to {to}',
    '(move|change|shift|reschedule|switch) my [time off|leave] request [from|for] [{period}] to {to}',
    "i (want|would like|'d like) to (move|change|shift|reschedule|switch) my (time off|vacation|holiday|leave|day off) [from|on] [{period}] to {to}",
    "i (want|would like|'d like) {to} off instead of {period}",
    '(can i|could i) (have|take) {to} off instead of {period}',
    'instead of {period} i (want|would like) {to} off',
    'i (want|would like|need) {to} [off] (rather than|in place of) {period}',
    'make my (time off|vacation|holiday|leave|day off) {to} [instead of {period}]',
  ],
  examples: ['Move my day off from Monday to Tuesday', 'Change my vacation to 9 to 13 March'],
  async run({ period, to }, context) {
    const found = await ownTimeOff(context, period);
    const [only, ...others] = found;
    if (only === undefined)
      return unknown(
        `You have no time off${period === undefined ? '' : ` ${periodText(period)}`} to move.`,
        'Ask for time off on the days that you want.',
      );
    if (others.length > 0)
      return unknown(
        `You have ${counted(found.length, 'time', 'times')} off: ${found.map(daysOf).join('; ')}.`,
        'Say which one, as “move my day off from Monday to Tuesday”.',
      );
    const [firstDay, after] = to;
    const lastDay = addDays(after, -1);
    const insteadOf = only.state === 'granted' ? only.id : undefined;
    try {
      const { days, balance, warnings } = await context.services.call(
        timeOff.preview,
        { kind: only.kind, firstDay, lastDay, ...(insteadOf !== undefined && { insteadOf }) },
        () => ({ label: 'What asking for it would come to', count: 1 }),
      );
      const when = periodText(to);
      return said({
        sentence: `Ask to move your ${only.kind} from ${daysOf(only)} to ${when}, ${counted(days, 'day')}? It is sent when you confirm it.`,
        table: tableOf(TIME_OFF_COLUMNS, [
          timeOffRow(only),
          { days: when, kind: timeOffRow(only).kind, state: 'Wanted in its place' },
        ]),
        notes: ['Nothing has been sent yet.'],
        acts: [
          {
            kind: 'request-time-off',
            title: `Move to ${when}`,
            button: 'Send this request',
            facts: [
              { label: 'Now', value: daysOf(only) },
              { label: 'Then', value: when },
              { label: 'Left afterwards', value: counted(balance.left, 'day') },
              ...warnings.slice(0, 4).map((value) => ({ label: 'Note', value })),
            ],
            timeOff: only.kind,
            firstDay,
            lastDay,
            replaces: only.state === 'asked for' ? only.id : null,
            insteadOf: insteadOf ?? null,
          },
        ],
      });
    } catch (thrown) {
      const error = QuartermasterError.from(thrown);
      if (error.code !== 'REQUEST_INVALID') throw error;
      return { kind: 'refused', code: 'NOT_POSSIBLE', message: error.message, nextStep: error.nextStep };
    }
  },
});
