import { procedures } from '#libs/contracts';
import { text } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';

const SHOWN = 4;
const MAX_SENTENCE = 280;
const COLUMNS = [
  column('section', 'Section', 'text', 'dimension'),
  column('passage', 'What it says', 'text', 'dimension'),
  column('document', 'Document', 'text', 'dimension'),
];

export const searchProcedures = defineTool({
  name: 'search_procedures',
  label: 'Procedures',
  summary: 'How something is done here: the passages of the store’s procedures that say it, quoted.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: { question: text({ label: 'Question', description: 'What you want to know how to do.' }) },
  phrases: [
    'how (do|can|should|must|would|to|shall|am) [i|we|you|one] [supposed to] {question}',
    'what (do|should|must|shall|can) (i|we) do (if|when|with|about|in case of|after|before) {question}',
    'what to do (if|when|with|about|in case of) {question}',
    '(what is|show|find|open|search|give me) [me] [the] (procedure|sop|policy|process|rule|rules|guideline|guidelines|instruction|instructions|steps) (for|on|of|about|to|when) {question}',
    '(procedure|sop|policy|process|rule|rules|guideline|guidelines|instructions|steps) (for|on|of|about|to|when) {question}',
    '(what are|what is) [the] (steps|rule|rules|procedure|policy) (for|to|on|about|when) {question}',
    '(what is|show) [the|our] {question} (procedure|policy|sop|process|rules)',
    '(are|is|may|can|do) (customers|a customer|the customer|we|staff|i) [allowed] [to] {question}',
    '{question} what (do|should|must|can) (i|we) (do|say|tell) [them|him|her]',
    '{question} what now',
    '{question}',
  ],
  examples: ['How do I handle a return without a receipt?', 'What is the procedure for a spill?'],
  async run({ question }, context) {
    const { data, searched } = await context.services.call(
      procedures.search,
      { query: question, limit: SHOWN },
      (result) => ({
        label: `Procedures, ${result.searched} documents looked through`,
        count: result.data.length,
        documents: [
          ...new Map(
            result.data.map(({ title, version, effectiveFrom, link }) => [
              `${title} ${version}`,
              { title, version: `version ${version}, in force since ${effectiveFrom}`, href: link },
            ]),
          ).values(),
        ],
      }),
    );
    const [best] = data;
    if (best === undefined)
      return {
        kind: 'refused',
        code: 'NOT_POSSIBLE',
        message:
          searched === 0
            ? 'There are no procedures that you may read.'
            : 'None of the procedures says anything about that.',
        nextStep:
          'Say it in other words, ask your manager, or ask something like “What is the procedure for a spill?”.',
      };
    const quote =
      best.quote.text.length > MAX_SENTENCE
        ? `${best.quote.text.slice(0, MAX_SENTENCE - 1)}…`
        : best.quote.text;
    return said({
      sentence: `“${quote.replaceAll(/\s+/g, ' ')}” (${best.title}${best.path.length > 0 ? `, ${best.path.at(-1)!}` : ''})`,
      table: tableOf(
        COLUMNS,
        data.map(({ text: passage, path, title, version, page }) => ({
          passage,
          section: path.join(' › ') || title,
          document: `${title}, version ${version}${page === null ? '' : `, page ${page}`}`,
        })),
      ),
      notes: ['Quoted as it stands in the document. Open it from the evidence to read on.'],
    });
  },
});
