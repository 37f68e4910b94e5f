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
    kindly | ta | cheers      | read | read out |
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
    pulled in | pulling in | pulls in | rake in | raked in | raking in | cash in | cashed in | scored | bagged | landed us | somewhere`;
