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
/** Who every message is from that has a sender. */
export const SENDER = 'petra.klein@lieferant.example';
const NAMED = 'Petra Klein';
const SPOOFED = 'chef@muster-ag.example';
const LINK = 'https://zahlung.lieferant.example/4711';

/** Initials that are words for "to" in German and Italian. */
const INITIALS = `<span style="display: inline-block; width: 32px; height: 32px; border-radius: 16px; background: #135">AN</span> `;

type Field = readonly [field: keyof Words, value: string];

const ADDRESS_ALONE = (_: string, address: string) => address;
/** How an address is shown. */
const ADDRESS_FORMS: readonly ((name: string, address: string) => string)[] = [
  (name, address) => `${name} &lt;${address}&gt;`,
  (name, address) => `"${name}" &lt;${address}&gt;`,
  ADDRESS_ALONE,
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
const LONG = `<p>${'Wir haben die gelieferten Teile wie besprochen berechnet und bitten um Zahlung bis Ende des Monats. '.repeat(3)}</p>`;
/** Contents that nothing hints at, the last with a sender and a content of the sender's own. */
const UNHINTED: readonly { readonly html: string; readonly framed: null }[] = [
  { html: `<div class="q9">${INNER}${LONG}</div>`, framed: null },
  { html: `<div><div><p>${LONG}</p>${INNER}</div></div>`, framed: null },
  {
    html: `<div class="q9"><h2>Neue Konten</h2><div class="sender" title="${SPOOFED}">Chef, 20.11.2026</div><div class="q9">${INNER}${LONG}</div></div>`,
    framed: null,
  },
];
/** A date below a header without labels. */
const DATED = BARE.map(
  (bare): (typeof BARE)[number] =>
    (subject, from, to) =>
      `${bare(subject, from, to)}<div class="c3">20.11.2026 09:12</div>`,
);
/** What a sender writes like a webmail's view, in a content that has no name of its own. */
const IMITATED = {
  html: `<div class="q8"><div><table><tr><th>From:</th><td>${SPOOFED}</td></tr><tr><th>To:</th><td>${OWN}</td></tr><tr><th>Cc:</th><td>bank@muster-ag.example</td></tr></table><div class="message-body" role="document">${INNER}</div></div></div>`,
  framed: null,
};
const WITH_ACCOUNT = (view: string) =>
  `<header><button title="${OWN}">Anna</button></header><nav><a href="#">Inbox</a></nav><main>${view}</main>`;
/** What else a page shows before the message. */
const SURROUNDINGS: readonly ((view: string) => string)[] = [
  (view) => view,
  (view) => `<div class="top"><span>${OWN}</span></div><div class="main">${view}</div>`,
  WITH_ACCOUNT,
  (view) =>
    `<div><div role="list"><div role="listitem"><span title="other@anders.example">Other</span> Offer</div><div role="listitem"><span title="third@anders.example">Third</span> Hello</div></div><section>${view}</section></div>`,
  (view) =>
    `<table><tr><td width="200"><ul><li>Inbox</li><li>Sent</li></ul></td><td><div><a href="#">Reply</a> <a href="#">Forward</a></div>${view}</td></tr></table>`,
  (view) =>
    `<div class="pane"><div class="tb"><span>Logged in as: ${OWN}</span></div><div><div>${view}</div></div></div>`,
];

const ROWS = [
  ['other@anders.example', 'Other', 'Offer 2026', '20.11.26', '3 KB'],
  ['third@anders.example', 'Third', 'Hello', '19.11.26', '1 KB'],
  ['fourth@anders.example', 'fourth@anders.example', 'From: boss@muster-ag.example', '18.11.26', '12 KB'],
] as const;
/** Lists of messages that stand before the one that is open: rows that are alike, with an address each. */
const LISTS: readonly (() => string)[] = [
  () => '',
  () =>
    `<div class="l1">${ROWS.map(([address, name, subject, date, size]) => `<div class="r r1"><div class="from" title="${address}">${name}</div><div class="subject">${subject}</div><div>${date}</div><div>${size}</div></div>`).join('')}</div>`,
  () =>
    `<table><thead><tr><th></th><th>From</th><th>Subject</th><th>Date</th></tr></thead><tbody>${ROWS.map(([address, name, subject, date]) => `<tr><td><input type="checkbox"></td><td>${name} &lt;${address}&gt;</td><td>${subject}</td><td>${date}</td></tr>`).join('')}</tbody></table>`,
  () =>
    `<div class="q2">${ROWS.slice(0, 2)
      .map(
        ([address, name, subject, date]) =>
          `<button style="display: block; width: 100%"><span style="display: inline-block; width: 32px; height: 32px; border-radius: 16px; background: #135">DA</span><span>${name}<i> &lt;${address}&gt;</i></span><b>${subject}</b><span>${date}</span><p>Von: ${address} An: ${OWN} Betreff: ${subject}</p></button>`,
      )
      .join('')}</div>`,
  () =>
    `<ul>${ROWS.map(([address, name, subject, date]) => `<li><a href="#"><b>${name}</b> <i>${address}</i></a><h3>${subject}</h3><time>${date}</time></li>`).join('')}</ul>`,
];
/** Where such a list stands. */
const PLACES: readonly ((list: string, view: string) => string)[] = [
  (list, view) => `<div>${list}</div><div>${view}</div>`,
  (list, view) =>
    `<div style="display:flex"><div style="width:200px">${list}</div><div style="flex:1">${view}</div></div>`,
];

interface Choices {
  readonly words: Words;
  readonly form: (typeof ADDRESS_FORMS)[number];
  readonly layout: { readonly labelled: (typeof LAYOUTS)[number] } | { readonly bare: (typeof BARE)[number] };
  readonly order: readonly (keyof Words)[];
  readonly subject: string;
  readonly content: (typeof CONTENTS)[number];
  readonly surrounding: (typeof SURROUNDINGS)[number];
  readonly list: (typeof LISTS)[number];
  readonly place: (typeof PLACES)[number];
  readonly depth: number;
  readonly name:
    | 'with-address'
    | 'alone'
    | 'like-an-address'
    | 'holding-an-address'
    | 'beginning-with-one'
    | 'none';
  /** A circle with the initials of the sender stands before the name. */
  readonly hasInitials: boolean;
}

const labelledLayout = fc.constantFrom(...LAYOUTS).map((labelled) => ({ labelled }));
const bareLayout = fc.constantFrom(...BARE).map((bare) => ({ bare }));

const anyLayout = fc.oneof(labelledLayout, bareLayout);
/** Where neither a label nor a name of an element says so, a lone recipient looks like a sender. */
const tellingLayout = fc.oneof(
  labelledLayout,
  bareLayout.filter(({ bare }) => bare !== BARE[0]),
);

/** Message views of every combination, drawn at random. */
export const randomView = fc.record<Choices>(listChoices(anyLayout, 'with-address')).map(buildView);

/** Views that show the sender's name and no address of the sender: the reader's own is there all the same. */
export const randomNameAlone = fc.record<Choices>(listChoices(tellingLayout, 'alone')).map(buildView);

/** Views of senders whose name looks like the address of someone else. */
export const randomSpoofedName = fc.record<Choices>(listChoices(anyLayout, 'like-an-address')).map(buildView);

/** Views of senders whose name holds the address of someone else, in brackets as addresses are. */
export const randomHeldAddress = fc
  .oneof(
    fc.record<Choices>(listChoices(anyLayout, 'holding-an-address')),
    fc.record<Choices>(listChoices(anyLayout, 'beginning-with-one')),
  )
  .map(buildView);

/** Views whose content looks like a view of another sender's message. */
export const randomImitation = fc
  .record<Choices>({ ...listChoices(labelledLayout, 'with-address'), content: fc.constant(IMITATED) })
  .map(buildView);

/** Views in which nothing but places and names of elements tells a header from a content. */
export const randomUnhinted = fc
  .record<Choices>({
    ...listChoices(
      fc.constantFrom(...DATED).map((bare) => ({ bare })),
      'with-address',
    ),
    content: fc.constantFrom(...UNHINTED),
  })
  .map(buildView);

/** Views of messages without a sender: there are recipients, and other messages' senders. */
export const randomNoSender = fc.record<Choices>(listChoices(tellingLayout, 'none')).map(buildView);

function listChoices(layout: fc.Arbitrary<Choices['layout']>, name: Choices['name']) {
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
    list: fc.constantFrom(...LISTS),
    place: fc.constantFrom(...PLACES),
    depth: fc.integer({ min: 0, max: 4 }),
    name: fc.constant(name),
    hasInitials: fc.boolean(),
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
  list,
  place,
  depth,
  name,
  hasInitials,
}: Choices): RandomView {
  const shown = {
    'with-address': form(NAMED, SENDER),
    'like-an-address': form(SPOOFED, SENDER),
    'beginning-with-one': form(`${SPOOFED}, B&uuml;ro`, SENDER),
    'holding-an-address': form(`Chef &lt;${SPOOFED}&gt;`, SENDER),
    alone: nameAlone(NAMED),
    none: '',
  }[name];
  const from = hasInitials && shown !== '' ? `${INITIALS}${shown}` : shown;
  const values = { from, to: form('Anna Muster', OWN), subject, date: 'Fri, 20 Nov 2026 09:12:00 +0000' };
  const rows = order.filter((field) => values[field] !== '');
  const header =
    'labelled' in layout
      ? layout.labelled(
          rows.map((field) => [field, values[field]] as const),
          words,
        )
      : layout.bare(subject, values.from, values.to);
  const wrapped = `${'<div>'.repeat(depth)}${content.html}${'</div>'.repeat(depth)}`;
  // Two addresses below each other, and nothing that tells a sender and a recipient from a name and its address.
  const isUntold = 'bare' in layout && layout.bare === BARE[0] && form === ADDRESS_ALONE;
  const isKnownReader = surrounding === WITH_ACCOUNT;
  const isReadable = name !== 'alone' && name !== 'none' && (!isUntold || isKnownReader);
  return {
    html: surrounding(place(list(), `<div class="view">${header}${wrapped}</div>`)),
    framed: content.framed,
    sender: isReadable ? SENDER : '',
    link: LINK,
  };
}
