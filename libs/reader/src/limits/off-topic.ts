/** What people ask assistants that know everything; said even where a word of the warehouse occurs in it. */
const PATTERNS: readonly RegExp[] = [
  /\b(weather|forecast for tomorrow|temperature outside|rain|joke|poem|haiku|limerick|song|lyrics|story|riddle|recipe|cook|horoscope|football|soccer|basketball|cricket score|movie|film|netflix|celebrity|president|prime minister|capital (?:city )?of|population of|bitcoin|crypto|share price|stock price|stock market|dow jones|nasdaq|exchange rate|lottery|translate|translation|spell|grammar|homework|essay|python|javascript|html|compile|write (?:me )?(?:a|an|some|code)|who won|who is the (?:president|king|queen|ceo|best|richest)|who invented|meaning of life|how are you|your name|who are you|what are you|are you (?:human|real|sentient|an ai)|sing|dance|play (?:a|some)|birthday|dating|vacation|holiday destination|flight|hotel|restaurant|news|politics|election|medical|doctor|legal advice|square root|solve|equation|define|wikipedia|google|youtube|facebook|twitter|instagram|tiktok|chatgpt|openai|claude)\b/i,
];

export function isOffTopic(question: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(question));
}
