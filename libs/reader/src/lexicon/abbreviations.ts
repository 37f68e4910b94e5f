const ABBREVIATIONS = `
  hw how | frm from | fr from | lst last | nxt next | prev previous | yest yesterday | ystd yesterday | tmrw tomorrow |
  tmr tomorrow | tmrrw tomorrow | tomo tomorrow | 2day today | 2moro tomorrow | 2morrow tomorrow | tmw tomorrow | tdy today | mnth month | mnths months | mth month | mths months |
  wks weeks | wkly weekly | mthly monthly | yrs years | qtrs quarters | tot total | ttl total | cust customer |
  custs customers | prod product | prods products | grp group | grps groups | supp supplier | supps suppliers |
  suppl supplier | whse warehouse | whses warehouses | whs warehouse | wrhs warehouse | inv inventory | invty inventory |
  amt amount | stk stock | itm item | itms items | ord order | ords orders | rev revenue | util utilisation |
  exp expected | btwn between | bw between | incl including | recd received | rcvd received |
  recvd received | shpd shipped | dlvd delivered | dlvrd delivered | delvd delivered | dlvry delivery |
  dlvries deliveries | deliv delivery | delivs deliveries | cxl cancelled | cncl cancelled | canx cancelled |
  cxld cancelled | pend pending | proc processing | wo without | bal balance | mgn margin |
  wrt about | abt about | addr address | cat category | cats categories |
  lrgst largest | hghst highest | lwst lowest | avlbl available | avail available | hv have | hav have |
  whch which | wich which | wat what | wut what | shw show | mny many | mch much | perc percent | prcnt percent |
  dept department | r are | wih with | thsi this | teh the | val value | vals values |
  lieferant supplier | lieferanten suppliers | bestellung order | bestellungen orders | lager warehouse |
  kunde customer | kunden customers | menge quantity | umsatz revenue | artikel article | artikels articles |
  lieferung delivery | lieferungen deliveries | preis price | preise prices | bestand stock | monat month | woche week |
  sat saturday | sun sunday | wed wednesday | oder order | oders orders | custmer customer | pt point
`;

/** How people on a phone write words of these questions; only looked up where nothing else is known by these letters. */
export const SHORTENED: ReadonlyMap<string, string> = new Map(
  ABBREVIATIONS.split('|').map((pair) => pair.trim().split(' ') as [string, string]),
);
