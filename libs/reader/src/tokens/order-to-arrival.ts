import { findStretch, instead } from './stretch';
import type { Token } from './token';

const SPAN =
  /(?:from |between )(?:(?:us|we|our|me|the) )?(?:(?:placing|raising|making|sending|the)? ?(?:an |the |our |a )?(?:order|orders|po|pos|purchase order|ordering)(?: (?:being placed|being raised|placed|is placed|going in|going out|goes in))?) (?:to|until|till|and) (?:(?:the|our|it|them|its) )?(?:(?:goods|delivery|stock|stuff|products|items|order|it) )?(?:actually |finally |being )?(?:arriving|arrive|arrival|arrives|arrived|received|receiving|receipt|turning up|landing|getting here|coming in|goods in)/;
const LONG =
  /(?:how many days|how long)(?: (?:does|did|do|has|is|will) it (?:usually |normally |typically |take )*)?/;
const DELIVERS =
  /(?<long>(?:how many days) (?:does|did|do) it (?:usually |normally |typically )?take )(?<who>(?:[^ ]+ ){1,4}?)to deliver/;

/** "how many days from us placing the order to the goods arriving": what is called the lead time. */
export function orderToArrival(tokens: readonly Token[]): Token[] {
  const span = findStretch(tokens, SPAN);
  if (span) {
    const said = instead(tokens, span, ['lead', 'time']);
    const long = findStretch(said, LONG) ?? findStretch(said, /(?:number of )?days/);
    return long && long.to <= span.from ? instead(said, long, []) : said;
  }
  const delivers = findStretch(tokens, DELIVERS);
  if (!delivers) return [...tokens];
  const long = delivers.groups['long']!.trim().split(' ').length;
  return [
    ...instead(tokens.slice(0, delivers.from + long), { from: delivers.from, to: delivers.from + long }, [
      'lead',
      'time',
      'of',
    ]),
    ...tokens.slice(delivers.from + long, delivers.to - 2),
    ...tokens.slice(delivers.to),
  ];
}
