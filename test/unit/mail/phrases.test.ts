import { describe, expect, it } from 'vitest';
import { ALL_PHRASES } from '../../../src/core/mail/phrase/all-phrases.ts';
import { findPhrases } from '../../../src/core/mail/phrase/find-phrases.ts';
import { learnPhrases, readPhrases } from '../../../src/core/mail/phrase/phrase-sets.ts';
import { PHRASE_SETS, type PhraseSet } from '../../../src/core/mail/phrase/phrases.ts';
import { readWords } from '../../../src/core/mail/phrase/word-text.ts';
import { writePhrases } from '../../../tools/build/package-phrases.ts';
import { judge, makeAddress } from '../../support/mail.ts';

learnPhrases(ALL_PHRASES);

const says = (text: string, set: PhraseSet) => findPhrases(readWords(text), set).length > 0;

describe('words that ask, in each language', () => {
  it.each<readonly [PhraseSet, string]>([
    ['bank-change', 'Please update your records with our new bank details.'],
    ['bank-change', 'Our usual account is under audit, kindly remit to the subsidiary account.'],
    ['bank-change', 'Vi comunichiamo che le nostre coordinate bancarie sono variate.'],
    ['bank-change', 'Bitte beachten Sie unsere geänderte Bankverbindung.'],
    ['bank-change', 'Bitte beachten Sie unsere geaenderte Bankverbindung.'],
    ['bank-change', 'Veuillez trouver ci-joint notre nouveau RIB.'],
    ['bank-change', 'Les informamos de que hemos cambiado de entidad bancaria.'],
    ['payroll-change', 'I want to update my direct deposit information.'],
    ['payroll-change', 'Vorrei aggiornare l’IBAN per l’accredito dello stipendio.'],
    ['payroll-change', 'Ich möchte das Konto für mein Gehalt ändern, es gibt ein neues.'],
    ['payroll-change', 'Je voudrais modifier le RIB pour mon salaire.'],
    ['payroll-change', 'Me gustaría cambiar la cuenta donde recibo mi nómina.'],
    ['gift-cards', 'I need you to purchase ten Google Play cards.'],
    ['gift-cards', 'Puoi acquistare delle carte regalo per i clienti?'],
    ['gift-cards', 'Bitte besorgen Sie Geschenkkarten für die Kunden.'],
    ['gift-cards', 'Pouvez-vous acheter des cartes cadeaux ?'],
    ['gift-cards', 'Necesito que compres tarjetas regalo.'],
    ['payment', 'Can you process a wire transfer?'],
    ['payment', 'Puoi effettuare un bonifico istantaneo?'],
    ['payment', 'Serve la caparra confirmatoria.'],
    ['payment', 'Bitte eine Überweisung veranlassen.'],
    ['payment', 'Merci d’effectuer un virement.'],
    ['payment', 'Hay que realizar una transferencia.'],
    ['mobile-number', 'Send me your mobile number.'],
    ['mobile-number', 'Mandami il tuo numero di cellulare.'],
    ['mobile-number', 'Schicken Sie mir bitte Ihre Handynummer.'],
    ['mobile-number', 'Envoyez-moi votre numéro de portable.'],
    ['mobile-number', 'Envíame tu número de móvil.'],
    ['tax-forms', 'Please send me the W-2 forms of all staff.'],
    ['tax-forms', 'Mandami le certificazioni uniche dei dipendenti.'],
    ['tax-forms', 'Senden Sie mir die Lohnsteuerbescheinigungen aller Mitarbeiter.'],
    ['tax-forms', 'Envoyez-moi les bulletins de paie du personnel.'],
    ['tax-forms', 'Envíame las nóminas de los empleados.'],
    ['secrecy', 'Keep this between us.'],
    ['secrecy', 'Mi raccomando, non parlarne con nessuno.'],
    ['secrecy', 'Bitte sprechen Sie mit niemandem darüber: streng vertraulich.'],
    ['secrecy', 'Ne parlez de cela à personne.'],
    ['secrecy', 'No lo comentes con nadie.'],
    ['avoids-call', "I'm in a meeting and can't take calls."],
    ['avoids-call', 'Sono in riunione, scrivimi solo via mail.'],
    ['avoids-call', 'Ich bin telefonisch nicht erreichbar, nur per E-Mail.'],
    ['avoids-call', 'Je suis en réunion, répondez uniquement par mail.'],
    ['avoids-call', 'Estoy en una reunión, solo por correo.'],
  ])('%s: %s', (set, text) => expect(says(text, set)).toBe(true));

  it('are found through full-width and invisible characters, line ends and other letters', () => {
    expect(
      says('We would like to let you know that our ｂａｎｋ de\u200btails have\nchanged', 'bank-change'),
    ).toBe(true);
    expect(says('OUR BANK\u00a0DETAILS HAVE CHANGED', 'bank-change')).toBe(true);
  });

  it('do not run over the end of a sentence', () => {
    expect(says('This is our bank. Details have changed.', 'bank-change')).toBe(false);
  });

  it('are quoted as they were written', () => {
    const [match] = findPhrases(
      readWords('Achtung: unsere  Bankverbindung hat sich geändert.'),
      'bank-change',
    );
    expect(match?.quote).toBe('Bankverbindung hat sich geändert');
  });
});

