import { optional, text } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted, listed } from '../wording';
import { isSelf, membershipOf, personCalled, staffOf } from './people';
import { skillCalled, skillText } from './skills';

const LEVELS = ['', 'Learning', 'Does it alone', 'Teaches it'];
const NAMED = 6;
const COLUMNS = [
  column('name', 'Name', 'text', 'dimension'),
  column('skill', 'Skill', 'text', 'dimension'),
  column('level', 'Level', 'text', 'dimension'),
];

export const staffSkills = defineTool({
  name: 'staff_skills',
  label: 'Skills',
  summary: 'Who of your store can do something, or what somebody can do.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    skill: optional(text({ label: 'Skill', description: 'What has to be done, as “forklift” or “till”.' })),
    person: optional(text({ label: 'Person', description: 'Whose skills.' })),
  },
  phrases: [
    'who can [use|do|drive|run|handle|operate|work|open] [on|with] {skill}',
    'who (knows|is able to|is allowed to|may|knows how to) [use|do|drive|run|handle|operate|work|open|sell] {skill}',
    'who is (trained|qualified|certified|good|able|allowed) (for|in|on|at|to) [use|do|drive|run|operate|sell] {skill}',
    'who has [the] (skill|skills|training|licence|license|certificate) [for|in] {skill}',
    'who has {skill} (skill|skills|training)',
    '(is|can|does) {person} (trained|able|qualified|certified|allowed|know how) (on|to|for|in|at|with) [use|do|drive|run|operate|the] {skill}',
    'can {person} (use|do|drive|run|operate|handle|work) [on] [the] {skill}',
    'what (can|is) {person} (do|able to do|trained for|trained in|good at)',
    '(what|which) skills (does|has|do) {person} (have|got)',
    "what are {person} 's skills",
    "{person} 's skills",
    'skills of {person}',
    '(what|which) skills do (i) have',
    '(list|show) [the] (skills|skill list|skills of the team|staff skills)',
    'who can do what',
  ],
  examples: ['Who can use the forklift?', 'What can Amara do?', 'Who is trained for the bakery?'],
  async run({ skill: wanted, person: named }, context) {
    const staff = await staffOf(context);
    if (wanted !== undefined && named !== undefined) {
      const found = skillCalled(staff, wanted);
      if ('refused' in found) return found.refused;
      const who = personCalled(staff, named);
      if ('refused' in who) return who.refused;
      const { name, skills } = who.person;
      const level = skills.find(({ skill }) => skill === found.skill)?.level ?? 0;
      const what = skillText(found.skill);
      return said({
        sentence:
          level >= 2
            ? `Yes, ${name} can do ${what}.`
            : level === 1
              ? `${name} is learning ${what}.`
              : `No, ${what} is not among the skills of ${name}.`,
        table: tableOf(
          COLUMNS,
          skills.map((each) => ({ name, skill: skillText(each.skill), level: LEVELS[each.level]! })),
        ),
      });
    }
    if (wanted !== undefined) {
      const found = skillCalled(staff, wanted);
      if ('refused' in found) return found.refused;
      const able = staff
        .flatMap(({ name, skills }) =>
          skills.flatMap(({ skill, level }) => (skill === found.skill ? [{ name, level }] : [])),
        )
        .sort((a, b) => b.level - a.level || a.name.localeCompare(b.name, 'en'));
      const alone = able.filter(({ level }) => level >= 2).map(({ name }) => name);
      const what = skillText(found.skill);
      return said({
        sentence:
          alone.length === 0
            ? `Nobody here does ${what} alone${able.length > 0 ? `; ${listed(able.map(({ name }) => name))} ${able.length === 1 ? 'is' : 'are'} learning it` : ''}.`
            : `${counted(alone.length, 'person', 'people')} can do ${what}: ${listed([...alone.slice(0, NAMED), ...(alone.length > NAMED ? [`${alone.length - NAMED} more`] : [])])}.`,
        table: tableOf(
          COLUMNS,
          able.map(({ name, level }) => ({ name, skill: what, level: LEVELS[level]! })),
        ),
      });
    }
    const all = named === undefined ? staff : undefined;
    const called = all
      ? undefined
      : isSelf(named)
        ? { person: (await membershipOf(context)).staff }
        : personCalled(staff, named!);
    if (called && 'refused' in called) return called.refused;
    const people = called ? [called.person] : staff;
    const rows = people.flatMap(({ name, skills }) =>
      skills.map(({ skill, level }) => ({ name, skill: skillText(skill), level: LEVELS[level]! })),
    );
    const [only] = people;
    return said({
      sentence:
        called && only
          ? `${only.name} has ${counted(rows.length, 'skill')}${rows.length > 0 ? `: ${listed(rows.map(({ skill }) => skill))}` : ''}.`
          : `${counted(people.length, 'person', 'people')} with ${counted(rows.length, 'entry', 'entries')} on the skills list.`,
      table: tableOf(COLUMNS, rows),
    });
  },
});
