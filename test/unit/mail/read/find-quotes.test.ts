import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../../../src/content/mail/read/find-quotes.ts';

/** One letter for each line, `q` quoted or `o` own, and who takes part; a line that begins with a bar stands in an element for quotations. */
function quote(text: string): readonly [string, readonly string[]] {
  const lines = text.split('\n').map((line) => ({ text: line, isInQuote: line.startsWith('|') }));
  const { isQuoted, participants } = findQuotations(lines);
  const marked = isQuoted.map((is) => (is ? 'q' : 'o')).join('');
  return [marked, participants.map(({ name, address }) => `${name}|${address}`)];
}

describe('what a sender quoted', () => {
  it.each([
    ['English', 'On Thu, 19 Nov 2026 at 09:00, Anna <a@a.example> wrote:'],
    ['German', 'Am Do., 19. Nov. 2026 um 09:00 Uhr schrieb Anna <a@a.example>:'],
    ['Italian', 'Il giorno gio 19 nov 2026 alle ore 09:00 Anna <a@a.example> ha scritto:'],
    ['French', 'Le jeu. 19 nov. 2026 à 09:00, Anna <a@a.example> a écrit :'],
    ['Spanish', 'El jue, 19 nov 2026 a las 09:00, Anna (<a@a.example>) escribió:'],
  ])('%s: a line over a quotation, and who wrote it', (_, line) => {
    expect(quote(`Hello\n${line}\n> old`)).toEqual(['oqq', ['Anna|a@a.example']]);
    expect(quote(`Hello\n${line}\n\n|old\nbelow`)).toEqual(['oqoqo', ['Anna|a@a.example']]);
  });

  it('takes a line over a quotation that is broken in two', () => {
    expect(quote('Hi\nOn Thu, 19 Nov 2026 at 09:00, Anna Maria\n<a@a.example> wrote:\n> old')[0]).toBe(
      'oqqq',
    );
  });

  it('does not take the words alone for the beginning of a quotation', () => {
    expect(quote('On Monday, Anna <a@a.example> wrote:\nPlease pay to the new account.')).toEqual(['oo', []]);
  });

  it.each([
    ['From: Anna <a@a.example>\nSent: Thursday\nTo: B <b@b.example>\nSubject: Invoice\nold'],
    ['Von: Anna <a@a.example>\nGesendet: Donnerstag\nAn: B <b@b.example>\nBetreff: Rechnung\nalt'],
    ['Da: Anna <a@a.example>\nInviato: giovedì\nA: B <b@b.example>\nOggetto: Fattura\nvecchio'],
    ['De : Anna <a@a.example>\nEnvoyé : jeudi\nÀ : B <b@b.example>\nObjet : Facture\nancien'],
    ['De: Anna <a@a.example>\nEnviado el: jueves\nPara: B <b@b.example>\nAsunto: Factura\nviejo'],
    ['*Von:* Anna <a@a.example>\n*Gesendet:* Donnerstag\n*An:* B <b@b.example>\n*Betreff:* Rechnung\nalt'],
  ])('the header of an earlier message begins a quotation: %j', (header) => {
    expect(quote(`Neu\n${header}`)).toEqual(['oqqqqq', ['Anna|a@a.example', 'B|b@b.example']]);
  });

  it.each([
    '-----Original Message-----',
    '----- Ursprüngliche Nachricht -----',
    '-------- Messaggio inoltrato --------',
    "----- Message d'origine -----",
    '---------- Mensaje reenviado ----------',
    '---------- Forwarded message ---------',
  ])('%s begins a quotation', (line) => {
    expect(quote(`Hi\n${line}\nold`)[0]).toBe('oqq');
  });

  it('leaves text below a quotation the sender’s own', () => {
    expect(quote('> question\nanswer\n> another\nanswer')[0]).toBe('qoqo');
  });
});
