import type { Phrases } from './phrases.ts';

const NEW =
  '(nuovo|nuova|nuovi|nuove|aggiornate|aggiornati|aggiornato|aggiornata|modificate|modificati|modificato|variate|variato|diverso|diverse|diversa|seguenti nuove)';

/** Italian: "coordinate bancarie", "conto dedicato", "bonifico istantaneo", "caparra". */
export const ITALIAN: Phrases = {
  'bank-change': [
    '(conto|iban|banca|coordinate|conti) ~1 (abituale|abituali|attuale|attuali|solito|solite|precedente|precedenti|vecchio|vecchie|principale|consueto|consuete) ~10 (chiuso|bloccato|verifica|controllo|controlli|revisione|sospeso|congelato|valido|valide|utilizzare|usare|disponibile|attivo|problemi|dismesso)',
    '(nostro|il) ~1 conto ~4 (bloccato|sospeso|congelato|verifica|controllo|controlli|verifiche|chiuso|problemi|indisponibile)',
    '(su|sul) (questo|questi|quest altro|altro|altri) ~1 (conto|iban)?',
    '(non) ~2 (usare|utilizzare|usate|utilizzate|usi|utilizzi|adoperare) ~1 piu ~4 (coordinate|iban|conto|banca)',
    '(conto|iban|coordinate) ~8 (non operativo|non attivo|non disponibile|non utilizzabile|non piu operativo|non piu valido|non piu valide|non piu attivo|temporaneamente (sospeso|bloccato|chiuso))',
    '(non) ~2 (consideri|considerate|considerare|tenga conto|tenere conto|tenete conto|utilizzi|utilizzare|utilizzate) ~8 (quella|quelle|precedente|precedenti|istruzioni|coordinate|conto|iban)',
    '(ignori|ignorare|ignorate|annulli|disregardi|cestini) ~6 (quella|quelle|precedente|precedenti|istruzioni|coordinate|conto|iban|fattura)',
    'conto ~3 (deposito|garanzia|dedicato|terzi) ~6 (pieno|limite|chiuso|bloccato|saturo|esaurito|plafond)',
    `${NEW} ~1 (coordinate|conto|iban|banca|dati bancari|estremi bancari|conti correnti|appoggio bancario|istituto bancario|rapporto bancario)`,
    `(coordinate|dati|estremi|riferimenti) ~2 (bancarie|bancari|iban|di pagamento|di accredito) ~6 (cambiati|cambiate|cambiano|cambieranno|variate|variati|modificate|modificati|aggiornate|aggiornati|sostituite|nuove)`,
    `(cambiato|cambiata|cambiati|cambiamo|cambiando|modificato|modifichiamo|variato|aggiornato|sostituito|trasferito|spostato|cambiare|aggiornare|modificare|variare|sostituire) ~4 (coordinate|banca|iban|conto corrente|conto|conti|istituto di credito|istituto bancario|dati bancari|estremi bancari|appoggio bancario)`,
    '(variazione|modifica|cambio|aggiornamento|cambiamento|sostituzione) ~3 (coordinate|iban|conto|banca|conti|dati bancari|estremi bancari|appoggio bancario|istituto bancario|dati di pagamento)',
    "(il|nostro|l|l') ~2 (iban|conto|conto corrente|banca) ~2 (e|è)? (cambiato|variato|stato (cambiato|modificato|sostituito|chiuso|bloccato|sospeso)|cambiata)",
    '(vecchio|precedente|attuale|solito|vecchie|precedenti|vecchi|usuale|abituale) ~1 (conto|iban|coordinate|banca|coordinate bancarie) ~8 (chiuso|chiusura|bloccato|verifica|controllo|revisione|sospeso|sospesa|congelato|attivo|attive|valido|valide|utilizzare|utilizzabile|disponibile|usare|accettare|dismesso|operativo)',
    '(conto|iban) ~3 (sotto verifica|in verifica|in revisione|sottoposto a|bloccato|congelato|sospeso|in fase di chiusura|non piu (attivo|valido|utilizzabile|operativo))',
    '(non) ~2 (utilizzare|usare|effettuare|inviare|bonificare|versare|pagare|eseguire) ~8 (vecchio|vecchie|precedente|precedenti|attuale|solito|solite) ~2',
    '(bonificare|versare|accreditare|pagare|effettuare|inviare|eseguire|disporre|indirizzare|destinare|saldare|provvedere) ~8 (sul|su|al|alle|sulle|nel|presso|a) ~2 (nuovo|nuova|nuove|altro|altra|diverso|seguente nuovo|seguenti nuove) ~1 (conto|iban|coordinate|banca|istituto)',
    '(utilizzare|usare|utilizzate|usate|usi|utilizzi|utilizzino) ~5 (nuovo|nuove|nuova|seguenti nuove) ~1 (conto|iban|coordinate|banca)',
    "(d ora in poi|da ora in poi|da oggi|da adesso|a partire da|con effetto immediato|con decorrenza|a decorrere|d'ora in poi|d'ora in avanti|da ora in avanti) ~14 (iban|coordinate|conto|banca)",
    '(prossimi|futuri|successivi|tutti i|i) (pagamenti|bonifici) ~8 (nuovo|nuova|nuove|diverso) ~1 (conto|iban|coordinate|banca)',
    '(aperto|abbiamo|ho|attivato) ~2 (un|il) nuovo (conto|rapporto)',
    '(nuovo|nuova) conto dedicato',
    '(sostituisce|sostituiscono|annulla|annullano) ~4 (precedente|precedenti|vecchio|vecchie)',
  ],
  'change-guard': [
    'prima di ~3 (cambiare|modificare|aggiornare|variare)',
    '(mai|non) ~2 (comunicheremo|comunichiamo|comunica|chiederemo|chiediamo|chiede|richiediamo|richiederemo|cambieremo|cambia|modificheremo|modifica|varieremo|inviamo|invia|cambiano|variano|cambiato|cambiate|variate|variati|modificate|subito|subiscono)',
    '(restano|rimangono|resta|rimane) ~2 (invariate|invariati|invariato|invariata|le stesse|gli stessi|lo stesso|la stessa|validi|valide)',
    '(invariate|invariati|invariato)',
    '(se|qualora|quando|nel caso|in caso|prima di) ~6 (ricevete|riceve|ricevi|riceveste|ricevere|doveste|dovesse|dovessi|cambia|cambi|cambiate|variazione|variazioni|modifica|modifiche|cambio)',
    '(ogni|qualsiasi|qualunque|eventuale|eventuali|richieste di|richiesta di|verifica|verificare|verificate) ~2 (cambio|cambiamento|variazione|variazioni|modifica|modifiche|nuovo|nuove|aggiornamento)',
    '(comunicateci|comunicarci|informateci|avvisateci|segnalateci|fateci sapere|vi preghiamo di comunicare|comunicare tempestivamente) ~4',
    '(apri|aprire|apra|richiedi|scopri) ~3 (un|il|tuo|conto)',
    '(tuo|tuoi|tua|tue|vostro|vostri|vostra|vostre|suo|suoi) ~2 (iban|conto|coordinate|dati)',
  ],
  'fraud-talk': [
    '(frode|frodi|frodatori|truffa|truffe|truffatori|truffatore|phishing|criminali|malintenzionati|raggiro|raggiri|fraudolente|fraudolenti|diffidate)',
  ],
  disclaimer: [
    '(questo messaggio|presente messaggio|presente email|presente comunicazione|destinatario|destinatari|allegati|privacy|gdpr|regolamento)',
  ],
  'account-later': [
    '(non) ~2 (pagate|paghi|pagare|effettuate|effettui|effettuare|bonificare|bonifichi|disponga|disponete|versi|versate) ~10 (conto|coordinate|iban|pagamenti|bonifici|finche|fino)',
    '(inviero|inviera|invieremo|forniro|forniremo|comunichero|comunicheremo|mandero|manderemo|trasmetteremo|faremo avere|faro avere) ~5 (coordinate|iban|conto|dati bancari|estremi)',
    '(sospendere|sospendete|bloccare|bloccate|attendere|fermare) ~4 (pagamento|pagamenti|bonifico|bonifici) ~8',
  ],
  'payroll-change': [
    '(cambiare|modificare|aggiornare|variare|sostituire|cambio|modifica|aggiornamento|variazione|cambiato|aggiornata|aggiornato) ~8 (stipendio|stipendi|busta paga|accredito dello stipendio|salario|retribuzione|emolumenti|mensilita|tredicesima)',
    '(stipendio|busta paga|salario|retribuzione|accredito|mensilita|tredicesima) ~12 (nuovo|nuova|altro|diverso|cambiato|cambiata|cambiare|aggiornare|modificare) ~2 (conto|iban|banca|coordinate|carta)?',
    '(nuovo|nuova|altro) ~1 (conto|iban|banca) ~12 (stipendio|busta paga|salario|retribuzione|mensilita|tredicesima)',
    '(cambiato|cambiando|cambiare|aperto|chiuso) ~3 (banca|conto|iban) ~20 (stipendio|busta paga|salario|retribuzione|cedolino)',
  ],
  'own-pay': [
    '(mio|mia|miei) ~2 (stipendio|compenso|salario|retribuzione|paga|busta paga|cedolino|accredito|mensilità|emolumenti)',
    '(lo|dello) stipendio ~6 (su|sul|al|presso|accreditato|versato)',
    '(cedolino|busta paga) ~8 (versato|accreditato|accredito|versare|accreditare)',
  ],
  'gift-cards': [
    '(acquistare|comprare|comprarmi|acquistarmi|acquisti|compri|acquista|compra|acquisto|prendere|procurare|procurarmi|procurare|mi servono|servono|servirebbero|bisogno di|recuperare|inviare|mandare|mandami) ~10 (gift|giftcard|carte regalo|carta regalo|buoni regalo|buono regalo|buoni amazon|buono amazon|itunes|google play|steam|apple|buoni acquisto|carte prepagate|schede prepagate)',
    '(gift card|giftcard|carte regalo|buoni regalo|buoni amazon|carte prepagate) ~14 (codici|codice|foto|grattare|gratta|retro|taglio|clienti|rimborso|rimborsero|sorpresa|dipendenti|ciascuna|ciascuno)',
    '(grattare|gratti|gratta|grattate) ~6 (codice|codici|retro|argentata|patina)',
  ],
  'bank-noun': [
    '(bancarie|bancari|bancario|bancaria|banca|iban|coordinate|estremi|conto corrente|conto dedicato|appoggio)',
  ],
  'own-voice': [
    '(trovate|trovi|trova|allegato|allegate|allegati|allego|alleghiamo|vi|le chiediamo|chiediamo)',
    '(nostro|nostra|nostri|nostre|abbiamo|mio|mia|mie|miei|ho|preghiamo|prego|comunichiamo|comunico|informiamo|cortesemente|gentilmente|seguenti|seguente|vogliate|invitiamo|prega|avvisiamo|segnaliamo)',
  ],
  'other-payee': [
    '(nota di credito|nota di accredito|rimborso|storno)',
    '(factoring|factor|cessione del credito|cessione dei crediti|cessionario|ceduto|ceduti|anticipo fatture|addebito diretto|sdd|rid|addebitato|addebitata|mandato)',
  ],
  'to-reader': [
    '(vostro|vostra|suo|sua|tuo|tua) ~2 (conto|iban|banca)',
    '(rimborso|rimborseremo|rimborsato|accrediteremo|riaccredito|vi accreditiamo|storno)',
  ],
  'bank-details': [
    '(coordinate|dati bancari|estremi bancari|iban|dati di pagamento|variazione iban|conto corrente)',
  ],
  request: [
    '(possiamo|dobbiamo|riusciamo|si puo|posso|potremmo)',
    '(puo|puoi|potrebbe|potresti|riesci|riesce|potete|potreste|vorrei|voglio|mi serve|mi servono|ho bisogno|abbiamo bisogno|le chiedo|ti chiedo|vi chiedo|chiedo|chiediamo|prego|preghiamo|per favore|per cortesia|cortesemente|gentilmente|devi|dovresti|dovrebbe|occorre|bisogna)',
    '(fammi|mi faccia|fatemi|si prega|la prego|ti prego|vi prego|rimborsero)',
  ],
  payment: [
    '(deve|devono|dovrà|va|vanno|dovrebbe) ~4 (arrivare|pervenire|accreditata|accreditato|versata|versato|pagato|saldato|bonificato|bonificata|accreditati|essere (accreditata|accreditato|pagata|pagato|versata|saldata|saldato))',
    '(fornitore|fornitori) ~6 (pagare|saldare|saldato|pagato|liquidare|sistemare)',
    '(effettuare|eseguire|disporre|predisporre|fare|inviare|procedere|provvedere|autorizzare|completare|effettui|esegua|disponga|effettua|esegui|saldare|gestire|faccia|fai|partire|emettere) ~6 (bonifico|bonifici|pagamento|pagamenti|versamento|trasferimento|saldo|transazione|caparra|acconto)',
    '(bonifico|pagamento) ~3 (urgente|istantaneo|immediato|estero|internazionale|di|da|per|pari)',
    '(pagare|saldare|versare|bonificare|trasferire|inviare) ~5 (fattura|fatture|importo|somma|saldo|acconto|caparra|anticipo|[€]?[0-9]+)',
    '(fattura|fatture|pagamento|saldo|importo|rata) ~5 (scaduta|scadute|scaduto|scaduti|insoluta|insolute|insoluto|in scadenza|da saldare|da pagare|sospeso|sospesa|aperte|aperta|dovuto)',
    '(coordinate bancarie|iban|dati bancari|beneficiario) ~6 (seguenti|sotto|allegate|allegato|indicate|riportate|seguito)',
    '(caparra confirmatoria|caparra|acconto|conto dedicato)',
  ],
  urgency: [
    '(entro|prima) ~2 (ore|mezzogiorno|sera|venerdì|domani|oggi|chiusura|cut off|stasera|[0-9]+)',
    '(decade|scade|altrimenti|in caso contrario|penale|penali|pena)',
    'oggi',
    '(urgente|urgenza|urgentemente|urgentissimo|subito|immediatamente|immediato|immediata|tempestivamente|prontamente)',
    '(al piu presto|il prima possibile|quanto prima|prima possibile|entro oggi|entro domani|entro stasera|entro le|in giornata|entro la giornata|oggi stesso|senza indugio|appena possibile|entro e non oltre|con la massima priorita|entro mezzogiorno|nelle prossime ore|entro [0-9]+ ore|stamattina|questa mattina|nel pomeriggio)',
  ],
  secrecy: [
    '(solo|soltanto|esclusivamente|unicamente) ~1 (a me|con me|me|me stesso)',
    '(operazione|questione|faccenda|progetto) (delicata|delicato|sensibile|riservata|strategica)',
    '(nessuno|nessun) ~3 (deve|sa|sappia|venga|altro|collega)',
    '(resti|rimanga|mantenga|mantenere|tenga|tieni) ~3 (riservata|riservato|per se|per te|confidenziale|riserbo|riservatezza)',
    '(riservato|riservata|riservatezza|riservatamente|confidenziale|confidenzialita|segreto|segreta|segretezza|discrezione|discreto|strettamente personale)',
    '(non) ~2 (parlarne|parlare|dire|dirlo|dica|menzionare|condividere|divulgare|informare|comunicare|coinvolgere|farne|ne parli|parlarne) ~4',
    '(tra noi|fra noi|tra di noi|fra di noi|resti tra|rimanga tra|resta tra|sorpresa)',
    '(acquisizione|fusione) ~10 (riservata|riservato|confidenziale|annunciata|annuncio)',
  ],
  'mobile-number': [
    '(numero|cellulare|recapito|telefono) ~4 (scriverti|scriverle|contattarti|contattarla|raggiungerti|raggiungerla|chiamarti|chiamarla|mandarti|trovarti)',
    '(hai|ha|usi|usa|sei su|è su) (whatsapp|telegram)',
    '(a che|a quale|su quale|su che|qual è il) ~1 numero',
    '(numero|cellulare) (personale|privato|diretto)',
    '(rispondi|risponda|rispondimi|mi risponda) ~3 (con|indicando) ~3 (numero|cellulare|telefono)',
    '(ti|la|le) ~2 (scrivo|contatto|chiamo|scriverò) ~4 (su|via|tramite) whatsapp',
    '(mandami|inviami|mi mandi|mi invii|mi dia|dammi|fornirmi|inviarmi|mandarmi|darmi|girami|scrivimi|lasciami|lasciarmi|comunicami|comunicarmi|mi serve|qual e|indicami) ~4 (numero|cellulare|telefonino|recapito|whatsapp)',
    '(tuo|suo|vostro) ~1 (numero di (cellulare|telefono|whatsapp)|cellulare|numero whatsapp|numero personale|recapito telefonico)',
    '(scrivimi|contattami|mi contatti|mi scriva|sentiamoci|continuiamo|scriviamoci) ~3 (su|via|tramite) ~1 (whatsapp|telegram|signal|sms)',
  ],
  'task-opening': [
    '(aiutarmi|aiutare|aiuti|aiutami|mi aiuti|dare una mano|darmi una mano) ~3',
    '(sei|e|è) ~1 (disponibile|in ufficio|libero|libera|alla scrivania|occupato|occupata|al computer|in sede)',
    '(hai|ha|avresti|avrebbe) (un|qualche|cinque|5|due) (attimo|momento|minuto|minuti)',
    '(ho bisogno|avrei bisogno|mi serve|bisogno|mi occorre) ~4 (favore|cortesia|piacere|aiuto|una mano|incarico|di te|di lei)',
    '(un|una) (favore|cortesia|compito|incarico|richiesta|commissione|questione) ~2 (urgente|riservato|riservata|veloce|personale|importante|delicata|delicato)?',
    '(fammi sapere|mi faccia sapere|rispondimi|mi risponda|avvisami) ~2 (quando|appena|se) ~3',
    '(occuparti|occuparsi|gestire|seguire|sbrigare) ~4 (operazione|pratica|pagamento|questione|personalmente|faccenda)',
  ],
  'own-balance': [
    '(quanto|saldo|disponibilità|giacenza|liquidità) ~4 (sul conto|sui conti|conto corrente|disponibile|in banca|del conto|abbiamo)',
  ],
  'customer-list': [
    '(elenco|lista|scadenzario) ~4 (fatture|crediti) ~2 (aperte|scadute|insolute|in sospeso|da incassare|clienti)',
  ],
  'tax-forms': [
    '(inviare|inviami|mandami|inviarmi|mandarmi|fornire|fornirmi|mi invii|mi mandi|mi serve|mi servono|girami|trasmettere) ~10 (cud|certificazioni uniche|certificazione unica|cu dei dipendenti|buste paga|cedolini|elenco dei dipendenti|elenco dipendenti|dati dei dipendenti)',
    '(elenco|lista|copia|copie) ~4 (dipendenti|personale) ~12 (stipendi|codice fiscale|codici fiscali|iban|dati|indirizzi|date di nascita)',
  ],
  'avoids-call': [
    '(non) ~2 (posso|riesco|sono in grado) ~4 (parlare|telefonare|rispondere|chiamare|ricevere chiamate|ricevere telefonate|telefono)',
    '(sono|saro|sto) ~2 (riunione|conferenza|aereo|volo|viaggio|consiglio|assemblea) ~14 (mail|email|telefono|chiamare|chiamate|messaggio|rispondere|scrivi|scrivimi|parlare)',
    '(non) (chiamare|chiamarmi|telefonare|telefonarmi|mi chiami|chiamate|chiami|telefonate)',
    '(solo|soltanto|esclusivamente|unicamente) ~2 (via|per|tramite|a mezzo|con) (mail|email|e mail|posta|messaggio|questo indirizzo)',
    '(telefono|telefoni|linea|linee|centralino|cellulare) ~4 (guasto|guasti|guasta|fuori servizio|non funziona|non funzionano|scarico|rotto|manutenzione|fuori uso)',
  ],
  'money-subject': [
    '(conti|pagare|accredito|coordinate|tesoreria|dati)',
    '(fattura|fatture|pagamento|pagamenti|bonifico|iban|coordinate|bancarie|bancari|conto|saldo|sollecito|stipendio|caparra|acconto|insoluto|scadenza)',
  ],
  'authority-claim': [
    '(vostra|vostro|sua|suo) ~1 (direzione|capogruppo|consiglio|sede|dirigenza|vertice|vertici|proprietà)',
    '(vostro|vostra|suo|sua) (amministratore|amministratrice|direttore|direttrice|titolare|presidente|ad|legale rappresentante|amministratore delegato) ~4 (ha|mi|ci)',
    '(mi|ci) ~3 (incaricato|incaricata|affidato|affidata|affidati|chiesto|conferito)',
  ],
  role: [
    '(amministratore delegato|amministratrice delegata|amministratore unico|presidente|direttore generale|direttore finanziario|direttrice generale|direttrice finanziaria|titolare|legale rappresentante|ad|direttore amministrativo|responsabile amministrativo|socio amministratore)',
  ],
};
