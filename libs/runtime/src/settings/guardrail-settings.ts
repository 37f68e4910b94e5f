import { z } from 'zod';
import { about, group, text } from './setting-types';

/** What the local guardrail knows to find. */
const DETAILS = [
  'person',
  'email',
  'phone',
  'card',
  'iban',
  'address',
  'birth-date',
  'customer-number',
] as const;

const TOPICS = ['medical-dosage', 'legal-advice', 'weapons', 'self-harm'] as const;

const PERSON_COLUMNS = [
  'customer_name',
  'contact_name',
  'contact_person',
  'person_name',
  'employee_name',
  'staff_name',
  'manager_name',
  'driver_name',
  'first_name',
  'last_name',
  'full_name',
];

/** A form instead of a regular expression: no form takes longer than a look at the text. */
const numberForm = z
  .string()
  .regex(
    /^(?=.*#)[A-Za-z0-9#@? ./-]{4,40}$/,
    'expected 4 to 40 of letters, digits, space, . / - and the signs # (a digit), @ (a letter), ? (either), with one # at least, for example LC-########',
  );

/** `word`, `a|b`, `begin*`, and `...` for up to six words between. */
const phrase = z
  .string()
  .min(3)
  .max(200)
  .refine((value) => {
    const parts = value.trim().split(/\s+/u);
    const gaps = parts.filter((part) => part === '...').length;
    return gaps <= 2 && parts[0] !== '...' && parts.at(-1) !== '...' && /\p{L}{2}/u.test(value);
  }, 'expected words of which at most two are "...", neither the first nor the last, for example "how ... pick a lock"');

export const guardrails = group(
  'What is kept from a language model, and from its answers. A Bedrock Guardrail (`models.bedrock.guardrail`) judges beside it.',
  {
    local: about(
      z.boolean().default(true),
      'Personal details are replaced before a language model is asked and put back in its answer, blocked topics are refused, and what data say is kept apart from instructions. Without a model there is nothing to guard.',
    ),
    details: about(
      z.array(z.enum(DETAILS)).default([...DETAILS]),
      'Kinds of personal details that are replaced.',
    ),
    customerNumbers: about(
      z.array(numberForm).max(20).default([]),
      'Forms of customer and loyalty numbers: # is a digit, @ a letter, ? either, for example `LC-########`. Numbers that are said to be one are found without.',
    ),
    personColumns: about(
      z.array(text().max(100)).max(100).default(PERSON_COLUMNS),
      'Columns whose values are names of people, or of customers, whatever they look like.',
    ),
    topics: about(
      z.array(z.enum(TOPICS)).default([...TOPICS]),
      'Built-in topics that are refused before a model is asked.',
    ),
    ownTopics: about(
      z
        .array(
          z.strictObject({
            name: text().max(60),
            phrases: z.array(phrase).min(1).max(200),
            message: text().max(300).optional(),
          }),
        )
        .max(50)
        .default([]),
      'Topics of your own: `name`, `phrases` (words; `a|b` is either, `begin*` any word that begins so, `...` up to six words between) and `message`, which is shown.',
    ),
    untrustedText: about(
      z.boolean().default(true),
      'Instructions, role marks, markup and hidden characters in data are taken out before a model sees them.',
    ),
  },
);
