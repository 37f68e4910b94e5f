import { rootOf } from '../tools/root-words';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const roots = (text: string): ReadonlySet<string> => new Set([...set(text)].map(rootOf));

/** Hold a sentence together; a phrase is the same without them. */
const FUNCTION = roots(`
  a an the our my your his her their its this that these those any some all each every such
  i we you me us it they them he she one ones there here
  is are was were be been being am 's 're 've 'd 'm 'll do does did has have had got get gets can could would will may might
  shall should must of for in at on to from by with about into within over as per via through than up out
  or so then also now just if while and but still only yet more much many`);

/** Said before, after and between what somebody wants; they ask for nothing by themselves. */
const FILLERS = set(`
  please pls plz kindly thanks thank thx ty cheers hi hello hey yo hiya morning afternoon evening um uh uhm erm er hmm ah oh
  like well okay ok so right quick quickly real really actually basically maybe perhaps mate guys buddy dear sir quartermaster
  assistant sorry excuse wondering wonder know tell show give see check look let say ask want wanted wants need needs like
  love help try trying urgently asap just again too also possible possibly sure anyway kinda sorta lol yes yeah yep
  exactly currently today's honestly question customer asks asking you your me can could would will i we us to if a the of
  moment second sec minute find out for my is it that's there's do be able here d`);

const NEGATIONS = set('not no never nor without none nobody nothing neither');

/** Stand for something that was named before. */
const PRONOUNS = set('it that this them those these he she him her his hers they one ones');

/** How words are cut short or run together when they are typed in a hurry. */
const SHORT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    hw: ['how'],
    wat: ['what'],
    wht: ['what'],
    wen: ['when'],
    wher: ['where'],
    hwo: ['who'],
    whos: ['who', 'is'],
    whose: ['who', 'is'],
    whats: ['what', 'is'],
    wheres: ['where', 'is'],
    whens: ['when', 'is'],
    hows: ['how', 'is'],
    thats: ['that', 'is'],
    theres: ['there', 'is'],
    r: ['are'],
    u: ['you'],
    im: ['i', 'am'],
    ive: ['i', 'have'],
    ill: ['i', 'will'],
    wanna: ['want', 'to'],
    gonna: ['going', 'to'],
    gotta: ['have', 'to'],
    gimme: ['give', 'me'],
    lemme: ['let', 'me'],
    cuz: ['because'],
    coz: ['because'],
    dunno: ['know'],
    ain: ['is', 'not'],
  }),
);

export type WordClass = 'filler' | 'function' | 'negation' | 'content';

const FUNCTION_OR_FILLER = (norm: string, root: string): WordClass | undefined =>
  FILLERS.has(norm) ? 'filler' : FUNCTION.has(root) ? 'function' : undefined;

/** What a word does in a sentence, whatever it is about. */
export function classOf(norm: string, root = rootOf(norm)): WordClass {
  if (NEGATIONS.has(norm)) return 'negation';
  return FUNCTION_OR_FILLER(norm, root) ?? 'content';
}

export const isFunctionRoot = (root: string): boolean => FUNCTION.has(root);

export const isPronoun = (norm: string): boolean => PRONOUNS.has(norm);

/** The words that a shortened one stands for. */
export const spelledOut = (norm: string): readonly string[] | undefined => SHORT.get(norm);
