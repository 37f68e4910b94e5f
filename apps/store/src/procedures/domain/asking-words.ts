import type { ProcedureLanguage } from '#libs/contracts';
import { analyzerFor } from '#libs/search';

/**
 * Words that people ask with, whatever they ask about: question words, what stands for “do”, the time of day. A search
 * ranks by them where a document has them; whether a passage has what is asked for is not judged by them. Stop words of
 * the languages are not repeated here.
 */
const WORDS: Record<ProcedureLanguage, string> = {
  en: `afternoon allowed always anybody anyone anything ask asking asks best can cannot come comes correctly could
    deal dealing does doing done evening ever every everybody find get gets give given go goes going got handle
    handled handles handling happen happens have help how know let like long look make makes many may mean might
    morning much must need needs night now often old ought perform please possible procedure proceed process
    properly right rule rules say says see shall should show somebody someone something soon step steps still sure
    take takes tell thing things to today tomorrow tonight try use used using want wants way what when where whether
    which who whom whose why will with work works would yet`,
  de: `Abend abends allgemein anfangen bekomme bekommen bitte bleiben bleibt brauche brauchen braucht darf darfst
    dürfen eigentlich etwas finde finden fragen geben gehen geht genau gibt heute hilfe jemand kann kannst können
    lange lassen mache machen macht man mittags morgen morgens muss musst möchte möglich müssen Nachmittag Nacht
    nachts nehmen oft passiert richtig sagen sagt soll sollen sollte sollten tue tun tut umgehe umgehen umgeht
    verfahre verfahren viel viele vorgehe vorgehen wann warum was welche welcher welches wem wen wer weshalb wie
    wieder wieso wissen wo woher wohin wollen`,
  es: `alguien algo ayuda buscar cómo cuál cuáles cuándo cuánto cuántos debe debo deben decir dónde encontrar favor hacer hace
    hago hay necesito necesita poder puede puedo pueden pasa preguntar quién quiero quiere saber tengo tiene tomar usar veces`,
  fr: `aide aller alors besoin combien comment demander devoir dire doit dois doivent donner est-ce falloir faire fait faut
    mettre peut peux peuvent pouvoir pourquoi prendre quand quel quelle quelles quels quelqu'un quelque qui quoi savoir
    souvent trouver utiliser veut veux vouloir`,
  it: `aiuto andare bisogna bisogno chi come cosa dare deve devo devono dire dove fare fa faccio posso può possono potere
    perché prendere quale quali quando quanto quanti qualcosa qualcuno sapere spesso trovare usare vuole voglio`,
  nl: `doen doe doet gaan gaat geven graag hebben heeft helpen hoe hoeveel hoelang iemand iets kan kunnen krijgen maken mag
    mogen moet moeten nemen nodig vaak vinden vragen waar waarom wanneer wat weten welke wie willen wil zeggen`,
  pt: `ajuda alguém algo como dar deve devo devem dizer encontrar fazer faz faço onde pode posso podem poder porque precisa
    preciso quais qual quando quanto quantos quem quer quero saber tem tenho tomar usar vezes`,
};

const terms = new Map<ProcedureLanguage, ReadonlySet<string>>();

/** The terms of those words, as the language's analyzer makes them. */
export function askingTerms(language: ProcedureLanguage): ReadonlySet<string> {
  let known = terms.get(language);
  if (known === undefined) {
    known = new Set(
      analyzerFor(language)
        .analyze(WORDS[language])
        .map(({ term }) => term),
    );
    terms.set(language, known);
  }
  return known;
}
