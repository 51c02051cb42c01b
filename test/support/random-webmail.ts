import fc from 'fast-check';

/** A message view as no webmail has it, and who its message is from. */
export interface RandomView {
  readonly html: string;
  /** Written into the frame with the id `frame`, where the content is in one. */
  readonly framed: string | null;
  readonly sender: string;
  readonly link: string;
}

interface Words {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
}

const LANGUAGES: readonly Words[] = [
  { from: 'From', to: 'To', subject: 'Subject', date: 'Date' },
  { from: 'Von', to: 'An', subject: 'Betreff', date: 'Datum' },
  { from: 'Da', to: 'A', subject: 'Oggetto', date: 'Data' },
  { from: 'De', to: 'À', subject: 'Objet', date: 'Date' },
  { from: 'De', to: 'Para', subject: 'Asunto', date: 'Fecha' },
];
const OWN = 'anna@muster-ag.example';
const SENDER = 'petra.klein@lieferant.example';
const NAMED = 'Petra Klein';
const LINK = 'https://zahlung.lieferant.example/4711';

type Field = readonly [field: keyof Words, value: string];

/** How an address is shown. */
const ADDRESS_FORMS: readonly ((name: string, address: string) => string)[] = [
  (name, address) => `${name} &lt;${address}&gt;`,
  (name, address) => `"${name}" &lt;${address}&gt;`,
  (_, address) => address,
  (name, address) => `<a href="mailto:${address}">${name}</a>`,
  (name, address) => `<span title="${address}">${name}</span>`,
  (name, address) => `<span title="${name} &lt;${address}&gt;">${name}</span>`,
  (name, address) => `<button data-email="${address}">${name}</button>`,
  (name, address) => `<span aria-label="${name} &lt;${address}&gt;">${name}</span>`,
  (name, address) => `<b>${name}</b> <span>(${address})</span>`,
  (name, address) => `<span>${name}</span> <span class="x9">${address}</span>`,
];
/** How a webmail shows a sender whose address it keeps to itself. */
const nameAlone = (name: string): string => `<span>${name}</span>`;

/** How a header with labels is laid out. */
const LAYOUTS: readonly ((rows: readonly Field[], words: Words) => string)[] = [
  (rows, words) =>
    `<table>${rows.map(([f, v]) => `<tr><th>${words[f]}</th><td>${v}</td></tr>`).join('')}</table>`,
  (rows, words) =>
    `<table>${rows.map(([f, v]) => `<tr><td>${words[f]}:</td><td>${v}</td></tr>`).join('')}</table>`,
  (rows, words) => `<dl>${rows.map(([f, v]) => `<dt>${words[f]}</dt><dd>${v}</dd>`).join('')}</dl>`,
  (rows, words) => rows.map(([f, v]) => `<div><span>${words[f]}:</span> <span>${v}</span></div>`).join(''),
  (rows, words) => rows.map(([f, v]) => `<div><label>${words[f]}</label><div>${v}</div></div>`).join(''),
  (rows, words) => `<p>${rows.map(([f, v]) => `<b>${words[f]}:</b> ${v}`).join('<br>')}</p>`,
  (rows, words) => `<div>${rows.map(([f, v]) => `<div>${words[f]} : ${v}</div>`).join('')}</div>`,
];
/** How a header without labels is laid out: only names of elements, or nothing but places, tell. */
const BARE: readonly ((subject: string, from: string, to: string) => string)[] = [
  (subject, from, to) =>
    `<h1>${subject}</h1><div class="c1"><div>${from}</div><div class="c2">${to}</div></div>`,
  (subject, from, to) =>
    `<div class="msg-subject">${subject}</div><div class="sender">${from}</div><div class="recipients">${to}</div>`,
  (subject, from, to) =>
    `<div class="mailFrom">${from}</div><div class="mailTo">${to}</div><h3>${subject}</h3>`,
  (subject, from, to) =>
    `<header><h2>${subject}</h2><span data-testid="message-from">${from}</span><span data-testid="message-to">${to}</span></header>`,
];
const INNER = `<p>Von: chef@muster-ag.example</p><p>From: ceo@muster-ag.example</p><p>Bitte auf das neue Konto zahlen. <a href="${LINK}">Rechnung</a></p><p>Viele Grüße und einen schönen Tag, Ihre Buchhaltung der Lieferant GmbH in Musterstadt.</p>`;
/** Where the content stands. */
const CONTENTS: readonly { readonly html: string; readonly framed: string | null }[] = [
  { html: `<div role="document">${INNER}</div>`, framed: null },
  { html: `<div class="message-body">${INNER}</div>`, framed: null },
  { html: `<div id="mailContent"><div>${INNER}</div></div>`, framed: null },
  { html: `<div class="q7"><iframe id="frame" width="500" height="150"></iframe></div>`, framed: INNER },
  { html: `<iframe id="frame" width="100%" height="150" class="mail-body-frame"></iframe>`, framed: INNER },
  { html: `<pre class="msgText">${INNER}</pre>`, framed: null },
  {
    html: `<article class="email-content"><table><tr><td>${INNER}</td></tr></table></article>`,
    framed: null,
  },
];
/** What else a page shows before the message. */
const SURROUNDINGS: readonly ((view: string) => string)[] = [
  (view) => view,
  (view) => `<div class="top"><span>${OWN}</span></div><div class="main">${view}</div>`,
  (view) =>
    `<header><button title="${OWN}">Anna</button></header><nav><a href="#">Inbox</a></nav><main>${view}</main>`,
  (view) =>
    `<div><div role="list"><div role="listitem"><span title="other@anders.example">Other</span> Offer</div><div role="listitem"><span title="third@anders.example">Third</span> Hello</div></div><section>${view}</section></div>`,
  (view) =>
    `<table><tr><td width="200"><ul><li>Inbox</li><li>Sent</li></ul></td><td><div><a href="#">Reply</a> <a href="#">Forward</a></div>${view}</td></tr></table>`,
  (view) =>
    `<div class="pane"><div class="tb"><span>Logged in as: ${OWN}</span></div><div><div>${view}</div></div></div>`,
];

