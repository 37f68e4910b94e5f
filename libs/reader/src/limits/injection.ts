/** Attempts to change what the product may do, or to reach what is not warehouse data. */
const PATTERNS: readonly RegExp[] = [
  /\b(ignore|forget|disregard|override|bypass|circumvent|skip|disable|break|violate|turn off)\b.{0,40}\b(rules?|instructions?|prompts?|restrictions?|guidelines?|guardrails?|limits?|limitations?|polic(?:y|ies)|permissions?|safety|security|constraints?|access control)\b/,
  /\b(pretend|act as if|act as an?|act like|role-?play|jailbreak|developer mode|god mode|sudo|dan mode)\b/,
  /\b(you are now|from now on you|imagine you (?:are|have)|suppose you (?:are|have) no)\b/,
  /\b(system|hidden|initial|original) (prompt|instructions?|message)\b/,
  /\b(your|the) (prompt|instructions|rules|guidelines|source code|configuration|training data)\b/,
  /\b(password|passwd|pwd|passphrase|credential|api[ _-]?key|secret[ _-]?key|secrets|access token|auth token|session token|private key|bcrypt)s?\b/,
  /\b(user|users|account|accounts|login|admin) (table|accounts|logins|list|hashes|emails)\b/,
  /\bunion\b.{0,20}\b(select|all|in|with|join)\b/,
  /\bselect\b.{1,200}\bfrom\b.{0,80}(;|\bwhere\b|\blimit\b|\bunion\b|_|$)/,
  /\b(drop|truncate|alter|create|grant)\s+(table|database|schema|view|user|role|index|all)\b/,
  /\bdelete\s+from\b|\binsert\s+into\b|\bupdate\s+\w+\s+set\b/,
  /\b(information_schema|pg_catalog|pg_\w+|sqlite_master|duckdb_\w+|xp_cmdshell|read_csv|read_parquet|load_file)\b/,
  /\b(or|and)\s+['"]?1['"]?\s*=\s*['"]?1/,
  /;\s*(drop|delete|update|insert|select|alter|truncate|attach|copy|pragma)\b|--\s*$|\/\*/,
  /\b(no|without|lift|remove|ignore|drop) (?:any |all |the |your |table |access )*restrictions?\b/,
  /\b(raw sql|run (?:this|the following|my) (?:sql|query|code|command)|execute (?:this |the )?(?:sql|query|code|command|shell))\b/,
  /\b(admin(?:istrator)?|root|superuser) (mode|access|rights|privileges|permissions)\b/,
  /\b(reveal|leak|dump|exfiltrate|expose) (?:me |us )?(?:the |your |all |every |whole )*(?:database|schema|tables?|prompt|users?|data ?base|everything|secrets?)\b/,
  /<\s*script|javascript:|\$\{|\{\{/,
];

export function isInjection(question: string): boolean {
  const text = question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ');
  return PATTERNS.some((pattern) => pattern.test(text));
}
