import { type Shift, type StaffMember, stores } from '#libs/contracts';
import { addDays } from '../calendar-days';
import { choice, day, optional, text } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted, listed } from '../wording';
import { membershipOf, staffOf } from './people';
import { skillCalled, skillText } from './skills';
import { clock, minuteNow, onDay, span } from './store-times';

const NAMED = 6;
const COLUMNS = [
  column('name', 'Name', 'text', 'dimension'),
  column('from', 'From', 'text', 'dimension'),
  column('to', 'To', 'text', 'dimension'),
  column('skills', 'Skills', 'text', 'dimension'),
  column('status', 'Status', 'text', 'dimension'),
];

export const whoWorks = defineTool({
  name: 'who_works',
  label: 'Who works',
  summary: 'Who of your store works on a day or right now, who is away, and who of them has a skill.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    day: optional(day({ label: 'Day', description: 'Which day; today when none is named.', looks: 'ahead' })),
    when: choice({
      label: 'When',
      description: 'The whole day, or only this moment.',
      choices: [
        { value: 'day', label: 'The whole day', says: ['all day', 'the whole day'] },
        {
          value: 'now',
          label: 'Right now',
          says: ['now', 'right now', 'at the moment', 'currently', 'this moment', 'just now'],
        },
      ],
      default: 'day',
    }),
    presence: choice({
      label: 'Presence',
      description: 'Those who work, or those who are away although they were planned.',
      choices: [
        { value: 'working', label: 'Working', says: ['present'] },
        {
          value: 'away',
          label: 'Away',
          says: [
            'off',
            'off sick',
            'sick',
            'away',
            'absent',
            'not in',
            'not working',
            'not here',
            'on holiday',
            'on vacation',
            'on leave',
            'not coming',
            'called in sick',
            'missing',
          ],
        },
      ],
      default: 'working',
    }),
    skill: optional(text({ label: 'Skill', description: 'Only those who can do this.' })),
  },
  phrases: [
    'who (is|else is|all is) [working|in|on|on shift|on duty|around|here|present] [with me] [{presence}] [on|for] [{day}]',
    'who (works|is working|will be working|is scheduled|is rostered) [with me] [together] [{presence}] [on|for] {day}',
    'who (will be|is going to be|is gonna be) [in|on|here|there|at work] [{presence}] [on] {day}',
    'who (do we have|have we got|have i got|do i have|have i) [working|in|on|here|on shift] [on] {day}',
    'who (is|else is) (here|working|in|on|on shift|on duty|on the floor) {when}',
    '(with who|with whom|who) (do i work|am i working|do i work with|am i on with|am i in with) [with] [on] [{day}]',
    '(staff|team|crew|people|staffing|colleagues) [working|on shift|in|on|on duty] [on|for] {day}',
    '[show|give me|list] [the] (staff|team|crew|people|colleagues) (working|on shift|in|on duty) [on|for] [{day}]',
    'how many (people|staff|associates|colleagues|employees) (are|do we have|have we got|work) [working|in|on|on shift|here] [{presence}] [on] [{day}]',
    'is [there] (anybody|anyone|somebody|someone) [else] (working|in|here|on|on shift|on duty) [on] [{day}]',
    'who is {presence} [on] [{day}]',
    'who can (work|cover|come in) [on] {day}',
    '(is there|do we have) (somebody|someone|anybody|anyone) [here|in|on|working] [{day}] (who|that) can [do|use|drive|work|run|handle] [on] {skill}',
    'who (works|is working|is in|is on|is here) [on] [{day}] (that|who|and) can [do|use|drive|work|run|handle|be on] {skill}',
    'who can [do|use|drive|run|handle|open|be on] {skill} [on] {day}',
    'who can [do|use|drive|run|handle] {skill} {when}',
    'is (somebody|someone|anybody|anyone) {presence} [{day}]',
    'who called in sick [{day}]',
    'who is (on|at) [the] {skill} [on|for] {day}',
    '(can|could) (anyone|anybody|someone|somebody) (do|work|cover|use|run|drive) [on] [the] {skill} [on] {day}',
    '(do we have|have we got|are there) [enough] (people|staff|hands) [in|on] [{day}]',
    '(list|overview) of (everybody|everyone|all|people|staff) (working|on shift|in|on duty|on) [on|for] [{day}]',
    '(anybody|anyone|somebody|someone) {presence} [{day}]',
  ],
  examples: ['Who is working today?', "Who isn't in on Friday?", 'Who is here right now?'],
  async run({ day: asked, when, presence, skill: wanted }, context) {
    const { store, staff: me } = await membershipOf(context);
    const { today } = context;
    const on = asked ?? today;
    const staff = await staffOf(context);
    const byId = new Map(staff.map((member) => [member.id, member]));
    const skill = wanted === undefined ? undefined : skillCalled(staff, wanted);
    if (skill !== undefined && 'refused' in skill) return skill.refused;
    const { shifts } = await context.services.call(
      stores.roster,
      { from: on, to: addDays(on, 1) },
      (roster) => ({
        label: `Roster of ${store.name}, ${on}`,
        count: roster.shifts.length,
      }),
    );
    const minute = minuteNow(context.now, store.timeZone);
    const isNow = when === 'now' && on === today;
    const shown = shifts.filter(
      ({ status, startsAt, endsAt, staffId }) =>
        (presence === 'away' ? status !== 'planned' : status === 'planned') &&
        (!isNow || (startsAt <= minute && minute < endsAt)) &&
        (skill === undefined || hasSkill(byId.get(staffId), skill.skill)),
    );
    const what = skill === undefined ? '' : ` and can do ${skillText(skill.skill)}`;
    return said({
      sentence: sentenceOf(
        shown,
        presence === 'away',
        isNow ? `now, at ${clock(minute)}` : onDay(on, today),
        what,
        me.id,
      ),
      table: tableOf(
        presence === 'away' ? COLUMNS : COLUMNS.filter(({ name }) => name !== 'status'),
        shown.map((shift) => ({
          name: shift.staffName,
          from: clock(shift.startsAt),
          to: clock(shift.endsAt),
          skills: (byId.get(shift.staffId)?.skills ?? []).map((each) => skillText(each.skill)).join(', '),
          status: shift.status === 'planned' ? 'Working' : shift.status === 'sick' ? 'Sick' : 'Time off',
        })),
      ),
      notes: [`Times are those of the store (${store.timeZone}).`],
    });
  },
});

const hasSkill = (member: StaffMember | undefined, skill: string) =>
  (member?.skills ?? []).some((each) => each.skill === skill && each.level >= 2);

function sentenceOf(
  shifts: readonly Shift[],
  isAway: boolean,
  when: string,
  what: string,
  me: string,
): string {
  const names = [...new Set(shifts.map(({ staffName, staffId }) => (staffId === me ? 'you' : staffName)))];
  const [first] = shifts;
  if (names.length === 0)
    return isAway ? `Nobody who was planned is away ${when}.` : `Nobody works ${when}${what}.`;
  const shown = listed([
    ...names.slice(0, NAMED),
    ...(names.length > NAMED ? [`${names.length - NAMED} more`] : []),
  ]);
  if (isAway)
    return `${counted(names.length, 'person', 'people')} ${names.length === 1 ? 'is' : 'are'} away ${when}: ${shown}.`;
  if (names.length === 1 && first !== undefined && names[0] !== 'you')
    return `${names[0]} works ${when}${what}, from ${span(first)}.`;
  return `${counted(names.length, 'person', 'people')} ${names.length === 1 ? 'works' : 'work'} ${when}${what}: ${shown}.`;
}
