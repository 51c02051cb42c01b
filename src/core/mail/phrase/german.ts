import type { Phrases } from './phrases.ts';

const NEW =
  '(neue|neuen|neuer|neues|neu|geänderte|geänderten|geänderter|aktualisierte|aktualisierten|andere|anderen|anderes|abweichende|abweichenden)';
const BANK =
  '(bankverbindung|bankverbindungen|bankdaten|kontodaten|kontoverbindung|konto|bankkonto|kontonummer|iban|bankkonten|geschäftskonto|zahlungsdaten|hausbank|zahlungsverbindung|kontoinformationen|bankinformationen|firmenkonto)';

/** German, with and without umlauts. */
export const GERMAN: Phrases = {
  'bank-change': [
    '(unser|das) ~1 (konto|geschäftskonto|hauptkonto|firmenkonto|bisheriges konto) ~8 (gesperrt|geprüft|prüfung|probleme|problem|eingefroren|geschlossen|nicht verfügbar|aufgelöst|überprüft|überprüfung)',
    '(konto|bankverbindung|iban) ~8 (nicht mehr (nutzbar|verfügbar|gültig|aktiv|erreichbar)|derzeit nicht|vorübergehend nicht|außer betrieb|nicht verfügbar)',
    '(nicht mehr) ~12 (verbindung|bankverbindung|konto|iban|kontodaten)',
    '(anderkonto|treuhandkonto|notaranderkonto|sammelkonto) ~4 (ausgeschöpft|voll|gesperrt|geschlossen|ausgelastet|geändert|limit)',
    '(neues|neue|geändertes|aktualisiertes|aktuelles) (stammdatenblatt|stammdaten|lieferantenstammdaten)',
    '(zahlen|begleichen|verwenden|überweisen|berücksichtigen) sie ~4 (diese|diesen|die korrigierte|die neue) ~8 (nicht die|ignorieren|gegenstandslos|nicht mehr|vernichten)',
    '(rechnung|fassung|version|schreiben) vom ~6 (ignorieren|gegenstandslos|nicht beachten|nicht zu beachten|ungültig|hinfällig)',
    '(ignorieren|vergessen|verwerfen) sie ~4 (die|unsere|meine) ~3 (vorherige|vorige|frühere|alte|ursprüngliche|version|fassung|rechnung|angaben)',
    `${NEW} ~2 ${BANK}`,
    `(änderung|wechsel|umstellung|aktualisierung|anpassung|änderungen|umzug) ~4 ${BANK}`,
    '(bankänderung|bankwechsel|kontowechsel|kontoänderung|kontoumstellung|bankverbindungsänderung|bankdatenänderung|kontodatenänderung|iban änderung)',
    `${BANK} ~8 (geändert|ändert|ändern|gewechselt|wechseln|umgestellt|aktualisiert|gesperrt|geschlossen|aufgelöst|eingefroren|stillgelegt|ungültig|ersetzt)`,
    `(geändert|gewechselt|umgestellt|aktualisiert|wechseln|ändern|aktualisieren|haben) ~3 ${NEW} ~1 ${BANK}`,
    '(bank|hausbank) (gewechselt|wechseln|geändert)',
    '(ändern|aktualisieren|anpassen|hinterlegen|vermerken|übernehmen) sie ~6 (unsere|unserer|die|meine|neue|neuen) ~2 (bankverbindung|bankdaten|kontodaten|iban|kontoverbindung|konto)',
    '(altes|alte|alten|bisheriges|bisherige|bisherigen|früheres|frühere|früheren|übliches|übliche|üblichen|ihnen bekannte|bekannten) ~1 (konto|bankverbindung|iban|bankkonto|kontoverbindung|bankverbindungen) ~10 (gesperrt|geschlossen|aufgelöst|prüfung|geprüft|eingefroren|gültig|ungültig|verwenden|verfügung|verfügbar|genutzt|nutzen|erreichbar|mehr|überweisen|gekündigt|stillgelegt)',
    '(konto|bankkonto|geschäftskonto) ~4 (in prüfung|wirtschaftsprüfung|betriebsprüfung|wird geprüft|buchprüfung|revision|steuerprüfung)',
    '(überweisen|zahlen|überweisung|zahlung|zahlungen|anweisen|überweisungen|begleichen|einzahlen|beträge|betrag|leisten) ~10 (auf|an|zugunsten) ~4 (neue|neuen|neues|andere|anderes|anderen|geänderte|geänderten|abweichende) ~2',
    '(verwenden|nutzen|benutzen|beachten|berücksichtigen) sie ~8 (neue|neuen|neues|geänderte|geänderten|aktualisierte|folgende neue|andere) ~2 (konto|bankverbindung|iban|bankdaten|kontodaten|kontoverbindung)',
    '(nicht mehr|keine zahlungen|keine überweisungen) ~5 (auf|an) ~3 (alte|alten|bisherige|bisherigen|frühere|bekannte) ~2',
    '(ab sofort|ab heute|künftig|zukünftig|in zukunft|mit sofortiger wirkung|fortan|von nun an|ab dem) ~14 (konto|bankverbindung|iban|bankdaten|kontodaten)',
    '(ersetzt|ersetzen) ~4 (bisherige|bisherigen|alte|alten|frühere) ~2',
  ],
  'change-guard': [
    '(bei uns|uns) ~4 (hinterlegte|hinterlegten|hinterlegt|vorliegende|vorliegenden|vorliegt|vorliegen)',
    'bevor ~6 (ändern|geändert|wechseln|aktualisieren)',
    '(nie|niemals|nicht|keine|keinesfalls|kein) ~5 (ändern|geändert|ändert|mitteilen|mitgeteilt|bitten|auffordern|anfordern|änderung|änderungen|wechseln|verändert|bekannt geben)',
    '(unverändert|gleich geblieben|bleibt gleich|bleiben gleich|bleibt bestehen|bleiben bestehen|bleibt die gleiche|bleiben unverändert)',
    '(wenn|falls|sollten|sollte|sofern|bevor|bei) ~6 (erhalten|bekommen|ändern|ändert|änderung|änderungen|geändert|auffordert|bittet|aufgefordert|wechseln|gebeten|wechsel)',
    '(jede|jeder|jegliche|etwaige|eventuelle|anfragen zur|aufforderungen|prüfung von|prüfen) ~3 (änderung|änderungen|neue|neuen|geänderte|wechsel)',
    '(teilen sie uns|informieren sie uns|geben sie uns|melden sie uns|benachrichtigen sie uns|bitte mitteilen) ~8',
    '(eröffnen|sichern|beantragen) ~6 (konto|girokonto|geschäftskonto|ihr)',
    '(ihre|ihrer|ihr|ihres|deine) ~2 (bankverbindung|bankdaten|kontodaten|iban|konto|kontoverbindung)',
  ],
  'fraud-talk': [
    '(waren|sind) sie das ~1',
    '(falls|wenn|sollten) sie (das|dies|diese änderung) ~2 (nicht|waren|selbst)',
    '(betrug|betrüger|betrügern|betrügerisch|betrügerische|betrügerischen|betrugsversuch|betrugsversuche|betrugsmasche|betrugsmaschen|masche|maschen|phishing|kriminelle|kriminellen|täter|warnung|warnen)',
  ],
  disclaimer: [
    '(diese (nachricht|e mail|mail|email)|dieser (nachricht|e mail|mail|email)|adressat|empfänger|anhang|anhänge|irrtümlich)',
  ],
  'account-later': [
    '(überweisen|zahlen|leisten|nutzen|verwenden) sie ~6 (nicht|keine|vorerst|noch nicht|nichts) ~8',
    '(sende|senden|schicke|schicken|teile|teilen|übermittle|übermitteln|lasse|lassen|gebe|geben|erhalten) ~8 (bankverbindung|bankdaten|kontodaten|iban|kontoverbindung|konto)',
    '(zahlung|zahlungen|überweisung|überweisungen) ~6 (zurückhalten|zurückzuhalten|stoppen|anhalten|warten|aussetzen|zurückstellen)',
  ],
  'payroll-change': [
    '(mein|meine|meinen) ~1 (gehalt|lohn|bezüge|vergütung) ~8 (woanders|anderswo|anderes|andere|anderen|neues|neuen)',
    '(gehalt|gehaltszahlung|gehaltszahlungen|lohn|lohnzahlung|gehaltskonto|lohnkonto|gehaltsabrechnung|bezüge|gehaltsüberweisung|lohnabrechnung|gehälter|vergütung|gehaltseingang) ~14 (neue|neues|neuen|anderes|andere|geändert|ändern|änderung|aktualisieren|wechseln|gewechselt|umstellen|hinterlegen)',
    '(ändern|geändert|änderung|aktualisieren|aktualisierung|wechsel|gewechselt|neue|neues|neuen|umstellen|umstellung|hinterlegen|anderes) ~14 (gehalt|gehaltszahlung|lohn|gehaltskonto|lohnkonto|gehaltsabrechnung|bezüge|gehaltsüberweisung|lohnabrechnung|vergütung|gehaltslauf|lohnlauf)',
    '(mein|meine|meiner|meinem) ~2 (gehalt|lohn|gehaltszahlung|bezüge) ~8 (auf|an) ~4 (konto|iban|bank)',
  ],
  'own-pay': [
    '(mein|meine|meiner|meines|meinem|meinen) ~2 (gehalt|lohn|gehaltszahlung|bezüge|vergütung|gehalts|lohnzahlung|bezügen|gehaltskonto|abrechnung)',
  ],
  'gift-cards': [
    '(kaufen|besorgen|kaufe|besorge|gekauft|besorgt|erwerben|benötige|benötigen|brauche|brauchen|bräuchte|beschaffen|schicken|senden|holen) ~10 (gutscheine|gutschein|gutscheinkarten|geschenkkarten|geschenkkarte|geschenkgutscheine|guthabenkarten|guthabenkarte|itunes|google play|steam|amazon karten|amazon gutscheine|apple karten|paysafe|paysafecards|gift cards)',
    '(gutscheine|gutscheinkarten|geschenkkarten|guthabenkarten|google play karten|itunes karten|apple karten|steam karten|gift cards|geschenkgutscheine|amazon gutscheine) ~14 (kaufen|besorgen|codes|code|fotos|foto|freirubbeln|rubbeln|rückseite|kunden|mitarbeiter|überraschung|erstatte|erstattet|stück|je|zu je|à)',
    '(rubbeln|freirubbeln|aufrubbeln|freigerubbelt|rubbel*) ~6',
  ],
  'bank-noun': [
    '(bankverbindung|bankverbindungen|bankdaten|kontodaten|kontoverbindung|bankkonto|iban|hausbank|bank|geschäftskonto|bankinformationen|bankwechsel|bankänderung|kontowechsel|zahlungsdaten)',
  ],
  'own-voice': [
    '(anbei|beigefügt|beigefügte|beigefügten|anhang|angehängt|beachten)',
    '(unser|unsere|unserer|unseren|unserem|unseres|wir|uns|mein|meine|meiner|ich|bitte|folgende|folgendes|ab sofort)',
  ],
  refunded: [
    '(gutschrift|gutschriftsnummer|stornorechnung|erstattung|rückerstattung|erstattet|zurücküberwiesen)',
  ],
  'other-payee': [
    '(factoring|factor|abgetreten|abtretung|abtretungsanzeige|zession|forderungsabtretung|forderungsverkauf|lastschrift|lastschriftverfahren|sepa lastschrift|abgebucht|eingezogen|einzug|abbuchen|abbuchung|mandat|mandatsreferenz)',
  ],
  'to-reader': [
    '(ihr|ihre|ihrem|ihres|ihren|dein|deine) ~2 (konto|iban|bankverbindung|bankkonto)',
    '(erstattung|erstatten|rückerstattung|gutschrift|gutgeschrieben|rückzahlung|überweisen ihnen|überweisen wir)',
  ],
  'bank-details': [
    '(bankverbindung|bankdaten|kontodaten|iban|kontoverbindung|kontoänderung|bankänderung|neues konto)',
  ],
  request: [
    '(können|könnten|kann|müssen|sollten|dürfen) (wir|ich|man)',
    '(bitte|können sie|kannst du|könnten sie|könntest du|würden sie|würdest du|ich brauche|ich benötige|ich bräuchte|wir benötigen|wir bitten|ich bitte|sie müssen|du musst|ich möchte|wir möchten)',
  ],
  payment: [
    '(muss|müssen|soll|sollte) ~10 (eingehen|bekommen|erhalten|überwiesen|gutgeschrieben|bezahlt|beglichen|eingegangen|gezahlt|ankommen|raus)',
    '(lieferant|lieferanten) ~10 (bezahlt|bezahlen|überweisen|begleichen|bekommen|zahlen)',
    '(betrag|summe|kaufpreis) ~6 (gutgeschrieben|zu zahlen|eingehen|überwiesen)',
    '(überweisung|zahlung|banküberweisung|auslandsüberweisung|eilüberweisung|blitzüberweisung|sofortüberweisung|echtzeitüberweisung|anzahlung|transaktion|vorauszahlung) ~6 (veranlassen|durchführen|vornehmen|ausführen|tätigen|auslösen|anweisen|freigeben|leisten|erledigen|machen|vorbereiten|abwickeln|durchzuführen|vorzunehmen|auszuführen|anzuweisen|zu leisten|zu veranlassen|senden|einrichten)',
    '(veranlassen|tätigen|führen|nehmen|weisen|leisten|erledigen|machen|lösen|durchführen|ausführen|bereiten) ~8 (überweisung|zahlung|banküberweisung|auslandsüberweisung|eilüberweisung|anzahlung|transaktion)',
    '(überweisen|zahlen|begleichen|bezahlen|anweisen|überweise|begleiche|überwiesen|bezahlt) ~6 (rechnung|betrag|summe|euro|eur|[€]?[0-9]+)',
    '(rechnung|rechnungen|betrag|summe|saldo|[0-9]+ (euro|eur|€)) ~8 (überweisen|zahlen|begleichen|bezahlen|fällig|überfällig|offen|ausstehend|anweisen|ausgleichen|anzuweisen|zu zahlen|zu überweisen|auszugleichen)',
    '(dringende|dringend|eilige|sofortige|vertrauliche) (überweisung|zahlung|auslandsüberweisung)',
    '(bankverbindung|bankdaten|kontodaten|iban|empfänger) ~4 (unten|folgende|folgend|anbei|anhang|lautet)',
  ],
  urgency: [
    'vor ~1 (bankschluss|schalterschluss)',
    '(bis|vor) ~2 (uhr|buchungsschluss|mittag|heute|freitag|montag|morgen|annahmeschluss|feierabend)',
    '(andernfalls|sonst|verfällt|strafe|vertragsstrafe|verzugszinsen)',
    'heute',
    '(dringend|dringende|dringender|eilig|eilt|sofort|umgehend|unverzüglich|schnellstmöglich|schnellstens|baldmöglichst|zeitkritisch|zeitnah|asap)',
    '(so schnell wie möglich|noch heute|bis heute|heute noch|bis morgen|spätestens|bis mittag|bis zum ende des tages|innerhalb von [0-9]+|höchste priorität|ohne verzögerung|heute vormittag|heute nachmittag|bis [0-9]+ uhr|letzte mahnung|frist)',
  ],
  secrecy: [
    '(nur|ausschließlich) ~1 (mir|mit mir|an mich)',
    '(sensible|heikle|sensiblen|heiklen|diskrete) (angelegenheit|transaktion|sache|projekt|operation)',
    '(niemand|keiner) ~4 (erfahren|wissen|weiß|erfährt|eingeweiht)',
    '(behandeln|behalten) sie ~4 (vertraulich|für sich|diskret)',
    '(vertraulich|vertraulichkeit|vertrauliche|vertraulicher|vertrauliches|geheim|geheimhaltung|diskret|diskretion|streng vertraulich|stillschweigen|verschwiegenheit)',
    '(niemandem|niemanden|mit niemandem|keinem|kollegen) ~6 (sagen|erzählen|sprechen|besprechen|erwähnen|weitergeben|informieren)',
    '(nicht) ~4 (weitersagen|weitergeben|darüber sprechen|erwähnen|weitererzählen|besprechen|weiterzugeben)',
    '(unter uns|zwischen uns|für sich|überraschung|überraschen)',
    '(übernahme|akquisition|fusion) ~10 (vertraulich|bekannt|öffentlich|geheim)',
  ],
  'mobile-number': [
    '(welcher|welche|unter der|unter welcher) ~1 (nummer|handynummer|telefonnummer|rufnummer|mobilnummer) ~4',
    '(nummer|handynummer|mobilnummer) ~6 (erreiche|erreichen|schreiben|kontaktieren|anschreiben|texten)',
    '(haben sie|hast du|nutzen sie|nutzt du|sind sie bei|bist du bei) (whatsapp|telegram|signal)',
    '(ihre|deine) (handynummer|mobilnummer|mobilfunknummer|handy nummer|mobile nummer)',
    '(antworten|antworte|schreiben|schreib|melden) ~4 (ihrer|deiner|ihre|deine) ~2 (nummer|telefonnummer|handynummer|mobilnummer|rufnummer)',
    '(private|privaten|persönliche|persönlichen|mobile|mobilen) (telefonnummer|nummer|handynummer|rufnummer|mobilnummer)',
    '(melde|schreibe|kontaktiere|erreiche) ~4 (über|per|via|auf) whatsapp',
    '(schicken|senden|geben|teilen|nennen|schick|sende|gib|nenn|nenne|schreiben|mitteilen|brauche|benötige|lauten|lautet) ~6 (handynummer|mobilnummer|telefonnummer|handy nummer|whatsapp nummer|nummer|mobilfunknummer|handynr)',
    '(deine|ihre|deiner|ihrer) ~2 (handynummer|mobilnummer|private nummer|whatsapp nummer|mobilfunknummer|persönliche nummer)',
    '(schreiben|schreib|kontaktieren|melden|weiter) ~4 (per|über|auf|via) (whatsapp|telegram|signal|sms)',
  ],
  'task-opening': [
    '(helfen|unterstützen|weiterhelfen|behilflich) ~3',
    '(sind sie|bist du|seid ihr) ~3 (im büro|verfügbar|erreichbar|am platz|frei|beschäftigt|am schreibtisch|da|am arbeitsplatz|im haus)',
    '(haben sie|hast du) ~3 (moment|minute|minuten|augenblick|kurz zeit|zeit)',
    '(brauche|benötige|bräuchte|bitte um) ~6 (gefallen|hilfe|unterstützung|aufgabe)',
    '(einen|eine|ein) ~1 (dringende|dringenden|kleine|kleinen|wichtige|vertrauliche|schnelle|kurze|dringendes|kurzen) ~1 (gefallen|aufgabe|bitte|angelegenheit|anliegen|anfrage|auftrag|erledigung)',
    '(geben sie|gib|melden sie|melde|antworten sie|antworte) ~4 (bescheid|sobald|wenn|falls)',
    '(kümmern|erledigen|übernehmen) ~6 (persönlich|für mich|zahlung|angelegenheit)',
  ],
  'own-balance': [
    '(stand|saldo|kontostand|guthaben|liquidität) ~5 (konto|geschäftskonto|konten|bank|aktuell|heute)',
  ],
  'customer-list': [
    '(liste|aufstellung|offene posten liste|op liste) ~5 (offenen|offene|fälligen|überfälligen|ausstehenden) ~1 (rechnungen|forderungen|posten)',
  ],
  'tax-forms': [
    '(senden|schicken|übermitteln|zusenden|zukommen|brauche|benötige|sende|schicke) ~12 (lohnsteuerbescheinigungen|lohnsteuerbescheinigung|gehaltsabrechnungen|lohnabrechnungen|mitarbeiterliste|personaldaten|mitarbeiterdaten|gehaltsliste|lohnausweise)',
    '(lohnsteuerbescheinigungen|gehaltsabrechnungen|lohnabrechnungen|mitarbeiterliste|gehaltsliste|lohnausweise|personaldaten) ~10 (aller|sämtlicher|alle|senden|schicken|übermitteln|zusenden)',
    '(liste|aufstellung|übersicht) ~5 (mitarbeiter|beschäftigten|beschäftigte|angestellten) ~10',
  ],
  'avoids-call': [
    '(kann|können|bin|sind) ~6 (nicht|schlecht) ~3 (telefonieren|sprechen|telefonisch|erreichbar|ans telefon|anrufen|anrufe)',
    '(nicht|keine) ~1 (anrufen|anrufe|telefonisch|zurückrufen|telefonate|anzurufen)',
    '(sitzung|besprechung|meeting|konferenz|termin|flug|flugzeug|verhandlung|verhandlungen) ~14 (mail|e mail|email|telefon|telefonieren|telefonisch|erreichbar|anrufen|schreiben)',
    '(nur|ausschließlich|lediglich) ~2 (per|über|via) (mail|e mail|email|nachricht|diese)',
    '(telefon|handy|telefonanlage|leitung|telefonleitung) ~5 (defekt|kaputt|gestört|ausgefallen|störung|außer betrieb|funktioniert nicht)',
  ],
  'money-subject': [
    '(bankdaten|kontoänderung|neue konto|betrag|kontoverbindung)',
    '(rechnung*|zahlung*|überweisung*|bankverbindung*|bankdaten|kontodaten|konto|iban|gehalt*|lohn*|mahnung*|zahlungserinnerung|anzahlung|saldo|gutschein*)',
  ],
  'authority-claim': [
    '(ihre|ihrer|ihrem) ~1 (konzernleitung|muttergesellschaft|zentrale|führung|leitung|verwaltungsrat)',
    '(ihr|ihre|ihrem|ihrer) (geschäftsführer|geschäftsführerin|vorstand|chef|chefin|direktor|direktorin|inhaber|geschäftsleitung|geschäftsführung) ~6',
    '(beauftragt|gebeten|bevollmächtigt|mandatiert|betraut) ~1 (hat|wurde|worden|bin)',
    '(hat|wurde|bin) ~6 (mich|uns|ich|wir) ~4 (beauftragt|gebeten|bevollmächtigt|mandatiert|betraut)',
  ],
  card: [
    '(apple|amazon|steam|google play|itunes|razer|razer gold|vanilla|paysafecard|paysafe|xbox|playstation|netflix|zalando|neosurf|transcash|pcs|ebay|sephora|visa|mastercard|amex|walmart|target|nike|decathlon|ikea|gift) ~1 (karten|karte|gutscheine|gutschein|codes|code|guthaben)',
    '(geschenkkarten|guthabenkarten|gutscheinkarten|wertkarten|prepaidkarten|paysafecards?|google play|itunes|steam)',
  ],
  'card-step': [
    '(supermarkt|tankstelle|kasse|laden|markt|kiosk|drogerie|geschäft)',
    '(besorgen|kaufen|holen|mitnehmen|legen|auslegen|vorstrecken|organisieren|bekommen|nehmen)',
    '(rückseite|nummern|codes|fotos|foto|bild|abfotografieren|freirubbeln|rubbeln|quittung|kassenbon)',
    '(erstatte|erstatten|zurückzahlen|auslegen|auslage|legen)',
    '(stück|je|zu je|wert|zu [0-9]+)',
    '(danken|aufmerksamkeit|überraschung|bedanken|freude|belohnen|anerkennung) ~4',
  ],
  contact: [
    '(handynummer|mobilnummer|nummer|telefonnummer|rufnummer|handy|whatsapp|telegram|messenger|mobilfunknummer)',
  ],
  'contact-step': [
    '(geben|schicken|senden|nennen|mailen|schreiben|teilen|verraten|lassen) sie mir ~8',
    '(gib|schick|sende|nenn|nenne|mailst|mail|schreib|lass|teil|verrat|schickst|gibst) ~1 mir ~8',
    '(mailst|schickst|gibst|nennst|sagst) du mir ~6',
    '(unter|auf|über) (welcher|welche|welchem) ~2',
    '(deine|ihre|deiner|ihrer) ~2 (nummer|handynummer|mobilnummer)',
  ],
  'number-of-file': [
    '(kundennummer|rechnungsnummer|auftragsnummer|bestellnummer|vorgangsnummer|steuernummer|aktenzeichen|kontonummer|ticketnummer|vertragsnummer)',
    '(nummer) (der|des|ihrer|ihres) ~1',
  ],
  deal: [
    '(übernahme|firmenübernahme|unternehmenskauf|akquisition|fusion|erwerb|beteiligung|kaufvertrag|kaufpreis|kaufpreisanteil|kaufpreiszahlung|kaufpreises|anderkonto|notaranderkonto|treuhandkonto|bafin|notariat|anteilskauf|anteile)',
    '(rechtsanwalt|rechtsanwältin|anwalt|anwältin|notar|notarin|kanzlei|rechtsbeistand)',
  ],
  hush: [
    '(geheimhaltung|stillschweigen|verschwiegenheit|vertrauensperson|insider|einzige person|einziger ansprechpartner|einzige ansprechpartnerin|diskretion)',
    '(niemandem|niemand|niemanden|keinem|keiner) ~6',
    '(nur|ausschließlich|allein) ~1 (mir|mit mir|an mich|an diese)',
    '(nicht) ~4 (besprechen|sprechen|weitergeben|erwähnen|erörtern)',
  ],
  funds: [
    '(rate|kaufpreis|kaufpreisanteil|anzahlung|betrag|summe|gelder|mittel|zahlung|sicherheit) ~10 (fällig|einzuzahlen|einzahlen|überweisen|zahlen|eingehen|bereitstellen|freigeben|anweisen|hinterlegen|heute)',
    '(zahlungsanweisung|zahlungsanweisungen|zahlungsdaten|überweisungsdaten)',
    '(überweisen|zahlen|anweisen|freigeben|hinterlegen|einzahlen) ~6 (rate|betrag|summe|gelder|mittel|kaufpreis|[0-9]+)',
  ],
  'account-elsewhere': [
    '(nicht mehr|nicht länger|nicht weiter|keine|nicht) ~8 (annehmen|entgegennehmen|aktuell|gültig|verwenden|nutzen|eingänge|empfangen|verfügbar|gilt|maßgeblich|nutzbar)',
    '(aus|wegen) ~1 (steuerlichen|buchhalterischen|organisatorischen|internen|rechtlichen|technischen|steuerrechtlichen|regulatorischen) ~1 (gründen|gründe)?',
    '(wegen|aufgrund) ~2 (prüfung|steuerprüfung|betriebsprüfung|umstellung|revision|kontoprüfung|bankwechsels)',
    '(anderen|andere|anderes|anderer|neuen|neue|neuer|neues|abweichendes|abweichende) ~1 (kreditinstitut|institut|bank|konto|hausbank|bankverbindung|verbindung|iban|sparkasse)',
    '(angaben|schreiben|konto|anderkonto|notaranderkonto|iban|bankverbindung|daten|kontodaten) ~8 (hinfällig|überholt|gegenstandslos|ungültig|gesperrt|geprüft|geschlossen|aufgelöst|gekündigt|eingefroren|veraltet|fehlerhaft|falsch|korrigiert)',
    '(stattdessen|ersatzweise|maßgeblich|gilt nun|gilt jetzt|gilt ab|gilt künftig|bis auf weiteres|ab sofort|ab jetzt)',
    '(richtigen|korrekten|korrigierten|aktuellen|aktualisierten|richtige|korrekte|aktuelle) ~1 (bankverbindung|daten|angaben|kontodaten|verbindung|iban)',
    '(ignorieren|vernichten|löschen|vergessen) sie ~6 (bankverbindung|iban|kontodaten|konto|angaben|bisherigen)',
    '(für) (rechnung|zahlungen|die zahlung|künftige) ~3 gilt',
  ],
  role: [
    '(geschäftsführer|geschäftsführerin|geschäftsführung|vorstand|vorstandsvorsitzender|vorstandsvorsitzende|inhaber|inhaberin|finanzvorstand|finanzleiter|leiter finanzen|leiterin finanzen|prokurist|kaufmännischer leiter|direktor|direktorin|ceo|cfo|geschäftsleitung)',
  ],
};
