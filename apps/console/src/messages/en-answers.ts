import { plural } from './en-plural';

/** What is said in and around an answer. */
export const answers = {
  answer: {
    title: 'Answer',
    show: 'Show',
    both: 'Both',
    chart: 'Chart',
    table: 'Table',
    number: 'Number',
    exportCsv: 'CSV',
    exportCsvLabel: 'Download the rows as CSV',
    copyLink: 'Copy link',
    linkCopied: 'Link copied',
    openConversation: 'Open the conversation',
    rows: (count: number, written: string) => `${written} ${plural(count, 'row', 'rows')}`,
    truncated: (rows: string) =>
      `Only the first ${rows} rows are shown; there are more. Ask for a shorter period, a filter or totals to see all of it. Sorting orders the shown rows only.`,
    emptyHint: (summary: string) => `Searched for: ${summary}`,
    emptyNextStep: 'Try a longer period, fewer conditions, or check the spelling of codes and names.',
    chartCut: (shown: string, all: string) =>
      `The chart shows the first ${shown} of ${all}. The table has all.`,
    readSoFar: 'Read so far',
    unresolved: (words: string) => `Not understood: ${words}`,
    suggestions: 'You could ask',
  },

  periods: {
    week: (day: string) => `week of ${day}`,
    quarter: (quarter: number, year: number) => `Q${quarter} ${year}`,
    quarterOfYear: (quarter: number) => `Q${quarter}`,
    half: (half: number, year: number) => `H${half} ${year}`,
  },

  refusedForOthers: 'Ask somebody who has that persona, or ask something else.',
  refusal: {
    OFF_TOPIC: 'Outside of what can be asked',
    WRITE_REQUEST: 'Questions only',
    OTHER_PERSONA: 'Not with this persona',
    INJECTION: 'Not carried out',
    NOT_IN_DATA: 'Not in the data',
    BLOCKED_TOPIC: 'Not answered here',
  },

  chips: {
    label: 'Understood as',
    options: 'What it can be changed to',
    kinds: {
      list: 'List',
      measure: 'Measure',
      grouping: 'Grouping',
      filter: 'Filter',
      period: 'Period',
      order: 'Order',
      limit: 'Limit',
      tool: 'Calculation',
      argument: 'Value',
    },
    change: (label: string) => `Change “${label}”`,
    remove: (label: string) => `Remove “${label}”`,
    without: (label: string) => `Without “${label}”`,
    add: 'Add a part',
    addHint: 'Add a filter, grouping, measure, period or limit',
    search: 'Change to …',
    searchToAdd: 'Filter, grouping, measure, period …',
    nothing: 'Nothing fits these words.',
  },

  behind: {
    show: 'Show the rows behind',
    showOf: (value: string) => `Show the rows behind ${value}`,
    title: (number: string) => `Rows behind ${number}`,
    gridHint: 'Arrow keys move between cells. Enter on a number shows the rows behind it.',
  },

  origin: {
    edit: 'Changed from',
    behind: 'Behind a number of',
    saved: 'Your saved question, asked anew on the data of now.',
    call: 'Calculated with the values that were entered.',
    watch: 'Asked by a watch.',
    earlier: 'an earlier answer',
  },

  table: {
    label: (question: string) => `Rows for: ${question}`,
    sortHint: 'Click to sort; Shift-click to add a second column.',
    sorted: (column: string, direction: 'asc' | 'desc') =>
      `Sorted by ${column}, ${direction === 'asc' ? 'ascending' : 'descending'}.`,
    resize: (column: string) => `Width of ${column}`,
    resizeHint: 'Drag, or use the arrow keys. Double-click for the original width.',
  },

  chart: {
    loading: 'Drawing the chart',
    failed: 'The chart could not be drawn. The table has the same numbers.',
    kinds: {
      bar: 'Bar chart',
      'horizontal-bar': 'Bar chart',
      'grouped-bar': 'Grouped bar chart',
      line: 'Line chart',
    },
    description: (kind: string, measures: string, by: string, points: string) =>
      `${kind} of ${measures} by ${by}, ${points} points.`,
    bands: (labels: string) => `Shaded: ${labels}. Dashed: expected, not measured.`,
    extremes: (measure: string, high: string, highAt: string, low: string, lowAt: string) =>
      `${measure}: highest ${high} (${highAt}), lowest ${low} (${lowAt}).`,
  },

  evidence: {
    title: 'Evidence',
    understood: 'Understood as',
    words: 'Word by word',
    wordsHint: 'Every word of the question and what it was taken for. Words without a mark join the others.',
    assumptions: 'Assumed',
    switchTo: (question: string) => `Ask instead: ${question}`,
    sql: 'SQL',
    copySql: 'Copy SQL',
    sources: 'Sources',
    sourceRows: (count: string) => `${count} rows`,
    asOf: 'Data as of',
    today: '“Today” was',
    rows: 'Rows',
    cost: 'Cost',
    free: 'No cost',
    timings: 'Time',
    readMs: 'Reading',
    compileMs: 'Writing SQL',
    guardMs: 'Guard',
    executeMs: 'Warehouse',
    otherMs: 'The rest',
    totalMs: 'Total',
    agent: 'Agent',
    confidence: 'Confidence',
    traceId: 'Trace id',
    copyTraceId: 'Copy trace id',
    digest: 'Result digest',
    dataVersion: 'Data version',
    semanticVersion: 'Terms version',
    details: 'Details',
  },

  roles: {
    measure: 'What is measured',
    subject: 'What it is about',
    condition: 'Condition',
    time: 'Time',
    order: 'Order and limit',
    'follow-up': 'From the question before',
    connector: 'Joins the others',
    unknown: 'Not understood',
  },
};
