/**
 * What mail about money speaks of, by the words for it in English, Italian, German, French and Spanish. `stem*` is any
 * word that begins so, `two+words` stand next to each other; `ä ö ü` also stand for `ae oe ue`, other accents do not
 * matter. All languages in one: mail mixes them.
 */
export const IDEA_WORDS = {
  pay: `pay paying paid payment* payable wire wires wired wiring transfer* remit* settle* settling disburs* chaps ach bacs
    deposit deposited prepay* instalment* installment* tranche* funds money monies cash
    paga pagare pagarlo pagament* pagate paghi paghiamo bonific* versar* versament* versi versa versate saldar* salda saldo
    saldiamo acconto caparra fondi somma prezzo soldi denaro incass* accredit* addebit*
    überweis* überwies* zahle zu+zahlen zahlen+sie bitte+zahlen wir+zahlen gezahlt zahlung* zahlbar zahllauf zahlt bezahl* begleich* beglich* einzahl* anweis* anzahlung
    eingänge geld gelder kaufpreis* rate eilüberweis*
    virement* virer virez vire payer payez paiement* reglement* regler reglez reglons verser versez versement* acompte solde
    fonds argent somme encaiss* decaiss*
    pago pagos pague paguen pagar pagamos paguemos transferencia* transferir transfiera* abonar abone abonen abonarse ingresar
    ingrese* ingreso* liquidar liquidacion desembols* fondos dinero senal cobr*`,
  account: `account accounts acct iban bank banks banking routing sort+code swift remit+to financial+institution
    conto conti coordinate banca banche bancari* istituto
    konto konten bankverbindung* kontoverbindung* bankdaten kontodaten kontoangabe* kreditinstitut* institut bankgeschäft*
    hausbank anderkonto geschäftskonto bankkonto verbindung
    compte comptes rib banque* bancaire* domiciliation coordonnees etablissement
    cuenta cuentas banco bancos bancari* entidad domiciliacion`,
  /** What stands on paper about an account, without its name. */
  details: `details detail info information instructions coordinates particulars records record
    dati riferimenti estremi coordinate
    angaben daten unterlagen stammdaten ersatzdaten
    references reference informations donnees
    datos referencias informacion`,
  paper: `copy invoice version letter sheet copia fattura lettera exemplar rechnung schreiben fassung exemplaire facture lettre
    factura carta version`,
  already: `already gia bereits schon deja ya`,
  same: `unchanged same invariat* stess* unverändert* gleich* inchange* memes meme mism* sin+cambios nothing+changes stay+as
    stays+as remain+as remains+as immutat*`,
  /** Where it is to go from now on. */
  other: `neu new newly changed change changes changing switch* replac* revis* amend* different another other elsewhere
    alternative alternate substitut* moved instead corrected correct updated
    nuov* cambiat* cambiando cambio variazion* variat* aggiornat* sostitui* rettificat* divers* altro altra altri altrove
    trasferit* invece corrett* modificat*
    neue neuen neuer neues geändert* wechsel* gewechselt* umgestellt* umstellung* andere anderen anderes anderer anderem
    abweichend* aktualisiert* berichtigt* korrigiert* ersetz* stattdessen verlagert verlegt umgezogen austauschen
    nouveau nouvel nouvelle* nouveaux change* changement* modifie* actualise* remplac* autre different* rectifie* transfere*
    plutot
    nueva nuevas nuevo nuevos cambiado cambio cambiamos modificad* actualizad* sustitu* otra otro distint* rectificad*
    corregid* trasladad* en+su+lugar`,
  henceforth: `going+forward from+now+on henceforth hereafter should+now now+go now+be onwards
    ora+in+avanti ora+in+poi in+futuro in+seguito
    künftig* zukünftig* ab+sofort ab+jetzt fortan von+nun+an
    desormais dorenavant a+compter par+la+suite a+l'avenir
    en+lo+sucesivo en+adelante a+partir+de`,
  /** A bank's or shop's offer. */
  offer: `open opening apply free apri aprite aprire eröffnen beantragen kostenlos ouvrez ouvrir gratuit abra abrir gratis`,
  /** What was before. */
  former: `former previous old earlier precedente precedenti vecchi* frühere früheren früheres bisherige bisherigen
    bisheriges alte alten altes ancien ancienne precedent* anterior antigua antiguo`,
  /** Where it can go no more. */
  ended: `wrong falsch falsche falschen falsches sbagliat* errat* mauvais* erronee* equivocad* erroneo erronea closed closing closure wound+down no+longer obsolete outdated out+of+date superseded invalid frozen blocked
    restricted suspended audit audited auditors reconcil* under+review bounce bounced not+use dormant inactive
    unavailable
    chius* estinzion* estint* non+piu superat* obsolet* bloccat* sospes* in+verifica revisione revisori respint* non+operativo congelat* non+utilizz*
    geschlossen aufgelöst* auflösung nicht+mehr überholt* veraltet* ungültig* gesperrt* gekündigt* eingefroren* geprüft
    prüfer prüfung* zurückgewiesen hinfällig gegenstandslos keine+zahlungen keine+gelder
    clos cloture* ferme fermeture ne+plus n'est+plus plus+a+jour perime* obsolete bloque* suspendu* audit auditeurs
    controle rejete* invalide gele
    cerrad* cierre cancelad* ya+no obsolet* caducad* bloquead* suspendid* auditor* revision devuelt* congelad* no+use`,
  cannot: `unable cannot can't not+able impossibilitat* non+possiamo non+riusciamo non+puo nicht keine ne+pouvons ne+peut
    ne+pouvant no+podemos no+puede no+es+posible`,
  receive: `receive receiving accept take credited received ricevere accettare accreditare ricevuti empfangen entgegennehmen
    annehmen gutgeschrieben recevoir accepter credite recus recibir aceptar recibidos`,
  condition: `if in+case se qualora wenn falls sofern sollte si`,
  discard: `disregard discard destroy ignore delete shred non+consider* cestin* ignor* vernicht* ignorier* nicht+beachten löschen detruire ignorer detruisez
    destruya* borre elimin*`,
  hold: `hold withhold pause wait stop
    sospend* fermo ferma attend* trattener*
    zurückhalt* halten+sie anhalten warten stopp*
    suspend* attente retenir patienter
    retengan retenga espera esperen detenga*`,
  request: `please kindly pls can could would need want must let make+sure
    favore prego preghiamo puoi può potresti riesci riesce riuscite serve servono devi dovresti vorrei voglio occorre occorrono mi+mandi
    bitte muss können könnten kannst könntest brauch* benötig* sollten müssten möchte
    merci veuillez pouvez pourriez peux besoin faut souhaite prie aimerais
    favor puede* podria* podrias necesit* ruego rogamos quiero hacen+falta hace+falta indiqueme`,
  /** Hand it over. */
  send: `send forward email mail share provide prepare pull shoot let+me+have get+me give submit compile over+to+me
    manda* mandi invia* inviami gira* girami prepar* fammi+avere fai+avere estra* raccogli
    schick* sende senden sendet ziehen zusammen lassen+sie+mir zukommen mailen übermitteln stellen
    envoy* sortez transmet* faire+parvenir reunir preparez adressez
    envia* mandame pasame sacame prepara* haces+llegar remit* facilit*`,
  salary: `salary paycheck* payroll wage wages direct+deposit paystub* my+pay next+pay pay+run payday deposit+info
    stipendi* busta+paga cedolin* mensilita
    gehalt* lohn lohnkonto lohnabrechnung lohnlauf bezüge entgelt* abrechnung
    salaire* paie remuneration bulletins
    nomina nominas sueldo`,
  ours: `our ours we us my i'm nostro nostra nostri nostre noi ci possiamo abbiamo unser unsere unseren unserer unserem
    unseres wir uns mein meine notre nos nous mon ma nuestro nuestra nuestros nuestras nos podemos hemos mi mis`,
  mine: `my mine i'm i've mio mia miei mein meine meinem meinen meiner mon ma mes j'ai mi mis`,
  availability: `your+desk in+the+office at+the+office available around a+moment a+minute a+sec a+second free+right free+to
    in+ufficio tua+scrivania alla+scrivania disponibile un+minuto un+attimo un+momento due+minuti ci+sei
    im+büro am+platz am+schreibtisch verfügbar erreichbar einen+augenblick einen+moment eine+minute kurz+zeit
    au+bureau votre+bureau votre+poste ton+bureau disponible un+instant une+minute
    la+oficina tu+sitio tu+mesa su+mesa su+puesto tu+puesto un+minuto`,
  /** Asked of the reader. */
  areyou: `are+you you+at you+free you+around got+a have+you do+you hai+un hai+due hai+tempo sei siete sind+sie bist+du
    haben+sie hast+du etes+vous es+tu avez+vous auriez+vous as+tu estas esta+usted tienes tiene+un`,
  errand: `task tasks favour favor errand assignment take+care handle something matter discreetly need+you like+you want+you trust+you count+on+you job something+done
    compito commissione favore cortesia incarico cosa questione faccenda occuparti occupassi occupi gestissi gestire ci+pensi pensaci contare+su+di+te di+te+per
    aufgabe anvertrauen unterstützung gefallen auftrag erledigen kümmern übernehmen sache angelegenheit etwas
    service tache demarche compter+sur+vous de+vous+pour mission affaire quelque+chose confier occuper charger chargez traiter
    tarea encargas encargarte confiarte te+necesito contar+contigo encargo gestion asunto algo ocupes ocuparte lleves resolvieras resuelvas gestiones`,
  /** Cards and vouchers by whatever name. */
  voucher: `giftcard* voucher* itunes google+play gutschein* geschenkkarte* guthaben guthabenkarte* aufladekarte* ricarich* recharge* recarga* paysafe* neosurf transcash`,
  brand: `gift apple amazon steam google vanilla razer ebay prepaid prepagat* xbox playstation netflix zalando sephora walmart
    target regalo cadeau* prepagate prepayees prepago d'achat`,
  card: `card cards cardz carta carte cartes karte karten tarjeta tarjetas buono buoni bon bons cheques bono bonos`,
  /** What is done with a card of that kind, and with no other. */
  code: `code codes pin pins scratch scratched redemption photos pictures picture photo numbers receipt
    redeem codici codice gratta grattare foto fotografa* numeri scontrino striscia strip fetch snap
    rubbel* pins fotos fotografier* nummern einlösenummern einlösecode* kassenbon beleg streifen
    grattez gratter photos photographi* numeros ticket bande
    codigos rasca rasque fotos foto claves recibo tique banda`,
  buy: `buy purchase pick+up get grab order arrange procure fetch find
    acquist* ordinare ordini compra comprare prendi prendere procurar* occorrono recuperare
    kauf* besorg* bestell* beschaff* hol* brauche
    achet* commander prenez procur* prendre trouver
    compr* consegu* adquir* coge coger`,
  coin: `bitcoin* btc usdt ethereum crypto cryptocurrency kryptobörse krypto criptovalut* criptomoned* cryptomonnaie* tether`,
  staff: `employee* staff personnel workforce everybody everyone's everybody's di+tutti aller+kollegen tout+le+monde de+todos dipendent* personale anagrafica mitarbeiter* personalverzeichnis beschäftigte* belegschaft salarie salaries
    employe employes plantilla emplead* personal`,
  private: `birth birthday* ssn social+security national+insurance address addresses salary salaries wages pay
    nascita codice+fiscale retribuzion* indirizz* stipendi
    geburtsdat* privatanschrift* anschrift* steuer+id sozialversicherungsnummer* gehalt gehälter
    naissance adresse adresses securite+sociale salaire salaires
    nacimiento domicilio* dni seguridad+social salario* sueldo*`,
  slips: `w2 w2s w+2 w+2s w+2's w2's payroll+records p60 p60s payslips tax+forms certificazioni+uniche cu certificazione+unica buste+paga
    lohnsteuerbescheinigungen gehaltsabrechnungen lohnabrechnungen bulletins+de fiches+de+paie bulletins+de+paie retenciones nominas`,
  owed: `aging ageing aged receivable* debtor* owe owes outstanding unpaid overdue a+r ledger
    scadenzario partite+aperte scaduto insolut* debitor* crediti partitario ci+deve ci+devono
    op+liste offene+posten offenen+posten außenständ* debitoren forderungen schulden rückstand
    balance+agee encours impaye* creances debiteur* doivent grand+livre
    antiguedad deudor* deben saldos+pendientes impagad* cobros+pendientes retraso`,
  list: `list lists listing report spreadsheet schedule statement everyone copies aging
    elenco lista scadenzario prospetto foglio estratto
    liste aufstellung übersicht tabelle auswertung op+liste
    tableau etat releve balance
    listado relacion informe hoja extracto`,
  customer: `customer* client* kunde* kunden cliente* clienti
    contacts contatti ansprechpartner* contactos`,
  number: `number cell mobile cellphone whatsapp telegram signal
    numero cellulare handynummer handy nummer mobilnummer
    portable numero movil celular telefono`,
  your: `your you tuo tua ti suo sua ihre ihrer ihr ihnen sie deine dir votre vous ton te tu tus le usted contattarti scriverti
    escribirte`,
  reach: `reach text message drop which what send give
    contattar* contattarti scriv* lasciami mandami quale che
    erreiche geben welcher welche schreibe schicken
    joindre laissez quel envoyez
    escribir pasame que cual`,
  secret: `nobody no+one noone anyone anybody between+us the+two+of outside+the+two discreet* discretion secrecy secretly
    non+disclosure nda insider forbid* forbidden private+address strictly+confidential kept+quiet quietly under+wraps you+alone only+you none+of+your needs+to+hear keep+it keep+this
    nessun* tieni+per per+te tra+noi voi+due discrezione riserbo segretezza segreto riservatezza vieta massimo+riserbo strettamente+riservat*
    niemand* für+sich unter+uns ihnen+beiden diskret* geheimhaltung* stillschweigen verschwiegenheit untersagt streng+vertraulich
    gardez+le gardez+cela personne+d'autre personne+ne entre+nous vous+deux discretion secret interdit confidentialite strictement+confidentiel* n'en+parlez
    nadie para+ti guardelo guardalo entre+nosotros ustedes+dos discrecion secreto prohibe confidencialidad estrictamente+confidencial*`,
  hushed: `confidential discreet sensitive riservat* delicat* vertraulich* heikel* heikle* confidentiel* confidencial* reservad*`,
  deal: `acquisition takeover merger buyout share+purchase purchase competitor transaction stake
    acquisizione acquisto fusione cessione operazione trattativa partecipazion*
    übernahme erwerb fusion beteiligung transaktion anteilskauf* unternehmenskauf firmenübernahme
    rachat achat fusion cession operation participation
    adquisicion compra fusion operacion participaciones compraventa`,
  law: `attorney lawyer solicitor counsel law+firm notary barrister our+firm
    avv avvocato legale notaio studio
    rechtsanw* anwalt anwältin notar notarin kanzlei notariat
    avocat avocate maitre notaire cabinet etude
    abogad* letrado notari* despacho bufete`,
} as const;

export type Idea = keyof typeof IDEA_WORDS;
export type IdeaWords = { readonly [I in Idea]: string };
