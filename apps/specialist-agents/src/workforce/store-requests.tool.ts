import { storeRequests } from '#libs/contracts';
import { choice } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';

const SHOWN = 50;
const STATUS = {
  open: 'Waits for a decision',
  executed: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  replaced: 'Replaced',
  expired: 'Expired',
} as const;
const COLUMNS = [
  column('request', 'Request', 'text', 'dimension'),
  column('status', 'Status', 'text', 'dimension'),
  column('by', 'Asked by', 'text', 'dimension'),
  column('on', 'Asked on', 'date', 'dimension'),
  column('decision', 'Decision', 'text', 'dimension'),
];
const ON_ITS_PAGE = {
  code: 'WRITE_REQUEST' as const,
  message: 'A request is decided on its own page, where you see exactly what you approve.',
  nextStep: 'Open it from Home, or ask what is waiting for your approval.',
};

export const storeRequestsTool = defineTool({
  name: 'store_requests',
  label: 'Requests',
  summary: 'What became of your requests; for a manager, what waits for a decision in the store.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    state: choice({
      label: 'State',
      description: 'Which of them.',
      choices: [
        { value: 'all', label: 'All', says: ['all'] },
        {
          value: 'open',
          label: 'Waiting',
          says: [
            'open',
            'waiting',
            'pending',
            'undecided',
            'to approve',
            'to decide',
            'for my approval',
            'to be approved',
            'outstanding',
          ],
        },
        { value: 'closed', label: 'Decided', says: ['decided', 'closed', 'past', 'old'] },
      ],
      default: 'all',
    }),
  },
  phrases: [
    '(has|was|is|have|did) my [time off|vacation|leave|holiday|day off|pto] [request|requests] [been|get|got] (approved|accepted|granted|decided|rejected|confirmed|answered|through) [yet|already]',
    'did (my manager|they|sofia|the manager|he|she) (approve|accept|decide on|confirm|reject|answer) my [time off|vacation|leave|holiday|day off] [request]',
    'what (happened|became|came) (to|of|with) my [time off|vacation|leave|holiday|day off] [request|requests]',
    '(what is the|the) (status|state) of my [time off|vacation|leave|holiday|day off] (request|requests)',
    '(show|list|see|what are) [me] [all] [my|the] [{state}] [time off|vacation|leave|holiday] requests [{state}]',
    'my [{state}] [time off|vacation|leave|holiday] (requests|request status)',
    'what is {state} [for] [me]',
    'what is (waiting|pending) for [my] (approval|decision|me)',
    'what (do i have|have i) to (approve|decide)',
    'what (needs|is waiting for) [my] (approval|decision)',
    '[are there|any|do i have|have i got|which|what] [any] [are] {state} (requests|approvals)',
    '[are there|any|do i have|have i got] [any] (requests|approvals) [{state}]',
    '[is there] any (news|update|answer) (on|about|for) my [time off|vacation|leave|holiday|day off] [request]',
    'anything (for me to|to) approve',
    'who (wants|asked for|requested) (time off|vacation|a day off|leave|days off)',
  ],
  declines: [
    {
      phrases: [
        '(approve|accept|reject|decline|grant|deny|confirm) {words}',
        '(approve|accept|reject|decline|grant|deny|confirm) [my|the|his|her|their|all] [time off|vacation|leave|holiday|day off] (request|requests) [of|from] [{words}]',
        '(approve|accept|reject|decline|grant|deny) (it|that|this|them)',
        'i (approve|accept|reject|decline|grant|deny) {words}',
      ],
      ...ON_ITS_PAGE,
    },
  ],
  examples: ['Has my vacation been approved?', 'What is waiting for my approval?', 'Show my requests'],
  async run({ state }, context) {
    const { data, nextCursor } = await context.services.call(
      storeRequests.list,
      { status: state, limit: SHOWN },
      (page) => ({ label: 'Requests that you made or may decide on', count: page.data.length }),
    );
    const [newest] = data;
    const waiting = data.filter(({ status }) => status === 'open').length;
    const toDecide = data.filter(({ status, mayDecide }) => status === 'open' && mayDecide).length;
    return said({
      sentence:
        newest === undefined
          ? state === 'open'
            ? 'No request is waiting for a decision.'
            : 'There are no requests.'
          : state === 'open'
            ? `${counted(data.length, 'request')} ${data.length === 1 ? 'waits' : 'wait'} for a decision${toDecide > 0 ? `, ${toDecide} of them for yours` : ''}.`
            : `The newest is “${newest.title}”: ${STATUS[newest.status].toLowerCase()}.${waiting > 0 ? ` ${counted(waiting, 'request')} ${waiting === 1 ? 'waits' : 'wait'} for a decision.` : ''}`,
      table: tableOf(
        COLUMNS,
        data.map(({ title, status, requestedBy, createdAt, decision }) => ({
          request: title,
          status: STATUS[status],
          by: requestedBy.name,
          on: createdAt.slice(0, 10),
          decision: decision === null ? null : [decision.by.name, decision.reason].filter(Boolean).join(': '),
        })),
      ),
      notes: [
        'Decide on a request on its own page, under Home.',
        ...(nextCursor === null ? [] : [`Only the newest ${SHOWN} are shown.`]),
      ],
    });
  },
});
