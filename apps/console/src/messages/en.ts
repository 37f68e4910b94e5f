import { access } from './en-access';
import { answers } from './en-answers';
import { calculations } from './en-calculations';
import { costs } from './en-costs';
import { dashboard } from './en-dashboard';
import { models } from './en-models';
import { notHere } from './en-not-here';
import { plural } from './en-plural';
import { proposals } from './en-proposals';
import { stores } from './en-stores';
import { watches } from './en-watches';

/**
 * Every text that the console shows, in English. Another language is another file of this shape (see `index.ts`).
 * Numbers and dates come in already written for the reader's locale; plurals are decided here, per language.
 */
export const en = {
  ...access,
  ...answers,
  ...calculations,
  ...costs,
  ...dashboard,
  ...models,
  ...notHere,
  ...watches,
  ...proposals,
  ...stores,
  product: 'Quartermaster',
  skipToContent: 'Skip to content',
  close: 'Close',
  retry: 'Try again',
  loading: 'Loading',
  copy: 'Copy',
  copied: 'Copied',
  noValue: 'no value',
  yes: 'Yes',
  no: 'No',
  pageTitle: (page: string) => `${page} · Quartermaster`,

  errors: {
    unreachable: {
      message: 'Quartermaster cannot be reached.',
      nextStep: 'Check your connection and try again. Nothing that you have done is lost.',
    },
    interrupted: {
      message: 'The connection broke before the answer was complete.',
      nextStep: 'Try again; the same question is not counted twice.',
    },
    unexpected: {
      message: 'The server gave an answer that the console does not understand.',
      nextStep: 'Try again. If it happens again, tell the person who runs Quartermaster.',
    },
    crashed: {
      title: 'This page has stopped working',
      nextStep: 'Reload it. If that does not help, Quartermaster cannot be reached now. Nothing is lost.',
      reload: 'Reload',
    },
    seeData: 'See what can be asked, and rephrase.',
    seeTools: 'See what can be calculated, or ask in words.',
    categories: {
      authentication: 'Sign-in and rights',
      query: 'Request',
      agent: 'Calculation or budget',
      system: 'System',
    },
    code: (code: string) => `Code ${code}`,
    traceId: 'Trace id',
    retryIn: (duration: string) => `You can try again in ${duration}.`,
    retryNow: 'You can try again now.',
    notFoundTitle: 'Nothing here',
    notFound: 'There is no page at this address.',
    backToStart: 'Ask a question',
  },

  offline: 'You are offline. What is on the screen stays readable; new questions need the connection.',

  signIn: {
    title: 'Sign in',
    username: 'User name',
    password: 'Password',
    showPassword: 'Show password',
    submit: 'Sign in',
    sessionEnded: 'Your session has ended. Sign in to go on where you were.',
    signedOut: 'You are signed out.',
    missingUsername: 'Enter your user name.',
    missingPassword: 'Enter your password.',
    lockedFor: (duration: string) => `Sign-in opens again in ${duration}.`,
    demoHint: 'This is a demonstration with sample data. Choose whom to be:',
    or: 'or with your own account',
  },

  user: {
    menu: (name: string) => `Account of ${name}`,
    signOut: 'Sign out',
    admin: 'Administrator',
    shortcuts: 'Keyboard shortcuts',
    api: 'REST interface',
    theme: 'Appearance',
    themeAuto: 'Like the system',
    themeLight: 'Light',
    themeDark: 'Dark',
  },

  persona: {
    label: 'Ask as',
    choose: 'Choose whose data you ask',
    chooseHint: 'A persona decides which data can be asked. You can switch at any time.',
    switched: (label: string) =>
      `Now asking as ${label}. A new conversation has begun; the one before is in the history.`,
    none: 'No persona',
    noneHint:
      'Your account has no persona yet, so there is nothing to ask. An administrator can give you one.',
    otherConversation: (label: string) => `This conversation was asked as ${label}.`,
    continueAs: (label: string) => `Continue as ${label}`,
    askNewAs: (label: string) => `New question as ${label}`,
  },

  nav: {
    label: 'Main',
    open: 'Open the menu',
    newQuestion: 'New question',
    history: 'History',
    searchHistory: 'Search questions',
    data: 'What can be asked',
    audit: 'Audit log',
    emptyHistory: 'Your questions will be listed here.',
    noMatch: (term: string) => `No conversation has “${term}” in its first question.`,
    loadOlder: 'Show older',
    today: 'Today',
    yesterday: 'Yesterday',
    deleteConversation: (title: string) => `Delete “${title}”`,
    deleted: 'Conversation deleted.',
    undo: 'Undo',
    turns: (count: number, written: string) => `${written} ${plural(count, 'question', 'questions')}`,
  },

  ask: {
    title: 'Ask',
    heading: 'What do you want to know?',
    label: 'Your question',
    placeholder: 'Ask about stock, orders, sales or purchases',
    shortPlaceholder: 'Ask a question',
    storePlaceholder: 'Ask about tasks, shifts, procedures, products or customers',
    followUpPlaceholder: 'Ask a follow-up, such as “only WH-03” or “top 5”',
    shortFollowUpPlaceholder: 'Ask a follow-up',
    send: 'Ask',
    stop: 'Stop',
    examples: 'For example',
    asOf: (when: string) => `Data as of ${when}`,
    noData: 'No data has been loaded yet.',
    tooLong: (over: string) => `${over} characters too long. Shorten it, or ask in two steps.`,
    remaining: (left: string) => `${left} characters left`,
    hint: 'to ask',
    newLine: 'for a new line',
    reading: 'Reading the question',
    understood: 'Understood as',
    stopped: 'Stopped. Nothing was answered.',
    askAgain: 'Ask again',
    edit: 'Edit the question',
    ready: (sentence: string) => `Answer ready. ${sentence}`,
    failed: (message: string) => `The question was not answered. ${message}`,
  },

  saved: {
    title: 'Saved',
    empty: 'Save an answer to run its question again with one click.',
    save: 'Save',
    saveNow: 'Save question',
    isSaved: 'Saved',
    as: (name: string) => `Saved as “${name}”`,
    name: 'Name',
    movesOn: (said: string) =>
      `Its period moves on with the calendar: “${said}” counts from the day on which you run it.`,
    fresh: 'Runs again on the data of the day.',
    hint: 'Periods such as “last month” move on with the calendar.',
    done: (name: string) => `Saved as “${name}”, above your history.`,
    actions: (name: string) => `Rename or delete “${name}”`,
    rename: 'Rename',
    delete: 'Delete',
    deleted: (name: string) => `“${name}” deleted.`,
    showAll: (count: string) => `Show all ${count}`,
    running: 'Saved question',
  },

  suggestions: {
    label: 'Ways to go on',
    count: (count: number, written: string) => `${written} ${plural(count, 'suggestion', 'suggestions')}`,
    kinds: {
      measure: 'Measure',
      dimension: 'Field',
      segment: 'Condition',
      entity: 'List',
      value: 'Value',
      period: 'Period',
      question: 'Question',
      saved: 'Saved',
      recent: 'Asked before',
    },
  },

  links: {
    answer: 'Link to this answer',
    answerHint: 'For yourself: answers are private.',
    question: 'Link to the question',
    questionHint: 'For colleagues: it fills their question box, and they get an answer of their own.',
    askedAs: (label: string) => `The link asks as ${label}.`,
    otherPersona: (id: string) =>
      `The link asks as “${id}”, which is not one of your personas. Check the question before you ask it.`,
  },

  data: {
    title: 'What can be asked',
    intro: (persona: string) => `What ${persona} can ask about, with the words that are understood.`,
    search: 'Search terms',
    measures: 'Measures',
    measuresHint: 'Numbers that can be asked for, per anything below.',
    dimensions: 'Fields',
    dimensionsHint: 'To list, to group by, or to filter on.',
    segments: 'Named conditions',
    segmentsHint: 'Conditions that have a name of their own.',
    entities: 'What is listed and counted',
    entitiesHint: 'The things that rows are of.',
    examples: 'Questions to start with',
    also: 'also',
    use: (label: string) => `Use “${label}” in a question`,
    noMatch: (term: string) => `Nothing is called “${term}”. Try another word.`,
    version: (version: string) => `Terms version ${version}`,
    moreSynonyms: (count: string) => `${count} more`,
    found: (written: string) => `${written} found`,
  },

  audit: {
    title: 'Audit log',
    intro: 'Everything that happened, newest first. Each entry is sealed with the hash of the one before.',
    intact: 'Chain intact',
    intactHint: 'Every entry fits the one before: nothing was changed or removed.',
    broken: 'Chain broken',
    brokenHint: 'An entry was changed or removed. Tell the person who is responsible for security.',
    seq: 'No.',
    at: 'When',
    action: 'What',
    actor: 'Who',
    details: 'Details',
    hash: 'Hash',
    system: 'system',
    more: 'Show all details',
    older: 'Show older entries',
    end: 'That is the first entry.',
    empty: 'Nothing has happened yet.',
    forbiddenTitle: 'For administrators',
    forbidden: 'The audit log is open to administrators. Ask one of them if you need it.',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    focusBox: 'Go to the question box',
    newQuestion: 'New question',
    nextConversation: 'Next conversation in the history',
    previousConversation: 'Previous conversation in the history',
    evidence: 'Show or hide the evidence of the last answer',
    change: 'Change what was understood of the last answer',
    chips: 'Among its parts: move, change, take away',
    choose: 'Choose an answer to a question back',
    proposals: 'Go to the proposals',
    tools: 'Go to what can be calculated',
    stop: 'Stop a running question, or leave the box',
    send: 'Ask',
    newLine: 'New line',
    help: 'This list',
  },
};

export type Messages = typeof en;
