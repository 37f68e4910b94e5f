import type { ProcedureLanguage } from '#libs/contracts';

/** Words that mean nearly the same. */
export type SynonymGroups = Partial<Record<ProcedureLanguage, readonly (readonly string[])[]>>;

const groups = (lines: string): string[][] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

/** What stores call the same thing by, a group a line. Words of one meaning only: “unit” is many things. */
export const SHIPPED_SYNONYMS: SynonymGroups = {
  en: groups(`
    fridge refrigerator chiller cooler
    freezer deepfreezer
    till register checkout
    trolley cart
    lift elevator
    toilet restroom bathroom washroom
    shop store
    aisle gangway
    rubbish trash garbage waste
    mobile phone smartphone handset
    photo picture
    glove gauntlet
    defibrillator aed
    staff employee colleague associate worker
    supervisor lead
    manager boss
    customer shopper client
    teenager minor underage
    supplier vendor
    money cash
    counterfeit fake forged
    banknote note
    price cost
    discount reduction
    receipt slip
    guarantee warranty
    voucher coupon
    age old
    maximum limit most
    minimum least
    often frequently
    buy purchase
    refund reimburse
    replace exchange swap substitute
    collect pickup
    delivery shipment
    parcel package
    discard dispose throw
    faulty defective broken damaged
    spoiled rotten mouldy
    clean wash
    begin start
    finish end
    close lock shut
    hurt injured wounded
    injury wound
    accident incident
    shoplifter thief
    theft stealing shoplifting
    robbery holdup
    drunk intoxicated
    alcohol liquor
    cigarette tobacco
    minced ground
    allergy allergen intolerance
    roster rota schedule
    vacation holiday leave
    instruction procedure`),
  de: groups(`
    Kühlschrank Kühlgerät Kühlmöbel
    Kasse Kassenplatz
    Einkaufswagen Wagen
    Aufzug Fahrstuhl Lift
    Toilette WC
    Geschäft Filiale Laden Markt
    Abfall Müll
    Handy Mobiltelefon Smartphone
    Mitarbeiter Kollege Angestellter Beschäftigter
    Chef Vorgesetzter Leitung
    Kunde Käufer
    Geld Bargeld
    Kassenbon Bon Quittung Beleg
    Falschgeld Blüte
    Rabatt Nachlass
    Preis Kosten
    Garantie Gewährleistung
    Gutschein Coupon
    kaufen einkaufen
    umtauschen tauschen ersetzen
    zurückgeben retournieren
    abholen mitnehmen
    Lieferung Anlieferung
    ablehnen zurückweisen verweigern
    entsorgen wegwerfen wegschmeißen
    kaputt defekt beschädigt
    verdorben schlecht
    reinigen putzen säubern
    schließen zumachen absperren
    verletzt verwundet
    Unfall Vorfall
    Diebstahl Ladendiebstahl
    Überfall Raub
    Alkohol Schnaps
    Zigarette Tabak
    Hackfleisch Gehacktes Mett
    einfrieren gefrieren gefroren
    Allergie Unverträglichkeit
    Dienstplan Schichtplan
    Urlaub Ferien`),
  es: groups(`
    nevera frigorífico refrigerador
    caja registradora
    carro carrito
    basura residuo
    móvil teléfono
    empleado trabajador
    cliente comprador
    recibo tique ticket
    descuento rebaja
    devolver reembolsar
    roto defectuoso dañado
    limpiar lavar`),
  fr: groups(`
    frigo réfrigérateur
    chariot caddie
    déchet ordure poubelle
    employé salarié collaborateur
    client acheteur
    reçu ticket
    remise rabais réduction
    rendre retourner
    cassé défectueux abîmé
    nettoyer laver`),
  it: groups(`
    frigo frigorifero
    rifiuto spazzatura immondizia
    dipendente impiegato collaboratore
    scontrino ricevuta
    sconto ribasso
    restituire rendere
    rotto difettoso danneggiato
    pulire lavare`),
  nl: groups(`
    koelkast koeling
    kassa afrekenpunt
    afval vuilnis
    medewerker werknemer collega
    kassabon bon bonnetje
    korting reductie
    terugbrengen retourneren
    kapot defect beschadigd
    schoonmaken reinigen poetsen`),
  pt: groups(`
    geladeira frigorífico refrigerador
    carrinho trolley
    lixo resíduo
    empregado funcionário trabalhador colaborador
    recibo talão
    desconto redução
    devolver retornar
    partido defeituoso danificado
    limpar lavar`),
};