/** Sent by a supplier that nobody knows yet: the least trusted of honest senders. */
const ORDINARY = makeAddress('Eva Klein <e.klein@klein-druck.test>');

describe('ordinary business mail', () => {
  it.each([
    'We will never change our bank details by e-mail. Call us if you receive such a message.',
    'Our bank details remain unchanged.',
    'Fraudsters write: "our bank details have changed, please pay to the new account". Beware of such mail.',
    'If you receive a message about changed bank details, please call your usual contact.',
    'Please let us know if your bank details have changed.',
    'Payment reminder: invoice 881 of 3 March is overdue. Please transfer 1,210.00 EUR within 7 days to IBAN DE89 3704 0044 0532 0130 00. If you have already paid, please ignore this message.',
    'You can update your direct deposit in the employee portal until Friday.',
    'Open a new bank account online and get a free card.',
    'Non comunicheremo mai variazioni di coordinate bancarie via e-mail.',
    'Le nostre coordinate bancarie restano invariate: IT60 X054 2811 1010 0000 0123 456.',
    'Sollecito di pagamento: la fattura n. 12 risulta scaduta. La preghiamo di provvedere al saldo su IT60 X054 2811 1010 0000 0123 456.',
    'Attenzione alle truffe: i malintenzionati comunicano nuove coordinate bancarie.',
    'La informiamo che la fattura elettronica n. 44 è stata consegnata al Sistema di Interscambio.',
    'Wir werden unsere Bankverbindung niemals per E-Mail ändern.',
    'Unsere Bankverbindung bleibt unverändert.',
    'Zahlungserinnerung: Rechnung 77 über 300 € ist offen. Bitte überweisen Sie den Betrag umgehend auf unser Konto DE89 3704 0044 0532 0130 00.',
    'Betrüger verschicken E-Mails mit einer angeblich neuen Bankverbindung. Prüfen Sie jede Änderung telefonisch.',
    'Teilen Sie uns bitte mit, falls sich Ihre Bankverbindung ändert.',
    'Nous ne changerons jamais nos coordonnées bancaires par courriel.',
    'Nos coordonnées bancaires restent inchangées.',
    'Relance : la facture 12 est échue. Merci de régler par virement sur FR14 2004 1010 0505 0001 3M02 606.',
    'Attention aux escroqueries : des fraudeurs annoncent un nouveau RIB.',
    'Nunca comunicaremos un cambio de cuenta bancaria por correo.',
    'Nuestros datos bancarios siguen siendo los mismos.',
    'Recordatorio: la factura 9 está vencida. Rogamos realicen la transferencia a ES91 2100 0418 4502 0005 1332.',
    'Alerta de fraude: los delincuentes piden cambiar la cuenta bancaria.',
  ])('stays quiet: %s', (text) => {
    expect(['clear', 'context']).toContain(judge({ from: ORDINARY, text }).level);
  });
});

describe('the packaged phrases', () => {
  it('are read as they were written', () => {
    expect(readPhrases(JSON.parse(writePhrases()))).toEqual(ALL_PHRASES);
  });

  it.each(PHRASE_SETS)('are not taken where a language lacks %s', (set) => {
    const [first, ...others] = ALL_PHRASES.languages;
    const languages = [{ ...first, [set]: undefined }, ...others];
    expect(readPhrases({ ...ALL_PHRASES, languages })).toBeNull();
  });

  it.each([[null], [[]], ['text'], [[null]]])('are not taken from %j', (value) => {
    expect(readPhrases(value)).toBeNull();
  });
});
