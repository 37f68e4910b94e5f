import { type Shift, stores } from '#libs/contracts';
import { periodText } from '#libs/reader';
import { addDays } from '../calendar-days';
import { optional, periodOf, text } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';
import { isSelf, membershipOf, personCalled, staffOf } from './people';
import { clock, duration, onDay, span } from './store-times';

const USUAL_DAYS = 14;
const COLUMNS = [
  column('day', 'Day', 'date', 'dimension'),
  column('from', 'From', 'text', 'dimension'),
  column('to', 'To', 'text', 'dimension'),
  column('break', 'Break', 'text', 'dimension'),
  column('status', 'Status', 'text', 'dimension'),
];
const STATUS = { planned: 'Planned', sick: 'Sick', off: 'Time off' } as const;

export const mySchedule = defineTool({
  name: 'my_schedule',
  label: 'Schedule',
  summary: 'Your shifts, or those of somebody in your store, by day.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    person: optional(text({ label: 'Person', description: 'Whose shifts; yours when nobody is named.' })),
    period: optional(
      periodOf({
        label: 'Days',
        description: 'Which days; the next two weeks when none are named.',
        looks: 'ahead',
      }),
    ),
  },
  phrases: [
    'when do i [have to] (work|start|begin|finish|stop|end|leave|come in|go home) [next] [{period}]',
    'when (am|will) i [be] (working|in|on|on shift|scheduled|next in|next on) [next] [{period}]',
    'what is my [next|working|work|weekly] (schedule|shift|rota|roster|timetable|hours|plan|shifts) [for|on] [{period}]',
    'my [next|working|work|weekly] (schedule|shift|rota|roster|timetable|hours|shifts|working plan|work plan) [for|of|on] [{period}]',
    'when is my [next] (shift|break|work) [{period}]',
    'what (hours|shifts|shift) (do i have|am i working|am i on|do i work|have i got) [{period}]',
    '[at] what (time|hour) i (start|begin|finish|end|stop|work|come in) [on] [{period}]',
    'what time do i (start|begin|finish|end|stop|have to be there|come in|work) [on] [{period}]',
    '(am|will) i [be] (working|work|in|on|on shift|scheduled|off|free) [on] {period}',
    'do i [have to] (work|come in|start|be in|have a shift) [on] {period}',
    '(until when|how long) (must i|do i have to|do i|am i) (work|working|in|stay|here) [{period}]',
    "[show|what are] {person} 's [next] (schedule|shift|rota|roster|shifts|hours|working hours) [for|on] [{period}]",
    'when (does|is|will) {person} (work|working|start|finish|in|on|scheduled|come in|on shift) [next] [{period}]',
    '(is|will) {person} (working|in|on|on shift|scheduled|off) [on] {period}',
    'does {person} (work|come in) [on] {period}',
    '(schedule|shift|rota|roster|shifts|hours) (of|for) {person} [{period}]',
  ],
  examples: [
    'When do I work this week?',
    'What is my schedule for next week?',
    'What time do I start tomorrow?',
  ],
  async run({ person: named, period = undefined }, context) {
    const { store, staff: me } = await membershipOf(context);
    const called = isSelf(named) ? { person: me } : personCalled(await staffOf(context), named!);
    if ('refused' in called) return called.refused;
    const { person } = called;
    const { today } = context;
    const [from, to] = period ?? [today, addDays(today, USUAL_DAYS)];
    const { shifts } = await context.services.call(
      stores.roster,
      { from, to, staffId: person.id },
      (roster) => ({
        label: `Roster of ${store.name}, ${periodText([from, to])}`,
        count: roster.shifts.length,
      }),
    );
    const isMe = person.id === me.id;
    return said({
      sentence: sentenceOf(isMe ? 'You' : firstName(person.name), isMe, shifts, [from, to], today),
      table: tableOf(
        COLUMNS,
        shifts.map((shift) => ({
          day: shift.day,
          from: clock(shift.startsAt),
          to: clock(shift.endsAt),
          break: shift.breaks.map(span).join(', '),
          status: STATUS[shift.status],
        })),
      ),
      notes: [`Times are those of the store (${store.timeZone}).`],
    });
  },
});

const firstName = (name: string) => name.split(' ')[0]!;

function sentenceOf(
  who: string,
  isMe: boolean,
  shifts: readonly Shift[],
  [from, to]: readonly [string, string],
  today: string,
): string {
  const works = shifts.filter(({ status }) => status === 'planned');
  const ahead = works.filter(({ day }) => day >= today);
  const [first = works[0], second] = ahead.length > 0 ? ahead : works;
  const days = addDays(from, 1) === to ? onDay(from, today) : `from ${periodText([from, to])}`;
  if (first === undefined) {
    const off = shifts[0]?.status;
    const why = off === 'sick' ? ` ${isMe ? 'You are' : `${who} is`} down as sick.` : '';
    return `${who} ${isMe ? 'do' : 'does'} not work ${days}.${why}`;
  }
  const verb = isMe ? 'work' : 'works';
  const breaks =
    first.breaks.length === 0 ? '' : `, with a break from ${first.breaks.map(span).join(' and ')}`;
  if (works.length === 1 || (second === undefined && ahead.length === works.length))
    return `${who} ${verb} ${onDay(first.day, today)} from ${span(first)}${breaks}.`;
  const minutes = works.reduce((sum, { startsAt, endsAt, breaks: own }) => {
    return sum + endsAt - startsAt - own.reduce((all, each) => all + each.endsAt - each.startsAt, 0);
  }, 0);
  const all = `${counted(works.length, 'shift')} and ${duration(minutes)} in all ${days}.`;
  return ahead.length === 0
    ? `${who} worked ${all}`
    : `${who} ${verb} next ${onDay(first.day, today)} from ${span(first)}; ${all}`;
}
