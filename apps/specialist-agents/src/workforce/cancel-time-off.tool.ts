import { MAX_STORE_ACTS, type StoreAct } from '#libs/contracts';
import { periodText } from '#libs/reader';
import { addDays } from '../calendar-days';
import { optional, periodOf } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said, unknown } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';
import { type OwnTimeOff, ownTimeOff } from './own-time-off';
import { timeOffKind } from './time-off-kinds';

export const TIME_OFF_COLUMNS = [
  column('days', 'Days', 'text', 'dimension'),
  column('kind', 'Kind', 'text', 'dimension'),
  column('state', 'State', 'text', 'dimension'),
];

export const cancelTimeOff = defineTool({
  name: 'cancel_time_off',
  label: 'Take time off back',
  summary: 'Finds time off that you have or asked for, and prepares to take it back; you confirm it.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    period: optional(
      periodOf({ label: 'Days', description: 'Days of it; any when none are named.', looks: 'ahead' }),
    ),
    kind: timeOffKind(),
  },
  phrases: [
    '(cancel|withdraw|revoke|drop|undo|take back|retract|delete|scrap|call off) my [{kind}] (time off|vacation|holiday|leave|day off|days off|pto) [request] [on|for|from|in] [{period}]',
    '(cancel|withdraw|revoke|drop|undo|take back|retract|delete|scrap|call off) my [{kind}] request [for] [time off|leave] [on|for|from|in] [{period}]',
    '(cancel|withdraw|drop) [my] {period} off',
    "i (do not|don't) (need|want|take) [my] [{kind}] (time off|vacation|holiday|leave|day off|days off) [on|for] [{period}] [anymore|any more|any longer|after all]",
    "i (do not|don't) (need|want) {period} off [anymore|any more|any longer|after all]",
    'i (can|could|will) [not] work [on] {period} after all',
    'my (time off|vacation|holiday|leave|day off) [on|for] [{period}] is (cancelled|off|no longer needed)',
    'i want to (cancel|withdraw|take back) [my] [{kind}] (time off|vacation|holiday|leave|day off|request) [on|for] [{period}]',
  ],
  examples: ['Cancel my time off next week', 'Withdraw my vacation request'],
  async run({ period, kind }, context) {
    const all = await ownTimeOff(context, period);
    const found = all.filter((each) => kind === 'any' || each.kind === kind);
    const [only] = found;
    const when = period === undefined ? '' : ` ${periodText(period)}`;
    if (only === undefined)
      return unknown(
        `You have no time off${when}, and none that waits for a decision.`,
        'Ask for your time-off balance to see what is planned.',
      );
    return said({
      sentence:
        found.length === 1
          ? `Take back your ${only.kind} ${daysOf(only)}? ${only.state === 'granted' ? 'Your manager decides about it when you have sent it.' : 'It has not been decided yet, so it simply ends.'}`
          : `You have ${counted(found.length, 'time', 'times')} off${when}. Confirm the one to take back.`,
      table: tableOf(TIME_OFF_COLUMNS, found.map(timeOffRow)),
      notes: ['Nothing has been changed yet.'],
      acts: found.slice(0, MAX_STORE_ACTS).map(actOf),
    });
  },
});

/** "Monday 2 March to Friday 6 March". */
export const daysOf = ({ firstDay, lastDay }: Pick<OwnTimeOff, 'firstDay' | 'lastDay'>) =>
  periodText([firstDay, addDays(lastDay, 1)]);

export const timeOffRow = (own: OwnTimeOff) => ({
  days: daysOf(own),
  kind: own.kind === 'vacation' ? 'Vacation' : 'Personal',
  state: own.state === 'granted' ? 'Granted' : 'Asked for',
});

function actOf(own: OwnTimeOff): StoreAct {
  const { days, kind, state } = timeOffRow(own);
  const shown = {
    title: `Take back: ${kind.toLowerCase()} ${days}`,
    button: own.state === 'granted' ? 'Send this request' : 'Withdraw it',
    facts: [
      { label: 'Days', value: days },
      { label: 'State', value: state },
    ],
  };
  return own.state === 'granted'
    ? { kind: 'cancel-time-off', ...shown, timeOffId: own.id }
    : { kind: 'withdraw-request', ...shown, requestId: own.id };
}
