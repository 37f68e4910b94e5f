/**
 * Words that say how a sentence is built and not what it is about, by language: articles, pronouns, prepositions,
 * conjunctions, auxiliaries, after the lists of the Snowball project (https://snowballstem.org), shortened to what is
 * frequent. Elided and contracted forms are cut by the tokeniser before they are looked up.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const STOP_WORDS = {
  en: words(`a about above after again against all am an and any are aren't as at be because been before being below
    between both but by can cannot can't could couldn't did didn't do does doesn't doing don't down during each few for
    from further had hadn't has hasn't have haven't having he her here hers herself him himself his how i if in into is
    isn't it its itself let's me more most mustn't my myself no nor not of off on once only or other ought our ours
    ourselves out over own same shan't she should shouldn't so some such than that the their theirs them themselves then
    there these they this those through to too under until up upon us very was wasn't we were weren't what when where
    which while who whom why will with won't would wouldn't you your yours yourself yourselves
    i'm you're he's she's it's we're they're i've you've we've they've i'd you'd i'll you'll that's who's what's here's
    there's where's when's why's how's`),
  de: words(`aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus
    bei bin bis bist da damit dann das dass daß dasselbe dazu dein deine deinem deinen deiner dem demselben den denn der
    des dessen dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir doch dort du durch ein eine einem
    einen einer eines einig einige einigem einigen einiger einiges einmal er es etwas euch euer eure eurem euren eurer für
    gegen habe haben hab hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem
    ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann kein keine keinem keinen keiner keines
    können könnte machen man manche manchem manchen mancher manches mein meine meinem meinen meiner mich mir mit muss
    musste muß müssen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner selbst sich sie sind
    so solche solchem solchen solcher solches soll sollte sondern sonst über um und uns unser unsere unserem unseren unter
    viel vom von vor während war waren warst was weg weil weiter welche welchem welchen welcher welches wenn werde werden
    wie wieder will wir wird wirst wo wollen wollte wurde wurden würde würden zu zum zur zwar zwischen`),
  es: words(`a al algo algunas algunos ante antes aquel aquella aquellas aquellos aquí así aunque cada como con contra cual
    cuales cualquier cuando cuál cuáles cuándo cuánto cómo de del desde donde dónde dos durante e el él ella ellas ellos en
    entre era eran es esa esas ese eso esos esta está están estaba estas este esto estos estoy fue fueron ha haber había
    habían han has hasta hay he la las le les lo los más me mi mis mí mientras mucho muchos muy nada ni no nos nosotros
    nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque puede pueden que qué quien
    quienes quién se sea sean según ser si sí sido sin sobre solo sólo son soy su sus suya suyo también tan tanto te tengo
    tiene tienen toda todas todo todos tu tus tú un una unas uno unos usted ustedes vosotros y ya yo`),
  fr: words(`à ai aie ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avez avoir avons c ce
    ceci cela celle celles celui cependant ces cet cette ceux chaque chez comme comment d dans de des depuis donc dont du
    elle elles en encore entre es est et étaient était été être eu eux fait faire faut il ils j je l la le les leur leurs
    lors lui là m ma mais me même mes moi mon n ne ni nos notre nous on ont ou où par parce pas peut peuvent plus pour
    pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si sinon soit son sont sous sur t
    ta te tes toi ton tous tout toute toutes très tu un une vers vos votre vous y`),
  it: words(`a abbia abbiamo ad agli ai al alla alle allo anche ancora avere aveva avevano c che chi ci cioè col come con
    contro cosa così cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello deve devono di dopo
    dove due e è ed era erano essere fa fino fra gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mentre mi
    mia mie miei mio molto ne negli nei nel nell nella nelle nello no noi non nostra nostre nostri nostro o ogni per perché
    però più poi possono prima può qual quale quali quando quanto quei quella quelle quelli quello questa queste questi
    questo qui quindi sarà se sei senza si sia siamo siano siete solo sono sopra sotto sta stata stati stato su sua sue
    sugli sui sul sull sulla sulle sullo suo suoi ti tra tu tua tue tuo tuoi tutta tutte tutti tutto un una uno vi voi
    vostra vostro`),
  nl: words(`aan af al alle alles als altijd ander andere ben bij daar dan dat de der deze die dit doch doen door dus een
    eens en er ge geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je jij jou
    jouw jullie kan kon kunnen maar me meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat onder ons
    onze ook op over reeds s te tegen toch toen tot u uit uw van veel voor waar waarom wanneer want waren was wat we wel
    welk welke werd werden wezen wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou zullen`),
  pt: words(`a à ainda além algum alguma algumas alguns ante antes ao aos apenas aquela aquelas aquele aqueles aquilo as às
    assim até cada com como contra cuja cujo da das de dela delas dele deles depois desde dessa desse desta deste do dos
    durante e é ela elas ele eles em enquanto entre era eram essa essas esse esses esta está estamos estão estas estava
    este estes eu foi foram há isso isto já lhe lhes lo mais mas me mesmo meu meus minha minhas muito na não nas nem no nos
    nós nossa nossas nosso nossos num numa o onde os ou para pela pelas pelo pelos pode podem por porque porém qual quais
    qualquer quando quanto que quem são se seja sejam sem ser será seu seus só sob sobre sua suas também tem têm temos tenho
    ter teu tinha toda todas todo todos tu tua tudo um uma umas uns você vocês vos`),
} as const;
