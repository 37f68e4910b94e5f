/** What in data is made to be taken for something else than data. */
export type TrickKind = 'hidden-text' | 'role-mark' | 'tool-call' | 'markup' | 'encoded' | 'instruction';

export interface CleanText {
  readonly text: string;
  /** A kind is in it once. */
  readonly tricks: readonly TrickKind[];
}

const LEFT_OUT = '[left out]';

/** Letters that nobody sees: tags (which can spell out ASCII), marks of direction, fillers, variation selectors beyond emoji. */
const HIDDEN =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0E\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;
/** Joins pictures to one, and letters of scripts that are written so. */
const JOINER =
  /(?<=[\p{Extended_Pictographic}\u{FE0F}\u{1F3FB}-\u{1F3FF}])\u200D(?=\p{Extended_Pictographic})/gu;
const JOINER_KEPT = '\u{F8FE}';
/** More than what text from a word processor holds by accident. */
const SPELT =
  /[\u{E0020}-\u{E007F}]|[\u202A-\u202E\u2066-\u2069]|(?<=[A-Za-z])[\u200B-\u200D\u2060\uFEFF](?=[A-Za-z])|(?:[\u200B-\u200F\u2060-\u2064\uFE00-\uFE0E]){3}/u;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;

const ROLE_MARKS: readonly RegExp[] = [
  /<\|[a-z_]{2,30}\|>/giu,
  /\[\/?(?:INST|SYS|SYSTEM|ASSISTANT|USER)\]|<<\/?SYS>>/giu,
  /<\/?(?:system|assistant|user|human|instructions?|prompt|developer|tool-data|tool_data|data|context|document)(?: [^<>\n]{0,80})?>/giu,
  /^[ \t>*#"'-]{0,6}(?:system(?: prompt| message| note)?|assistant|developer|human|user|systemnachricht|benutzer|assistent|sistema|usuario|asistente|système|utilisateur)[ \t]{0,2}(?:\*\*)?[:：](?=[ \t\S])/gimu,
  /^#{1,6} ?(?:system|instructions?|new instructions?|assistant|developer)\b[^\n]{0,40}$/gimu,
];

const TOOL_CALLS: readonly RegExp[] = [
  /<\/?(?:antml:)?(?:function_calls?|tool_calls?|tool_use|tool_results?|invoke|parameter|function)(?:[ =][^<>\n]{0,120})?>/giu,
  /["'](?:tool_use|tool_calls?|function_call|toolUse|tool_choice|tool-use)["'] ?:/giu,
  /\{ ?["'](?:name|tool|function|action)["'] ?: ?["'][a-z_]{3,40}["'] ?, ?["'](?:arguments|parameters|input|args)["'] ?:/giu,
  /(?<![\p{L}\p{N}_])(?:query_metrics|find_values|run_sql|ask_back|[a-z]{3,20}_[a-z_]{3,40}) ?\( ?(?:\{|["'][^"'\n]{0,80}["'] ?\)|[a-z_]{1,30} ?=)/gu,
];

const MARKUP: readonly RegExp[] = [
  /<!--(?:(?!-->)[^]){0,2000}(?:-->|$)/gu,
  /<\/?(?:script|style|iframe|img|svg|object|embed|link|meta|form|input|a|base|body|html|video|audio)(?=[\s>/])[^<>]{0,400}>?/giu,
  /!?\[[^\][\n]{0,200}\]\( ?(?:https?:|javascript:|data:|\/\/)[^)\s]{0,500}\)/giu,
  /(?:javascript|vbscript|data:text\/html)[:;,][^\s"'<>]{0,300}/giu,
];

const ENCODED: readonly RegExp[] = [
  /(?<![A-Za-z0-9+/_=-])(?=[A-Za-z0-9+/_-]{0,80}[A-Z])(?=[A-Za-z0-9+/_-]{0,80}[a-z])(?=[A-Za-z0-9+/_-]{0,80}\d)[A-Za-z0-9+/_-]{48,}={0,2}(?![A-Za-z0-9+/_=-])/gu,
  /(?<![\p{L}\p{N}])(?:[0-9a-f]{2}[ :]?){40,}(?![\p{L}\p{N}])/giu,
  /(?:\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|%[0-9a-f]{2}|&#x?[0-9a-f]{2,6};){8,}/giu,
];

/** At most so many units between the parts of an instruction. */
const NEAR = '[^.!?\\n]{0,40}?';
const RULES =
  '(?:instructions?|prompts?|rules?|guidelines?|directions?|commands?|guardrails?|restrictions?|system message|anweisung(?:en)?|regeln?|vorgaben|instruktionen|instrucciones|reglas|indicaciones|órdenes|instructions|consignes|règles|directives)';
const EARLIER =
  '(?:previous|prior|above|earlier|preceding|foregoing|original|initial|system|your|all|any|every|vorherigen?|vorigen?|bisherigen?|obigen?|alle[nr]?|deine|anteriores|previas|todas|tus|précédentes?|antérieures?|toutes|tes|vos)';

const INSTRUCTIONS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}])(?:ignore|disregard|forget|override|bypass|skip|do not follow|don['’]t follow|stop following|ignorier(?:e|en|t)?|vergiss|vergessen sie|missachte|umgehe|ignora|ignore|ignorez|olvida|olvide|omite|oublie|oubliez|ne (?:tiens|tenez) pas compte)(?![\\p{L}])${NEAR}(?<![\\p{L}])${EARLIER}(?![\\p{L}])${NEAR}(?<![\\p{L}])${RULES}(?![\\p{L}])`,
    'giu',
  ),
  new RegExp(
    `(?<![\\p{L}])(?:ignora|olvida|oubliez?|ignorez)(?![\\p{L}])${NEAR}${RULES} (?:anteriores|previas|précédentes|antérieures|ci-dessus|del sistema|du système)(?![\\p{L}])`,
    'giu',
  ),
  /(?<![\p{L}])(?:you are (?:now|no longer) (?:an?|the|bound|free|unrestricted|dan|root|admin\p{L}*|in (?:\p{L}{2,12} )?mode|acting)|from now on,? you|act as (?:an? |the )?(?:admin|system|root|developer|manager|different|unrestricted|dan)|pretend (?:to be|you are|that you)|du bist (?:jetzt|nun|ab sofort) (?:der|die|das|eine?|kein|frei)|ab sofort bist du|sie sind (?:jetzt|nun) eine?|ahora eres (?:el|la|una?|libre)|a partir de ahora,? (?:eres|actúa)|actúa como (?:administrador|el sistema)|(?:tu es|vous êtes) (?:maintenant|désormais) (?:une?|le|la|l['’]|libre)|à partir de maintenant,? (?:tu|vous)|agis comme|agissez comme)/giu,
  /(?<![\p{L}])(?:new|updated|real|actual|secret|important|neue|wichtige|nuevas?|nouvelles?) (?:system )?(?:instructions?|directives?|orders|anweisungen|instrucciones|consignes)(?: for (?:the )?(?:ai|assistant|model))?[ \t]?:/giu,
  /(?<![\p{L}])(?:reveal|print|repeat|show|output|send|leak|expose|tell me|gib|zeige?|nenne|muestra|revela|imprime|affiche|révèle|montre)(?![\p{L}])[^.!?\n]{0,30}?(?<![\p{L}])(?:system prompt|your (?:instructions|prompt|rules)|hidden (?:prompt|instructions)|api[ -]?keys?|passwords?|credentials|system-?prompt|passwörter|zugangsdaten|contraseñas?|claves? (?:de )?api|mots? de passe|invite système|tus instrucciones|tes instructions|vos instructions|deine anweisungen)(?![\p{L}])/giu,
  /(?<![\p{L}])(?:do not|don['’]t|never|ohne|sag(?:e|en sie)? (?:es )?nicht|no (?:se lo )?(?:digas|menciones|informes)|ne (?:le )?(?:dis|dites|mentionne|mentionnez)(?: pas)?)(?: \p{L}{1,12}){0,2}(?: (?:tell|inform|mention|reveal|alert|warn|say)[^.!?\n]{0,20}(?:the )?(?:user|reader|human|manager)| (?:dem|den) (?:benutzer|nutzer|anwender|leser)| al usuario| (?:à )?l['’]utilisateur)(?![\p{L}])/giu,
  /(?<![\p{L}])(?:call|invoke|use|run|execute|trigger|rufe?|verwende|benutze|führe|llama|usa|ejecuta|invoca|appelle|utilise|exécute|lance)(?: (?:an?|the|das|die|den|la|el|le|l['’]|tool|function|werkzeug|funktion|herramienta|función|outil|fonction)){0,2} ?[`"'“]?[a-z]{2,20}_[a-z_]{2,40}/giu,
  /(?<![\p{L}])(?:call|invoke|trigger|rufe?|invoca|appelle)(?: (?:an?|the|your|das|die|la|el|l['’])){0,1} ?[`"'“]?(?:[\p{L}-]{2,20} (?:tool|function|werkzeug|herramienta|outil)|(?:tool|function|werkzeug|herramienta|outil) [\p{L}_"'“]{2,30})/giu,
  /(?<![\p{L}])(?:send|forward|post|upload|email|exfiltrate|transmit|sende|schicke|übermittle|envía|manda|reenvía|envoie|envoyez|transmets)(?![\p{L}])[^.!?\n]{0,40}?(?<![\p{L}])(?:data|conversation|history|chat|contents?|results?|answers?|records|names|everything|secrets?|passwords?|daten|verlauf|alles|ergebnisse|antworten|datos|conversación|historial|todo|resultados|données|historique|tout|résultats)(?![\p{L}])[^.!?\n]{0,40}?(?<![\p{L}])(?:to|an|a|à|nach|vers) (?:https?:\/\/|www\.|[\p{L}\p{N}._%+-]{1,40}@)/giu,
  /(?<![\p{L}])(?:dear |hey |hello |attention |note (?:to|for) (?:the )?|message (?:to|for) (?:the )?|if you are (?:an? )?|as an? |hinweis (?:an|für) (?:die |das |den )?|wenn du (?:eine? )?|nota para (?:la |el )?|si eres (?:una? )?|note (?:à|pour) l['’]|si tu es (?:une? )?)(?:ai|a\.i\.|llm|language model|chatbot|assistant|ai assistant|ki|sprachmodell|assistenten?|assistent bist|ia|modelo de lenguaje|asistente|modèle de langage|assistant ia)(?: (?:assistant|model|system|agent))?(?![\p{L}])[^.!?\n]{0,8}[,:](?=[ \t]?\S)/giu,
  /(?<![\p{L}])(?:approve|grant|authori[sz]e|delete|drop|transfer|refund|genehmige|lösche|überweise|aprueba|borra|elimina|transfiere|approuve|supprime|rembourse)(?![\p{L}]) (?:all|every|any|alle|sämtliche|todos|todas|tous|toutes)(?![\p{L}])[^.!?\n]{0,30}?(?<![\p{L}])(?:requests?|orders?|proposals?|records?|tables?|data|time[- ]off|anträge|bestellungen|daten|solicitudes|pedidos|datos|registros|demandes|commandes|données)(?![\p{L}])/giu,
  /(?<![\p{L}])(?:(?:the |this )?(?:user|manager|admin(?:istrator)?) has (?:already )?(?:approved|authori[sz]ed|confirmed)|admin(?:istrator)? (?:mode|override)|developer mode|jailbreak|dan mode|administratormodus|entwicklermodus|modo (?:administrador|desarrollador)|mode (?:administrateur|développeur))(?![\p{L}])/giu,
];

const KINDS: readonly (readonly [TrickKind, readonly RegExp[]])[] = [
  ['tool-call', TOOL_CALLS],
  ['markup', MARKUP],
  ['role-mark', ROLE_MARKS],
  ['encoded', ENCODED],
  ['instruction', INSTRUCTIONS],
];

/** The same without letters that nobody sees. */
export function withoutHidden(text: string): string {
  return text
    .replace(JOINER, JOINER_KEPT)
    .replace(HIDDEN, '')
    .replace(CONTROL, ' ')
    .replaceAll(JOINER_KEPT, '\u200D');
}

/**
 * Text that somebody unknown wrote, fit to be shown to a model as data: what nobody sees is taken out, and what looks like an
 * instruction, a role, a call of a tool, markup or code gives way to `[left out]`. A list of forms, so it finds those forms
 * and no others: what holds when it misses one is that a model can only ask, with the rights of the person who asked.
 */
export function cleanText(text: string): CleanText {
  const tricks = new Set<TrickKind>();
  if (SPELT.test(text)) tricks.add('hidden-text');
  let clean = withoutHidden(text);
  for (const [kind, forms] of KINDS) {
    for (const form of forms) {
      clean = clean.replace(form, () => {
        tricks.add(kind);
        return LEFT_OUT;
      });
    }
  }
  return { text: clean, tricks: [...tricks] };
}
