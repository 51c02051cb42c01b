/**
 * What mail about money speaks of, by the words for it in English, Italian, German, French and Spanish. `stem*` is any
 * word that begins so, `two+words` stand next to each other; `ä ö ü` also stand for `ae oe ue`, other accents do not
 * matter. All languages in one: mail mixes them.
 */
export const IDEA_WORDS = {
  pay: `pay paying paid payment* payable wire wires wired wiring transfer* remit* settle* settling disburs* chaps ach bacs
    deposit deposited prepay* instalment* installment* tranche* funds monies cash
    paga pagare pagarlo pagament* pagate paghi paghiamo bonific* versar* versament* versi versa versate saldar* salda saldo
    saldiamo acconto caparra fondi somma prezzo incass* accredit* addebit*
    überweis* überwies* zahle zahlen zahlung* zahlbar zahllauf zahlt bezahl* begleich* beglich* einzahl* anweis* anzahlung
    eingänge gelder kaufpreis* rate eilüberweis*
    virement* virer virez vire payer payez paiement* reglement* regler reglez reglons verser versez versement* acompte solde
    fonds somme encaiss* decaiss*
    pago pagos pague paguen pagar pagamos paguemos transferencia* transferir transfiera* abonar abone abonen abonarse ingresar
    ingrese* ingreso* liquidar liquidacion desembols* fondos senal cobr*`,
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
  other: `new newly changed change changes changing switch* replac* revis* amend* different another other elsewhere
    alternative alternate substitut* moved instead corrected correct updated going+forward from+now+on henceforth
    nuov* cambiat* cambiando cambio variazion* variat* aggiornat* sostitui* rettificat* divers* altro altra altri altrove
    trasferit* ora+in+avanti ora+in+poi invece corrett* modificat*
    neue neuen neuer neues geändert* wechsel* gewechselt* umgestellt* umstellung* andere anderen anderes anderer anderem
    abweichend* aktualisiert* berichtigt* korrigiert* ersetz* künftig* ab+sofort stattdessen verlagert verlegt austauschen
    nouveau nouvel nouvelle* nouveaux change* changement* modifie* actualise* remplac* autre different* rectifie* transfere*
    desormais dorenavant a+compter plutot par+la+suite
    nueva nuevas nuevo nuevos cambiado cambio cambiamos modificad* actualizad* sustitu* otra otro distint* rectificad*
    corregid* trasladad* en+lo+sucesivo en+adelante en+su+lugar`,
  /** What was before. */
  former: `former previous old earlier precedente precedenti vecchi* frühere früheren früheres bisherige bisherigen
    bisheriges alte alten altes ancien ancienne precedent* anterior antigua antiguo`,
  /** Where it can go no more. */
  ended: `closed closing closure wound+down no+longer obsolete outdated out+of+date superseded invalid frozen blocked
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
  discard: `disregard discard destroy ignore delete shred cestin* ignor* vernicht* ignorier* löschen detruire ignorer detruisez
    destruya* borre elimin*`,
  hold: `hold withhold pause wait stop
    sospend* fermo ferma attend* trattener*
    zurückhalt* halten+sie anhalten warten stopp*
    suspend* attente retenir patienter
    retengan retenga espera esperen detenga*`,
  request: `please kindly pls can could would need want must let make+sure
    favore prego preghiamo puoi può potresti riesci riesce riuscite serve servono devi dovresti vorrei voglio occorre occorrono mi+mandi
    bitte können könnten kannst könntest brauch* benötig* sollten müssten möchte
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
    gehalt* lohn lohnkonto lohnabrechnung lohnlauf bezüge entgelt*
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
  errand: `task tasks favour favor errand assignment take+care handle something matter discreetly need+you like+you want+you
    compito commissione favore cortesia incarico cosa questione faccenda occuparti occupassi occupi gestissi gestire
    aufgabe gefallen auftrag erledigen kümmern übernehmen sache angelegenheit etwas
    service tache mission affaire quelque+chose confier occuper charger traiter
    tarea encargo gestion asunto algo ocupes ocuparte lleves resolvieras resuelvas gestiones`,
  card: `gift+card* giftcard* gift+voucher* voucher* apple+card* google+play itunes amazon+card* amazon+voucher* steam+card*
    prepaid+card* vanilla+card* carte+apple carta+regalo carte+regalo buoni+regalo buono+regalo buoni+amazon carte+amazon
    gutschein* geschenkkarte* guthabenkarte* apple+karten amazon+karten google+karten
    cartes+cadeau* carte+cadeau cartes+apple bons+amazon bons+d'achat cheques+cadeau* cartes+google
    tarjeta+regalo tarjetas+regalo tarjetas+apple tarjetas+amazon bonos+amazon bonos+regalo bonos+de tarjetas+de+regalo`,
  /** What is done with a card of that kind, and with no other. */
  code: `code codes pin pins scratch scratched redemption photos pictures picture photo numbers receipt
    codici codice gratta grattare foto numeri scontrino
    rubbel* pins fotos nummern einlösenummern kassenbon beleg
    grattez gratter photos numeros ticket
    codigos rasca rasque fotos claves recibo tique`,
  buy: `buy purchase pick+up get grab order arrange procure
    acquist* compra comprare prendere procurar* occorrono
    kauf* besorg* beschaff* hol* brauche
    achet* prenez procur* prendre
    compr* consegu* adquir*`,
  coin: `bitcoin* btc usdt ethereum crypto cryptocurrency kryptobörse krypto criptovalut* criptomoned* cryptomonnaie* tether`,
  staff: `employee* staff personnel workforce dipendent* personale mitarbeiter* beschäftigte* belegschaft salarie salaries
    employe employes plantilla emplead* personal`,
  private: `birth ssn social+security national+insurance home+address salary wages
    nascita codice+fiscale retribuzion* indirizzo
    geburtsdatum privatanschrift anschrift steuer+id sozialversicherungsnummer gehalt gehälter
    naissance adresse securite+sociale salaire
    nacimiento domicilio dni seguridad+social salario`,
  slips: `w2 w2s w+2 w+2s w+2's p60 p60s payslips tax+forms certificazioni+uniche cu certificazione+unica buste+paga
    lohnsteuerbescheinigungen gehaltsabrechnungen lohnabrechnungen bulletins+de fiches+de+paie retenciones nominas`,
  owed: `aging ageing aged receivable* debtor* owe owes outstanding unpaid a+r
    scadenzario partite+aperte scaduto insolut* debitor* crediti ci+deve ci+devono
    op+liste offene+posten offenen+posten außenständ* debitoren forderungen schulden
    balance+agee encours impaye* creances debiteur* doivent
    antiguedad deudor* deben saldos+pendientes impagad* cobros+pendientes`,
  list: `list lists listing report spreadsheet schedule statement everyone copies aging
    elenco lista scadenzario prospetto foglio estratto
    liste aufstellung übersicht tabelle auswertung op+liste
    tableau etat releve balance
    listado relacion informe hoja extracto`,
  number: `number cell mobile cellphone whatsapp telegram signal
    numero cellulare handynummer handy nummer mobilnummer
    portable numero movil celular telefono`,
  your: `your you tuo tua ti suo sua ihre ihrer ihr ihnen deine dir votre vous ton te tu tus le usted contattarti scriverti
    escribirte`,
  reach: `reach text message drop which what send give
    contattar* contattarti scriv* lasciami mandami quale che
    erreiche geben welcher welche schreibe schicken
    joindre laissez quel envoyez
    escribir pasame que cual`,
  secret: `nobody no+one noone anyone anybody between+us the+two+of outside+the+two discreet* discretion secrecy secretly
    non+disclosure nda insider forbid* forbidden private+address strictly+confidential kept+quiet quietly under+wraps
    nessun* tra+noi voi+due discrezione riserbo segretezza segreto riservatezza vieta massimo+riserbo strettamente+riservat*
    niemand* unter+uns ihnen+beiden diskret* geheimhaltung* stillschweigen verschwiegenheit untersagt streng+vertraulich
    personne+d'autre entre+nous vous+deux discretion secret interdit confidentialite strictement+confidentiel* n'en+parlez
    nadie entre+nosotros ustedes+dos discrecion secreto prohibe confidencialidad estrictamente+confidencial*`,
  deal: `acquisition takeover merger buyout share+purchase purchase+of competitor transaction stake
    acquisizione acquisto fusione cessione operazione trattativa partecipazion*
    übernahme erwerb fusion beteiligung transaktion anteilskauf* unternehmenskauf firmenübernahme
    rachat fusion cession operation participation
    adquisicion compra fusion operacion participaciones compraventa`,
  law: `attorney lawyer solicitor counsel law+firm notary barrister our+firm
    avv avvocato legale notaio studio
    rechtsanw* anwalt anwältin notar notarin kanzlei notariat
    avocat avocate maitre notaire cabinet etude
    abogad* letrado notari* despacho bufete`,
} as const;

export type Idea = keyof typeof IDEA_WORDS;
