import type { GrammarTag } from './grammar-tag';
import { NOISE } from './noise';

export type { GrammarTag };

/** Phrases by what they do, one after the other with bars between. Articles may stand between their words. */
const PHRASES: Readonly<Record<GrammarTag, string>> = {
  count: `
    how many | number of | numbers of | number | count of | count | counts | no of | total number of |
    how often | tally | how many times | # of | headcount | nr of | cnt of | cnt | total count of | total count`,
  amount: `
    how much | how much of | amount of | volume of | quantity of`,
  total: `
    total | sum | sum of | in total | overall | altogether | combined | grand total | in all |
    total up | add up | sum up | add together | tally up | totals | all together | all in all | aggregate |
    total it up | add it up | sum it up | add them up | total them |
    summed | summed up | added up | adding up | totalled | totaled`,
  average: `
    average | avg | mean | on average | averaged | averages | averaging |
    in average | in the average | on an average | in the mean | averaged over | averaged across`,
  list: `
    list | show | show me | give me | display | which | what | find | find me | get | get me |
    tell me | see | pull | pull up | any | are there | is there | look up | lookup | name |
    which ones | let me see | listing | fetch | bring up | view | identify | all of | all |
    every one | give us | show us | return | print | check | what are | what is | retrieve | run |
    pull out | query | query for | list out | list up | call up | lay out | load | load up | present me | do we have | have we got | what about the |
    compute | determine | work out the | establish | specify | enumerate | ascertain | tabulate`,
  who: `
    who | whose | whom`,
  when: `
    when | on what date | on which date | what date | which date | what day | which day`,
  where: `
    where`,
  'how-long': `
    how long | how soon | how quickly | how fast`,
  group: `
    per | by | each | every | for each | for every | in each | of each | at each | to each |
    from each | split by | broken down by | break down by | breakdown by | breakdown per |
    grouped by | group by | group them by | group it by | group those by | group these by | group that by |
    group the results by | count by | count per | counted by | arrange by | arranged per | bucketed by |
    split per | split out by | by each | with each | through each |
    into each | separately for each | split across | spread across | distributed across |
    separated by | segmented by | across | distributed over | spread over | split over | divided over | distributed between | in terms of |
    measured by | measured in | based on | according to | going by | between the | sliced by | summarised by |
    summarized by | divided by | on each | for each of | within each | split into | by individual |
    for every single | broken out by | break it down by | split that by | split it by |
    split them by | split those by | split up by | breakdown of | in every | at every | of every |
    per each | listed by | categorised by | categorized by`,
  whole: `
    across all | across every | everywhere | over all | company wide | companywide | network wide |
    in every | throughout | across the board | across the network | across the whole | anywhere |
    in all | for all | at all | at any | in any | of all | across the entire | from all |
    over the whole | worldwide | nationwide | entire | whole | ever | of all time | all time |
    across our | across all the |
    summed over all | added up over all | all the places | all places | over all the`,
  top: `
    top | leading | highest ranking | highest ranked | number one`,
  bottom: `
    bottom | lowest ranking | lowest ranked`,
  most: `
    most | highest | largest | biggest | greatest | the most | heaviest | longest |
    more often | most often | most frequently | strongest | fattest | juiciest`,
  least: `
    least | lowest | smallest | fewest | tiniest | shortest | weakest | least often | least frequently`,
  best: `
    best | strongest performing | finest | best performing`,
  worst: `
    worst | poorest | worst performing`,
  more: `
    more than | over | above | greater than | higher than | exceeding | exceeds | exceed |
    in excess of | larger than | bigger than | longer than | > | upwards of | beyond | exceeded |
    north of | more then | older than | later than`,
  'at-least': `
    at least | at above | at or above | at or over | no less than | no fewer than | not less than | not fewer than | minimum of |
    a minimum of | >= | ≥ | => | at a minimum`,
  less: `
    less than | fewer than | under | below | lower than | smaller than | shorter than | < |
    less then | beneath | south of | fewer then | not even`,
  'at-most': `
    at most | at below | at under | at or below | at or under | on or below | have no more than | has no more than | with no more than | no more than | not more than | maximum of | a maximum of | <= | ≤ | =< | up to |
    not over | not above | no higher than | no greater than | no longer than`,
  exactly: `
    exactly | equal to | equals | = | equal | precisely`,
  'or-more': `
    or more | or above | and above | and over | or over | or higher | or longer | plus | + | and up | or greater | and more | upwards | and higher`,
  'or-less': `
    or less | or fewer | or below | or under | or lower | and below | and under | or shorter | and less`,
  between: `
    between`,
  not: `
    not | no | never | nobody | no one | none | neither | nor | but not one | but not a single | not any | not one |
    not a single | zero`,
  without: `
    without | w o | without any | with no | lacking | having no | who have no | that have no | has no |
    have no | had no | with zero | without a | there is no | there are no`,
  except: `
    except | except for | excluding | other than | apart from | but not | rather than | aside from |
    leaving out | leave out | ignoring | exclude | excl | anything but | everything but | all but |
    besides | minus | outside of | outside | not counting | not including | disregarding | bar | barring | anywhere but |
    everywhere but | any but | nowhere but |
    with the exception of | save for | sans | not in | not from | not to |
    do not count | do not include | do not show | do not want | do not need | not interested in | skip | skipping | forget | do not list | no need for | do not bother with | leave off | leaving off`,
  nothing: `
    nothing | not anything | nothing at all`,
  excluded: `
    excluded | left out | left aside | not counted | not included | omitted | taken out | set aside | aside |
    removed | not considered`,
  minimum: `
    minimum | min | highest and lowest | lowest and highest | min and max | minimum and maximum | max and min |
    maximum and minimum`,
  maximum: `
    maximum | max | highest and lowest | lowest and highest | min and max | minimum and maximum | max and min |
    maximum and minimum`,
  and: `
    and | & | + | plus | n | as well as | along with | together with | plus also | and also`,
  or: `
    or | either | and or`,
  but: `
    but | though | although | while | whereas | however | despite`,
  versus: `
    vs | versus | compared with | compared to | compare to | compare with | compare | compares to |
    compares with | comparing | against | next to | relative to | as opposed to | v |
    in comparison with | in comparison to | comparison | comparison of | difference between |
    side by side | stack up against | up against | beside | alongside | measure up against |
    differ from | comparison between | compared against | difference | change from | changed from |
    change between | changed between | set against | change since`,
  share: `
    share | share of | percent | percent of | per cent | per cent of | percentage | percentage of | proportion |
    proportion of | fraction | fraction of | pct | portion | portion of | part of | what part of |
    % of | as a percentage of | as a share of | as a percent of | as a proportion of | as % of |
    as a fraction of | ratio of | how big a share of | contribution of | contribution to |
    as percentage of | as share of | as a % of |
    which part | what part | which part in percent | what part in percent | which share | how many percent | how many % | how many percent of | how many % of | how much percent | how much percent of | what % | what % of | which percentage | which percentage of | which percent of | what percent of | what percentage of | how many per cent of | how big a part of | how large a share of | what fraction of | how much % | how much % of | which part of | which % of | what share of`,
  change: `
    growth | growth in | develop | developed | evolve | evolved | change | change in | changes in | increase in | increase | decrease in | decrease |
    rise in | fall in | drop in | decline in | decline | evolution | movement | delta | grown | grow |
    how much has | how has | development of | grew | risen | fallen | rose | fell | changed | lost | gained`,
  contains: `
    contains | contain | containing | mentions | mention | mentioning | include | includes |
    including | with the word | featuring | has the word | matching | like | includes the word |
    contains the word | contain the word | have the word | that says | with the term`,
  'starts-with': `
    starting with | starts with | start with | beginning with | begins with | begin with | prefixed |
    prefixed with`,
  'name-of': `
    whose name | name | names | in the name | in their name | in its name | in name | in their names |
    in the title | called | named | by name | labelled | titled`,
  sort: `
    sorted by | order the | sort by | ordered by | ranked by | rank by | rank | arranged by |
    in order of | sort | sorted | ranked | ranking | ranking of | ranking by | sort them by |
    order them by | rank them by | sort it by | rank the | sorted on | sort on`,
  descending: `
    descending | desc | highest first | biggest first | largest first | most first | high to low |
    highest to lowest | largest to smallest | biggest to smallest | most to least |
    from highest to lowest | in descending order | top first | longest first | from high to low |
    best to worst | greatest first`,
  ascending: `
    ascending | asc | lowest first | smallest first | least first | fewest first | low to high |
    lowest to highest | smallest to largest | smallest to biggest | least to most |
    from lowest to highest | in ascending order | shortest first | from low to high | alphabetically |
    alphabetical | bottom first | soonest first | earliest first`,
  only: `
    only | just | solely | exclusively | purely | nothing but | limited to | restrict to |
    restricted to | limit to | filter to | filtered to | narrow to | narrow it down to |
    narrow that to | narrow down to | filter by | filter on | keep only | show only | only show |
    just show | limit that to | limit it to | only for | just for | limit this to | just the |
    only the | filter for | focus on | zoom in on | zoom into | drill into |
    restrict that to | restrict it to | restrict this to | restrict those to | restrict them to | limit those to | limit them to | narrow it to | narrow this to | narrow those to | narrow them to | narrow them down to | confine it to | confine that to | filter that to | filter it to | filter those to | filter this to | reduce that to | reduce it to | keep it to | keep that to`,
  also: `
    also | too | as well | additionally | in addition | add`,
  pronoun: `
    it | they | them | em | those | these | that | this | ones | one | their | its | that list |
    this list | the same | same | the list | those ones | these ones | the result | the results |
    that one`,
  'of-those': `
    of those | of these | of them | of which | among those | among them | among these | from those |
    from these | out of those | out of these | of that | from that list | in that list |
    on that list | of the above | for those | for these | for them | from them | amongst them |
    amongst those | which ones | in there |
    of those months | of these months | among those months | of those weeks | of those days | of those quarters | of those years | out of those months | of the months`,
  here: `
    there | here | from there | at that warehouse | in that warehouse | at that site |
    that warehouse`,
  copula: `
    is | are | was | were | be | been | being | am | 's | 're | get | got | gets | gone | went |
    went to | goes to | came from | comes from | come from | make up | makes up | made up | makes |
    accounted for | account for | accounts for | belongs to | belong to | represent | represents`,
  have: `
    has | have | had | having | got | 've`,
  with: `
    with | covered by | covered with | backed by | already covered by | w | having | that have | who have | which have | that has | which has | who had | that had |
    which had |
    showing | giving | stating | listing | indicating`,
  relative: `
    that | which | who | where | whose | that are | which are | that were | who are | what |
    who were | that is`,
  preposition: `
    of | for | in | at | on | from | to | into | out of | through | via | within | inside | off |
    onto | toward | towards | about | regarding | concerning | around | as | under | over | with |
    by | among | amongst | on top of | up | down | out`,
  distinct: `
    distinct | different | unique | separate | individual`,
  'follow-up': `
    and | what about | how about | back to | leave | and for | same for | the same for | same thing for | now |
    now for | and what about | ok | okay | and how about | same again for | do the same for |
    same question for | same but | then | and now | repeat for | repeat that for | now do |
    same again | the same but | and the | now show | and in | and at | and from | what if | so`,
  instead: `
    instead | instead of that | instead of | rather | switch to | change to | change it to | make it | make that |
    change that to | swap to | replace with | use`,
  remove: `
    drop | remove | take out | take away | forget about | regardless of | ignore the |
    never mind | any status | clear | get rid of | remove the | drop the`,
  rest: `
    rest | the rest | the rest of them | all the rest | the others | the other ones | all the others | all others |
    the remaining | the remaining ones | the remainder`,
  nearly: `
    nearly | almost | barely | hardly | rarely | seldom`,
  restriction: `
    filter | restriction | criterion | criteria`,
  undo: `
    undo | undo that | undo it | undo the last | go back | go one back | one step back | drop that | forget that |
    remove that | scrap that | never mind that | revert | revert that | take that back | back to before |
    as it was before | as before`,
  reverse: `
    the other way round | the other way around | other way round | other way around | reverse | reversed |
    reverse it | reverse them | in reverse | in reverse order | reverse order | reverse the order |
    reverse the list | flip | flip it | flip the order | flip the list | invert | opposite order |
    in the opposite order | opposite direction`,
  vague: `
    report | info | information | data | detail | details | overview | summary | update | something |
    anything | stuff | thing | things | figures | figure | numbers | statistics | stats |
    status update | everything | rundown | snapshot | picture | breakdown | analysis | dashboard |
    records | record | entries | distribution | spread | forecast | table | help | results | result`,
  'unit-percent': `
    % | percent | per cent | pct | percentage points`,
  currency: `
    £ | $ | € | money | gbp | usd | eur | pounds | dollars | euros | pound | dollar | euro | quid | bucks`,
  'public-holiday': `
    public holiday | bank holiday | national holiday | official holiday | holiday`,
  cumulative: `
    cumulative | cumulated | cumulatively | running total | running total of | running sum | running sum of | accumulated |
    accumulating | accumulative | rolling total | rolling sum | cumulative total | cumulative total of |
    cumulative sum | cumulative sum of | adding up over time`,
  extent: `and by how much | by how much`,
  wise: `wise | wize | vise`,
  trend: `trend | trends | trend of | trend in | trend for | trending | trended | trendline | trend line | development | history`,
  manner: `how well | how good | how bad | how badly`,
  noise: NOISE,
};

export const GRAMMAR_WORDS: readonly (readonly [GrammarTag, readonly string[]])[] = (
  Object.entries(PHRASES) as [GrammarTag, string][]
).map(([tag, text]) => [tag, text.split('|').map((phrase) => phrase.trim())]);