interface Choices {
  readonly words: Words;
  readonly form: (typeof ADDRESS_FORMS)[number];
  readonly layout: { readonly labelled: (typeof LAYOUTS)[number] } | { readonly bare: (typeof BARE)[number] };
  readonly order: readonly (keyof Words)[];
  readonly subject: string;
  readonly content: (typeof CONTENTS)[number];
  readonly surrounding: (typeof SURROUNDINGS)[number];
  readonly depth: number;
  readonly isNameAlone: boolean;
}

const labelledLayout = fc.constantFrom(...LAYOUTS).map((labelled) => ({ labelled }));
const bareLayout = fc.constantFrom(...BARE).map((bare) => ({ bare }));

/** Message views of every combination, drawn at random. */
export const randomView = fc
  .record<Choices>(listChoices(fc.oneof(labelledLayout, bareLayout), fc.constant(false)))
  .map(buildView);

/** Views that show the sender's name and no address of the sender: the reader's own is there all the same. */
export const randomNameAlone = fc
  .record<Choices>(
    listChoices(
      fc.oneof(
        labelledLayout,
        bareLayout.filter(({ bare }) => bare !== BARE[0]),
      ),
      fc.constant(true),
    ),
  )
  .map(buildView);

function listChoices(layout: fc.Arbitrary<Choices['layout']>, isNameAlone: fc.Arbitrary<boolean>) {
  return {
    words: fc.constantFrom(...LANGUAGES),
    form: fc.constantFrom(...ADDRESS_FORMS),
    layout,
    order: fc.constantFrom<readonly (keyof Words)[]>(
      ['subject', 'from', 'date', 'to'],
      ['from', 'to', 'subject', 'date'],
      ['date', 'from', 'to', 'subject'],
    ),
    subject: fc.constantFrom('Rechnung 4711', 'Re: boss@muster-ag.example', 'From: boss@muster-ag.example'),
    content: fc.constantFrom(...CONTENTS),
    surrounding: fc.constantFrom(...SURROUNDINGS),
    depth: fc.integer({ min: 0, max: 4 }),
    isNameAlone,
  };
}

function buildView({
  words,
  form,
  layout,
  order,
  subject,
  content,
  surrounding,
  depth,
  isNameAlone,
}: Choices): RandomView {
  const from = isNameAlone ? nameAlone(NAMED) : form(NAMED, SENDER);
  const values = { from, to: form('Anna Muster', OWN), subject, date: 'Fri, 20 Nov 2026 09:12:00 +0000' };
  const header =
    'labelled' in layout
      ? layout.labelled(
          order.map((field) => [field, values[field]] as const),
          words,
        )
      : layout.bare(subject, values.from, values.to);
  const wrapped = `${'<div>'.repeat(depth)}${content.html}${'</div>'.repeat(depth)}`;
  return {
    html: surrounding(`<div class="view">${header}${wrapped}</div>`),
    framed: content.framed,
    sender: isNameAlone ? '' : SENDER,
    link: LINK,
  };
}
