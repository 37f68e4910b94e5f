import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { membershipOf } from './people';
import { clock } from './store-times';

export const storeInformation = defineTool({
  name: 'store_information',
  label: 'Your store',
  summary: 'Name, address and opening hours of your store.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {},
  phrases: [
    'when do we (open|close|shut) [today|tonight|tomorrow] [on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)]',
    'when does (the shop|the store|this shop|this store|it|the place) (open|close|shut) [today|tonight|tomorrow] [on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)]',
    'what time (do we|does the shop|does the store) (open|close|shut) [today|tonight|tomorrow] [on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)]',
    'what are [the|our] [store|shop] (opening|closing|business) (hours|times|time)',
    '(opening|closing|store|shop|business) (hours|times|time)',
    'how long are we open [today|tonight|tomorrow]',
    'are we open [today|tomorrow|now] [on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)]',
    'what is (the|our) [store|shop] address',
    '(which|what) (store|shop) (am i in|do i work in|is this|do i belong to)',
    'where is (the|our|this) (store|shop)',
  ],
  examples: ['When do we open?', 'What are the opening hours?'],
  async run(_none, context) {
    const { store, staff } = await membershipOf(context);
    const { name, code, address, opensAt, closesAt, timeZone } = store;
    return said({
      sentence: `${name} is open from ${clock(opensAt)} to ${clock(closesAt)}.`,
      table: tableOf(
        [
          column('store', 'Store', 'text', 'dimension'),
          column('address', 'Address', 'text', 'dimension'),
          column('opens', 'Opens', 'text', 'dimension'),
          column('closes', 'Closes', 'text', 'dimension'),
        ],
        [{ store: `${name} (${code})`, address, opens: clock(opensAt), closes: clock(closesAt) }],
      ),
      notes: [
        `The same hours are kept for every day. Times are those of the store (${timeZone}).`,
        `You are on its staff as ${staff.role}.`,
      ],
    });
  },
});
