/** Words that carry no meaning of their own in these questions, with bars between. What they would correct is left alone. */
export const NOISE = `
    the | a | an | please | pls | thanks | thank you | hi | hello | hey | me | i | we | us | our |
    my | you | your | do | does | did | done | can | could | would | will | shall | may |
    might | must | 'll | 'd | 'm | right now | currently | current | now | at the moment |
    at present | presently | as of now | as of today | as it stands | already | still | yet |
    actually | really | basically | exactly | roughly | about | approximately | approx | around |
    some | there | here | so far | today | these days | nowadays | anyway | want | wanted |
    want to know | need | needed | like to know | like to see | would like | know | looking for |
    look at | looking at | wondering | curious | interested in | hoping | trying to | so | then |
    also | too | as well | well | own | very | quite | such | kind of | sort of | type of | types of |
    kinds of | go | going | goes | went | come | coming | came | comes | take | taken | took |
    taking | make | making | put | keep | keeping | kept | give | given | use | used | using |
    happen | happened | happening | work | look | looks | looking | seem | seems | run | running |
    sit | sitting | stand | achieve | achieved | reach | reached | see | seen | place | respectively |
    each of | via | if | because | than | as | to | there is | there are | it is | what is | let |
    let's | please show | ok | okay | tell | quick | quickly | question | wonder | possible | able |
    we have | we had | have we | do we | did we | we did | i have | do i | did i | do you | did you |
    ourselves | itself | themselves | worth of | lots of | lot of | many | much | few | several |
    both | other | others | another | more | fewer | less | particular | specific | certain |
    general | generally | usually | normally | typically | far | away | back | again | once | all |
    full | complete list | entire list | long | list | lists | listing | involved | concerned |
    associated | related | corresponding | relevant | concerning | etc | eg | ie | btw | asap | time |
    times | date | period | together | against | just | only | sure | perhaps | maybe | exist |
    exists | existing | present | available | please list | name | named | called | group | grouped |
    grouping | split | broken | break | down | breakdown | up | out | off | over | on | in | at | of |
    for | by | from | with | into | onto | sort | ones | one | level | levels | our own | of ours |
    per se | someone | anyone | anybody | somebody | everyone | everybody | get through |
    got through | came through | come through | went through | go through | say | said | says | mean |
    means | hand | side | end | part | parts | overall | final | finally | main | mainly | mostly |
    simple | simply | please tell | tell us | remind me | remind | figure | figures | value | values |
    column | columns | row | rows | entry | fact | case | cases | it | they | them | those | these |
    that | this | its | their | his | her | how | whether | within | during | through | be |
    being | been | is | are | was | were | am | has | have | had | having | get | got | getting |
    um | uh | erm | er | hmm | ah | oh  | mate | buddy | folks | team | supposed | meant | ie | i e | e g |
    please love | thanks love | ta love | please mate | at the minute | this minute | right next one | next one | next question |
    right then | righto | all right | alright | kindly | ta | cheers      | read | read out |
    read me | pull me | bring me | you know | i mean  | say that | hope  |
    do not know | at this rate | at the current rate | at current rate | at the current sales rate |
    at current demand | at the current pace | at the current demand | sales rate | current sales rate | at cost |
    at list cost | as we speak | in our system | in the system | in system | on record | on file | on the books |
    on our books | we've got | we got | got any | in fact | to be precise | in question | out there |
    from us | from our side | to us | to me | for me | for us | with us | under our | in our | so to speak |
    per our records | so called | plz | thx | thks | ty | wanna  | gonna | gotta | gimme | lemme | rn |
    appreciate | much appreciated | if possible | when you can | when you get a chance | real quick | a quick |
    heads up | urgent | urgently  | individually | single | every single | straight |
    literally | obviously | apparently | honestly | ever so | in detail | in details | person | persons |
    suppose | thinking | think | guess | believe | assume | assuming | check if | find out | figure out |
    work out | let us know | know about | it looks like | turn out | turned out | end up | ended up  | each individual  | first of all | for the record | mind | would you mind |
    stand at | stands at | amounted to | amount to | amounts to | come out at | came to | comes to |
    being held | actual   | type | kind | sort  |
    earn | earned | earning | generate | generated | generating | yield | yielded | contributed | contribute |
    recorded | registered | posted | bring | brought | calendar | section | e | per se | whatsoever | in order | counted |
    supposedly | respective | listed below | following | below please | stuck | set | history included | including history |
    marked | flagged | not even once | even once | not once | totally | entirely | tied up | at the current rate of sale |
    at the current rate of sales | at the present rate | at this pace | put together | all together now |
    waiting for | since it was placed | since they were placed | since being placed | all history | put us | we should | ought to | due to be | rack up | racked up | racking up | clock up | clocked up | notch up | notched up | chalk up | chalked up | pull in |
    pulled in | pulling in | pulls in | rake in | raked in | raking in | cash in | cashed in | scored | bagged | landed us | somewhere |
    morning | good morning | good afternoon | good evening | good day | afternoon all | morning all | hi all |
    hello all | hi team | dear team | dear all | hi there | hello there | hey there | sir | madam | mam | boss |
    chief | bro | dude | pal | guys | quick one | quick q | quick question | one quick question | small query |
    one query | just a query | a question for you | question for you | reckon | do you reckon | you reckon |
    i reckon | would you say | fancy | happen to know | do you happen to know | you happen to know | any idea |
    any clue | got any idea | have any idea | dunno | i dunno | innit | sort it | bloody | damn | pretty |
    please share | pls share | kindly share | revert with |
    revert back with | kindly revert | kindly revert with | do the needful | needful | the needful | and oblige |
    please advise | pls advise | kindly advise | please confirm | pls confirm | kindly confirm |
    please help with | help me with | pls help with | i want to see | i wanna see | let me know | lemme know |
    as on today | as on date | as of date | as at today | as of this moment | as of right now | till now |
    as on now | on priority | at the earliest | earliest possible | for my reference | for reference | for info |
    for your info | for my info | fyi | in the network | across our network | in our network | network |
    somewhere in the network | anywhere in the network | what all | which all | on the board | on our board |
    on the cards | in our list | on our list | in our catalogue | in our catalog | in our range | in our book |
    to be honest | tbh | basically speaking | at the mo | atm | as things stand | first thing |
    off the top of your head | ballpark | rough idea | out of interest | out of curiosity | just curious |
    just wondering | real quick one | if you would | if you could | if you can | be able to | would be great |
    would be good | that would be great | much obliged | have a look at | have a look | take a look at | take a look |
    cheers mate | thanks mate | thanks a lot | many thanks | thank you very much | thanks in advance |
    in advance | a bit | a bit of a | by chance | for once | for now | as well please |
    tie up | ties up | tying up | lock up | locks up | locked up | locking up | a single one of | single one of |
    express | express each | expressed | express it | express them | show each | put each |
    both months together | both weeks together | both days together | both years together |
    both quarters together | grateful | be grateful | i'd be grateful | would be grateful | grateful to know |
    i would be grateful to know | i should be glad to know | glad to know | obliged to know | keen to know | pace |
    at the present pace | at its present pace | at today's pace | at its current pace | telling | telling me |
    would you mind telling me | mind telling me | kind enough to tell me | if that is possible | if it is possible |
    just the two counts | the two counts | the two numbers | just the two numbers | the two figures |
    just the two figures | both counts | show me both | both rates | show me both rates | both figures | show me both figures |
    coming to the same warehouse | coming into the same warehouse | due into the same warehouse |
    order to arrival | order to delivery | order to receipt | from order to arrival | between ordering and delivery | between order and delivery |
    between ordering and arrival | between order and arrival | from ordering to delivery | each one is | each is | each of them is | each one was | each was |
    each of them was | likely to | bound to | about to | liable to | on course to | on track to |
    one single | even a single | even one | in total terms | physically |
    computing | computed | counting | considering | consider | resulting | inclusive |
    attributable | attributable to | comprise | comprised | comprises | comprising | appear | appears |
    appearing | identified | identifying | become | becoming | at issue | concerning the | in the process |
    only considering | taken into account | for which | in which case | one row per group is fine |
    one row each is fine | a row per group is fine | be so kind | in the following | hereby | herein | thereof |
    accordingly | overall figure | straightforward | anyhow | somehow | master | master data |
    from the master data | according to the master data | in the master data | on the spot | lie | lies |
    lying at | amounting to | in each case | as the case may be | one by one | of course | naturally |
    then please | altogether please | head office | as follows | as below | as defined | by definition |
    without weighting | unweighted | not weighted | without any weighting | as of this morning | as we stand |
    down for | have down | had down | got down | called for | |
    sorry | sorry i meant | i meant | no i meant | no sorry i meant | to be clear | to be exact | altogether now |
    burned down | burnt down | got burned | caught fire | got stolen | was stolen | was lost | were lost |
    got destroyed | was destroyed | flooded | if everything | if it all | both dates | with both dates`;
