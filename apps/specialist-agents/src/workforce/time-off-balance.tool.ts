import { timeOff } from '#libs/contracts';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted, listed } from '../wording';
import { SICKNESS, timeOffKind } from './time-off-kinds';

const COLUMNS = [
  column('kind', 'Kind', 'text', 'dimension'),
  column('left', 'Left', 'decimal'),
  column('entitled', 'Entitled', 'decimal'),
  column('taken', 'Taken', 'decimal'),
  column('planned', 'Planned', 'decimal'),
  column('requested', 'Asked for', 'decimal'),
];
const LABEL = { vacation: 'Vacation', personal: 'Personal' } as const;

export const timeOffBalance = defineTool({
  name: 'time_off_balance',
  label: 'Time-off balance',
  summary: 'How many days off you have left this year.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: { kind: timeOffKind() },
  phrases: [
    'how (much|many) [days|days of] [{kind}] [time off|vacation|holiday|holidays|leave|pto|days off|vacation days|personal days|free days|days] [days] (do i have|have i got|have i|i have|i have got|is|are|am i) [left|still|remaining|there|for me] [for me] [this year]',
    'how (much|many) [{kind}] [days] (time off|vacation|holiday|holidays|leave|pto|days off|vacation days|days) [is|are|do i have|have i] (left|remaining) [for me] [this year]',
    '(what is|show|check|tell me) [me] my [remaining|current] [{kind}] (time off|vacation|holiday|leave|pto|days off) [balance|days|allowance] [left]',
    '(what is|show|check) [me] my (balance|leave balance|time off balance|vacation balance|allowance)',
    'my [remaining] [{kind}] (time off|vacation|holiday|leave|pto) (balance|days|allowance)',
    '(remaining|available) [{kind}] (time off|vacation|holiday|holidays|leave|pto|days off) [days]',
    '(do i have|have i got) [still] [any] [more] [{kind}] (time off|vacation|holiday|leave|pto|days off|days|vacation days) [left|remaining] [this year]',
    '(time off|vacation|holiday|leave|pto) balance',
    '[{kind}] (vacation|holiday|leave|pto|time off|personal) days (remaining|left) [for me]',
    'how many days can i [still] take [off] [this year]',
    'how many days off [do i have]',
  ],
  declines: [
    {
      phrases: [
        'how (much|many) [days|days of] (time off|vacation|holiday|holidays|leave|pto|days off|vacation days) (does|do|has) {words} (have|has|got) [left]',
        "[what is|show] {words} 's (time off|vacation|holiday|leave|pto) (balance|days|allowance)",
        '[what is|show] [me] [the] (time off|vacation|holiday|leave) balance (of|for) {words}',
      ],
      code: 'OTHER_PERSONA',
      message: 'You see your own balance only.',
      nextStep: 'Ask the person. A manager sees what a request would leave when deciding on it.',
    },
    {
      phrases: [
        'how many sick days [do i have|have i got|i have] [left]',
        'how much sick leave [do i have|have i got] [left]',
        '[my] sick (days|leave) balance',
      ],
      ...SICKNESS,
    },
  ],
  examples: ['How much vacation do I have left?', 'What is my time off balance?'],
  async run({ kind }, context) {
    const { data } = await context.services.call(timeOff.balances, {}, (balances) => ({
      label: 'Your time off this year',
      count: balances.data.length,
    }));
    const shown = data.filter((balance) => kind === 'any' || balance.kind === kind);
    const days = shown.map(({ kind: own, left }) => `${counted(left, 'day')} of ${LABEL[own].toLowerCase()}`);
    const waiting = shown.reduce((sum, { requested }) => sum + requested, 0);
    return said({
      sentence:
        shown.length === 0
          ? 'You have no days off on record for this year.'
          : `You have ${listed(days)} left this year${waiting > 0 ? `; ${counted(waiting, 'day')} asked for ${waiting === 1 ? 'is' : 'are'} not decided yet` : ''}.`,
      table: tableOf(
        COLUMNS,
        shown.map(({ kind: own, ...rest }) => ({ ...rest, kind: LABEL[own] })),
      ),
      notes: ['What is left is entitled less taken, planned and asked for.'],
    });
  },
});
