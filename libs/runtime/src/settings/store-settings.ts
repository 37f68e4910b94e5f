import { z } from 'zod';
import { photos } from './photo-settings';
import { about, count, group, MEBIBYTE, milliseconds } from './setting-types';

/** Characters of a key that contact data is encrypted with. */
const MIN_KEY_LENGTH = 32;

/** Synonyms stand for single words. */
const word = () => z.string().regex(/^[\p{L}\p{M}]{2,40}$/u, 'is not a single word of letters');

const procedures = group('Documents of the stores, and looking for passages in them.', {
  maxFileBytes: about(
    z
      .int()
      .min(1024)
      .default(20 * MEBIBYTE),
    'Largest file; larger ones are refused with PROCEDURE_TOO_LARGE.',
  ),
  maxPages: about(count(500), 'Most pages of a PDF; longer ones are refused with PROCEDURE_TOO_LARGE.'),
  maxCharacters: about(
    count(2_000_000),
    'Most characters of text in a document; more are refused with PROCEDURE_TOO_LARGE.',
  ),
  maxUnpackedBytes: about(
    z
      .int()
      .min(1024)
      .default(100 * MEBIBYTE),
    'What a Word file may become when it is unpacked; more is refused with PROCEDURE_TOO_LARGE.',
  ),
  readMs: about(milliseconds(60_000), 'Reading a file that takes longer is given up.'),
  readMebibytes: about(
    count(512),
    'Heap of the thread that reads files, in MiB; a file that needs more is refused.',
  ),
  maxReaders: about(count(1), 'Files that one process reads at a time.'),
  maxWaiting: about(count(4), 'Files that wait to be read; more are refused with TOO_MANY_CALCULATIONS.'),
  uploadMinutes: about(
    count(60),
    'Parts of a file that nobody made a document of are dropped after this time.',
  ),
  maxOpenUploads: about(
    count(3),
    'Files of one user that are being handed over; the oldest of more is dropped.',
  ),
  maxDocuments: about(
    count(500),
    'Documents of one store, and of all stores; more are refused with TOO_MANY_PROCEDURES.',
  ),
  maxVersions: about(count(50), 'Versions of one document; more are refused with TOO_MANY_PROCEDURES.'),
  passageCharacters: about(
    z.int().min(200).max(4_000).default(900),
    'Longest passage; takes effect at the next upload.',
  ),
  retriever: about(
    z.enum(['local', 'knowledge-base']).default('local'),
    'Who looks for passages. `knowledge-base` asks the one of `models.bedrock.knowledgeBaseId`; what it finds is quoted only where it stands in a document of ours.',
  ),
  minimumCoverage: about(
    z.number().min(0).max(1).default(0.6),
    'Share of what a question asks for that a passage must have; below it there is no passage and so no answer.',
  ),
  synonyms: about(
    z
      .partialRecord(z.enum(['en', 'de', 'es', 'fr', 'it', 'nl', 'pt']), z.array(z.array(word()).min(2)))
      .default({}),
    'Words that mean nearly the same, by language, besides the shipped ones: `en: [[scanner, handheld], [bay, dock]]`. Single words; all of a group stand for each other.',
  ),
  vectorWeight: about(
    z.number().min(0).max(100).default(1),
    'With `models.embeddingModel`: what nearness by meaning counts beside the words (1: as much).',
  ),
  minimumSimilarity: about(
    z.number().min(0).max(1).default(1),
    'With `models.embeddingModel`: a passage so near to the question (cosine) is an answer whatever words it has. 1: never; find the value of your model with questions of your own.',
  ),
  embedMs: about(milliseconds(1_500), 'A question whose vector takes longer is answered by words alone.'),
  embedRetryMs: about(
    milliseconds(60_000),
    'Making vectors of passages is tried again after this time when it failed.',
  ),
  latentFromPassages: about(
    count(400),
    'Fewer passages of a language are searched by their words alone; from here on also by what they are about.',
  ),
});

/** The rooms of the store. */
export const stores = group('Stores: what their people may have and ask for.', {
  maxOpenRequests: about(
    count(30),
    'Open requests of one member of staff; more are refused with TOO_MANY_REQUESTS.',
  ),
  requestDays: about(count(14), 'A request that nobody decides on expires after this many days.'),
  maxTimeOffDays: about(count(31), 'Calendar days that can be asked for at a time.'),
  timeOffAheadDays: about(count(550), 'How many days ahead time off can begin.'),
  timeOffNoticeDays: about(
    count(14),
    'Time off that begins sooner than this many days from today comes with a warning for the manager.',
  ),
  maxOpenTasks: about(
    count(3_000),
    'Unfinished tasks of one store; more are refused with TOO_MANY_TASKS. Routines are made nevertheless.',
  ),
  maxRoutines: about(count(300), 'Routines of one store; more are refused with TOO_MANY_ROUTINES.'),
  maxTaskComments: about(count(200), 'Comments on one task; more are refused with TOO_MANY_COMMENTS.'),
  taskActDelayHours: about(
    count(72),
    'An act on a task that reached the store later than this after it was done, by the clock of the device, counts as done this long ago.',
  ),
  planIterations: about(
    count(9_000),
    'Repairs that the search for one daily plan makes at most; small days need fewer. More take longer and come closer to the best plan.',
  ),
  planWeekHoursPercent: about(
    z.int().min(0).max(100).default(100),
    "How much the hours of the week count when a daily plan shares out the load: 0 not at all, 100 in full, so that who is planned for 10 % more of the contract's hours than the others gets about 10 % less of the day's work.",
  ),
  planWeekHoursMost: about(
    z.number().min(1).max(10).default(2),
    'By this factor at most the hours of the week lower or raise what a daily plan gives somebody.',
  ),
  planLoadPercent: about(
    z.int().min(1).max(100).default(90),
    'Share of a shift without breaks, in percent, that a daily plan gives tasks at most; the rest is for customers.',
  ),
  procedures,
  photos,
  customerKey: about(
    z.string().min(MIN_KEY_LENGTH).optional(),
    `Encrypts contact data of customers and makes their pseudonyms; the same in every service, ${MIN_KEY_LENGTH} characters or more. What was encrypted cannot be read with another. Development: made of the pepper of the data directory.`,
    { env: 'QM_CUSTOMER_KEY', secret: true },
  ),
  maxNamedCustomers: about(
    count(100),
    'Customers of a store that one text may name; what names more goes to no language model.',
  ),
  redactionRows: about(
    z.int().min(1).max(10_000).default(500),
    'Rows of conversations, answers or messages that one step looks at for a customer who was erased.',
  ),
  redactAgainMinutes: about(
    count(15),
    'They are looked at once more when this long has passed, for what was on its way meanwhile.',
  ),
  catalogRefreshMs: about(
    milliseconds(2_000),
    'How often a process looks for products that changed, to find them by their new words.',
  ),
  refitHours: about(
    count(24),
    'Recommendations are learnt again from the purchases when this long has passed.',
  ),
  refitMinutes: about(count(10), 'Learning recommendations that takes longer is given up and tried again.'),
  refitMebibytes: about(count(1_536), 'Heap of the thread that learns recommendations, in MiB.'),
  maxTransactionLines: about(
    count(2_000_000),
    'Lines of purchases that recommendations are learnt from, the latest first.',
  ),
  mostOfACategory: about(count(2), 'Recommendations of one category in an answer at most.'),
  maxImportRows: about(count(5_000_000), 'Rows of a file; more are refused with PAYLOAD_TOO_LARGE.'),
});
