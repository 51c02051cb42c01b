import { BoundedParser } from '../mime/bounded-parser.ts';

/** What an electronic invoice (FatturaPA) says of who is paid, where to. Text from outside, shown as text. */
export interface Invoice {
  readonly seller: InvoiceParty;
  readonly buyer: InvoiceParty;
  /** One for each invoice of the file. */
  readonly documents: readonly InvoiceDocument[];
}

export interface InvoiceParty {
  /** Name of the company, or of the person. */
  readonly name: string;
  /** Country and number together, as written: `IT01234567890`; empty where there is none. */
  readonly vatNumber: string;
  readonly taxCode: string;
}

export interface InvoiceDocument {
  readonly number: string;
  /** `YYYY-MM-DD`, as written. */
  readonly date: string;
  /** With its currency, as written: `EUR 1220.00`; empty where there is none. */
  readonly total: string;
  readonly payments: readonly InvoicePayment[];
}

export interface InvoicePayment {
  /** Who is paid where that is not the seller (`Beneficiario`); else empty. */
  readonly payee: string;
  /** Without spaces, in capitals; empty where there is none. */
  readonly account: string;
  readonly bank: string;
  /** `YYYY-MM-DD`, as written; empty where there is none. */
  readonly due: string;
  readonly amount: string;
}

/** A file may hold many invoices ("lotto"); more than these are not shown. */
const MAX_DOCUMENTS = 200;
const MAX_PAYMENTS = 200;
/** Longest value that is kept, in UTF-16 units; the format allows 200 for names. */
const MAX_VALUE = 400;
/** The format is 8 deep. */
const MAX_DEPTH = 40;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenDocument = Mutable<Omit<InvoiceDocument, 'payments'>> & {
  readonly payments: Mutable<InvoicePayment>[];
};

/**
 * Reads a FatturaPA file (Agenzia delle Entrate, "Specifiche tecniche", version 1.2 and 1.3; the simplified form too).
 * Null where the XML is something else. Entities of a document type are not resolved, so none can grow.
 */
export function readInvoice(xml: string): Invoice | null {
  const values = new InvoiceCollector();
  const parser = new BoundedParser(values, { xmlMode: true, decodeEntities: true });
  parser.write(xml);
  parser.end();
  return values.finish();
}

/** Puts values where their path says; prefixes of names ("p:FatturaElettronica") do not matter. */
class InvoiceCollector {
  readonly #path: string[] = [];
  #text = '';
  #isInvoice = false;
  readonly #seller: Mutable<InvoiceParty> = { name: '', vatNumber: '', taxCode: '' };
  readonly #buyer: Mutable<InvoiceParty> = { name: '', vatNumber: '', taxCode: '' };
  readonly #documents: OpenDocument[] = [];
  #currency = '';

  onopentag(name: string): void {
    const local = name.slice(name.indexOf(':') + 1);
    if (this.#path.length < MAX_DEPTH) this.#path.push(local);
    this.#text = '';
    if (local === 'FatturaElettronica' || local === 'FatturaElettronicaSemplificata') this.#isInvoice = true;
    if (local === 'FatturaElettronicaBody' && this.#documents.length < MAX_DOCUMENTS) {
      this.#documents.push({ number: '', date: '', total: '', payments: [] });
      this.#currency = '';
    }
    const payments = this.#documents.at(-1)?.payments;
    if (local === 'DettaglioPagamento' && payments !== undefined && payments.length < MAX_PAYMENTS) {
      payments.push({ payee: '', account: '', bank: '', due: '', amount: '' });
    }
  }

  ontext(text: string): void {
    if (this.#text.length < MAX_VALUE) this.#text += text.slice(0, MAX_VALUE);
  }

  onclosetag(): void {
    const value = this.#text.replace(/\s+/g, ' ').trim();
    this.#text = '';
    const name = this.#path.pop();
    if (name !== undefined && value !== '') this.#keep(name, value);
  }

  finish(): Invoice | null {
    if (!this.#isInvoice) return null;
    return { seller: this.#seller, buyer: this.#buyer, documents: this.#documents };
  }

  #keep(name: string, value: string): void {
    if (this.#path.includes('CedentePrestatore')) this.#keepParty(this.#seller, name, value);
    else if (this.#path.includes('CessionarioCommittente')) this.#keepParty(this.#buyer, name, value);
    else if (this.#path.includes('DatiGeneraliDocumento')) this.#keepDocument(name, value);
    else if (this.#path.at(-1) === 'DettaglioPagamento') this.#keepPayment(name, value);
  }

  #keepParty(party: Mutable<InvoiceParty>, name: string, value: string): void {
    const parent = this.#path.at(-1);
    // The fiscal representative and others have a number of their own, inside an element of their own.
    if (parent === 'IdFiscaleIVA' && name === 'IdPaese') party.vatNumber = value + party.vatNumber;
    if (parent === 'IdFiscaleIVA' && name === 'IdCodice') party.vatNumber += value;
    if (name === 'CodiceFiscale') party.taxCode = value;
    if (name === 'Denominazione') party.name = value;
    if (name === 'Nome' || name === 'Cognome') party.name = `${party.name} ${value}`.trim();
  }

  #keepDocument(name: string, value: string): void {
    const document = this.#documents.at(-1);
    if (document === undefined || this.#path.at(-1) !== 'DatiGeneraliDocumento') return;
    if (name === 'Divisa') this.#currency = value;
    if (name === 'Numero') document.number = value;
    if (name === 'Data') document.date = value;
    if (name === 'ImportoTotaleDocumento') document.total = `${this.#currency} ${value}`.trim();
  }

  #keepPayment(name: string, value: string): void {
    const payment = this.#documents.at(-1)?.payments.at(-1);
    if (payment === undefined) return;
    if (name === 'Beneficiario') payment.payee = value;
    if (name === 'IBAN') payment.account = value.replace(/\s+/g, '').toUpperCase();
    if (name === 'IstitutoFinanziario') payment.bank = value;
    if (name === 'DataScadenzaPagamento') payment.due = value;
    if (name === 'ImportoPagamento') payment.amount = `${this.#currency} ${value}`.trim();
  }
}
