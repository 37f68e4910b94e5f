import { has, isEntity, isState, type Line, sensesOf } from './line';

/** "web versus SO number": beside a value it compares with something that nobody found. */
export function isLooseVersus(line: Line, at: number): boolean {
  const isInfix = /^(vs|versus|v|against|compared with|compared to)$/.test(line.at(at)!.phrase);
  return isInfix && at > 0 && (isState(line.at(at - 1)) || isState(line.at(at + 1)));
}

/** "which products are only in WH-01": in no other, which nobody can ask for yet. */
export function isExclusive(line: Line, at: number): boolean {
  const isOnly = /^(only|solely|exclusively)$/i.test(line.at(at)!.text);
  const before = line.at(at - 1);
  const isSaid = has(before, 'copula') || sensesOf(before, 'verb').length > 0;
  const isPlaced = /^(in|at|from|by|on)$/i.test(line.at(at + 1)?.text ?? '') && isState(line.at(at + 2));
  return isOnly && isSaid && isPlaced;
}

/** "orders with every line fulfilled": true of all of them, which nobody can ask for yet. */
export function isUniversal(line: Line, at: number): boolean {
  // "where everything was received"
  if (/^(everything|all of it|the lot)$/i.test(line.at(at)!.text))
    return /^where$/i.test(line.at(at - 1)?.text ?? '');
  const isEvery = /^(every|each|all|all the)$/i.test(line.at(at)!.text);
  const isLed = /^(with|where|whose|having)$/i.test(line.at(at - 1)?.text ?? '');
  const rest = line.mentions.slice(at + 2, at + 4);
  return isEvery && isLed && isEntity(line.at(at + 1)) && rest.some((mention) => isState(mention));
}

/** "WH-03 and WH-04 combined against WH-05": a sum of some beside another, which nobody can ask for yet. */
export function isCombined(line: Line, at: number, isCompared: boolean): boolean {
  const isSum = /^(combined|together|put together|taken together|added up|added together)$/.test(
    line.at(at)!.phrase,
  );
  return isSum && isCompared && isState(line.at(at - 1));
}

/** "how far is today's revenue from yesterday's": a distance that nobody can ask for yet, unless it is from a limit. */
export function isDistance(line: Line, at: number): boolean {
  return (
    /^far$/i.test(line.at(at)!.text) &&
    /^how$/i.test(line.at(at - 1)?.text ?? '') &&
    !/^(below|beneath|under|over|above|short|behind|past|beyond|overdue|late|back|away)\b/i.test(
      line.at(at + 1)?.text ?? '',
    )
  );
}
