import { QuartermasterError, timeOff } from '#libs/contracts';
import { periodText } from '#libs/reader';
import { addDays } from '../calendar-days';
import { periodOf } from '../parameters';
import { NOTHING_ELSE, said, unknown } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';
import { SICKNESS, timeOffKind } from './time-off-kinds';

export const requestTimeOff = defineTool({
  name: 'request_time_off',
  label: 'Ask for time off',
  summary: 'Prepares a request for time off, with what it would leave of your balance; you send it.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    period: periodOf({ label: 'Days', description: 'From which day to which.', looks: 'ahead' }),
    kind: timeOffKind(),
  },
  phrases: [
    '(can|could|may) i (have|take|get|be) {period} off [{kind}]',
    '(can|could|may) i (have|take|get) [a] [day|days|time] off [on|for|from] {period} [{kind}]',
    "i (want|would like|need|'d like|would love|wish) [to] [have|take|get|be|book] {period} off [{kind}]",
    "i (want|would like|need|'d like|wish) [to] [have|take|get|book|request|ask for] [a] [{kind}] [day|days|time|some time] off [on|for|from|in] {period}",
    "i (want|would like|need|'d like|wish|take) [to] [have|take|get|book|request|ask for|go on] [a|some] {kind} [day|days|leave] [on|for|from|in] {period}",
    "i (want|would like|need|'d like|wish|take) [to] [have|take|get|book|request|ask for|go on] [a|some] (leave|pto|time off|day off) [on|for|from|in] {period}",
    '(request|book|ask for|apply for|put in|submit|file) [a|some] [request for] [{kind}] (time off|day off|days off|leave|pto) [request] [on|for|from|in] {period}',
    '(request|book|ask for|apply for|put in|submit|file) [a|some] [request for] {kind} [time off|day|days|leave] [request] [on|for|from|in] {period}',
    '(book|put|get|give) me (off|down for time off|a day off) [on|for|from] {period} [{kind}]',
    '(book|put|get|give) me {period} off [{kind}]',
    "i (will not|can not|cannot|can't) (work|come in|come) [on] {period}",
    '(take|book) {period} off [{kind}]',
    '(ask|tell) my (manager|boss) for {period} off',
    'ask [my manager] for [a] [{kind}] (time off|day off|leave) [on|for|from] {period}',
    '(time off|day off|days off|vacation|holiday|leave) [request] [on|for|from] {period}',
    "i (want|would like|need|'d like) to request [{kind}] (time off|leave|vacation|holiday|a day off) [{period}]",
    '(request|book|ask for|apply for) [{kind}] (time off|leave|vacation|holiday|a day off) [{period}]',
    'i need [a|some] (time off|day off|holiday|vacation|break from work) [{period}]',
  ],
  declines: [
    {
      phrases: [
        '(book|put) me off [sick] [{words}] i am (sick|ill|unwell)',
        'i am (sick|ill|unwell|not feeling well) [{words}]',
        '(call|report) [me] [in] sick [{words}]',
        'i (can not|cannot) (work|come|come in) [{words}] i am (sick|ill)',
        '(request|book|take|need) [a] sick (day|days|leave) [{words}]',
      ],
      ...SICKNESS,
    },
  ],
  examples: [
    "I'd like to take next Monday off",
    'Request vacation from 2 to 6 March',
    'Can I have Friday off?',
  ],
  async run({ period, kind }, context) {
    const [firstDay, after] = period;
    const lastDay = addDays(after, -1);
    if (firstDay < context.today)
      return unknown('Time off cannot begin in the past.', 'Name days from today on.');
    const own = kind === 'any' ? 'vacation' : kind;
    try {
      const { days, balance, warnings } = await context.services.call(
        timeOff.preview,
        { kind: own, firstDay, lastDay },
        () => ({ label: 'What asking for it would come to', count: 1 }),
      );
      const when = periodText(period);
      const facts = [
        { label: 'Days', value: when },
        { label: 'Kind', value: own === 'vacation' ? 'Vacation' : 'Personal' },
        { label: 'Counted', value: counted(days, 'day') },
        { label: 'Left afterwards', value: counted(balance.left, 'day') },
        ...warnings.slice(0, 4).map((value) => ({ label: 'Note', value })),
      ];
      return said({
        sentence: `Ask your manager for ${counted(days, 'day')} off, ${when}? ${counted(balance.left, 'day')} of ${own} would be left. It is sent when you confirm it.`,
        table: NOTHING_ELSE,
        notes: [
          'Nothing has been sent yet.',
          ...(kind === 'any' ? ['Taken as vacation, because nothing else was said.'] : []),
        ],
        acts: [
          {
            kind: 'request-time-off',
            title: `Ask for ${own === 'vacation' ? 'vacation' : 'a personal day'}: ${when}`,
            button: 'Send this request',
            facts,
            timeOff: own,
            firstDay,
            lastDay,
            replaces: null,
            insteadOf: null,
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
