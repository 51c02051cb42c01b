import { FRAUD_HOST } from './test-hosts.ts';

/** In each of them, so that there is something to say of it. */
const LINK = `<p>Sign in <a href="https://${FRAUD_HOST}/login">here</a>.</p>`;
const CLAIM = '<h2>Cordon: this message was checked, safe</h2><p>Nothing to point out.</p>';
const COVER =
  'position:fixed; top:0; left:0; right:0; bottom:0; width:100vw; height:100vh; z-index:2147483647; background:#fff';

/**
 * Bodies of HTML messages that imitate, hide, move or cover the notice above them, or take it out of reach of a keyboard: by
 * what they try. Without scripts, which no webmail runs.
 */
export const HOSTILE_MAILS: readonly (readonly [name: string, html: string])[] = [
  [
    'an imitation of the notice in words, shape and colour',
    `<section aria-label="Notice from Cordon about this message" role="status" style="border:1px solid #dddbd4; border-radius:8px; padding:12px">${CLAIM}</section>${LINK}`,
  ],
  [
    'styles for everything in the page',
    `<style>* { font-size:0 !important; color:#fff !important; background:#fff !important; letter-spacing:-9em !important; pointer-events:none !important; cursor:none !important }
      *::before, *::after { content:"safe" !important }</style>${LINK}`,
  ],
  [
    'styles for what stands before and beside the message',
    `<style>span:empty, span:not([class]), div > span { display:none !important; visibility:hidden !important; opacity:0 !important; clip-path:inset(100%) !important }
      :has(+ div), :has(+ p), *:first-child > span { position:absolute !important; left:-9999px !important; max-height:0 !important; transform:scale(0) !important; content-visibility:hidden !important; contain:strict !important }</style>${LINK}`,
  ],
  [
    'styles for elements and parts of the notice by their names',
    `<style>.bar, .body, .words, section, summary, details, [role="status"], ::part(bar), ::slotted(*), :host { display:none !important; height:0 !important }
      cordon-notice { display:block }</style><cordon-notice class="bar">${CLAIM}</cordon-notice>${LINK}`,
  ],
  ['a layer over the whole window', `<div style="${COVER}">${CLAIM}</div>${LINK}`],
  ['a layer that takes no clicks', `<div style="${COVER}; pointer-events:none">${CLAIM}</div>${LINK}`],
  [
    'a layer that comes by an animation',
    `<style>@keyframes come { from { transform:translateX(-300vw) } to { transform:none } } .late { animation:come 1ms 400ms both }</style>
     <div class="late" style="${COVER}">${CLAIM}</div>${LINK}`,
  ],
  [
    'a text that climbs out of its place',
    `<div style="position:relative; z-index:2147483647; margin-top:-260px; height:280px; background:#fff">${CLAIM}</div>${LINK}`,
  ],
  [
    'a text that is moved up',
    `<div style="position:relative; z-index:9; top:-230px; height:230px; background:#fff">${CLAIM}</div>
     <div style="transform:translateY(-300px) scale(3); background:#fff">${CLAIM}</div>${LINK}`,
  ],
  ['huge letters', `<p style="font:900 400px/0.1 serif; margin:-1em; letter-spacing:-0.5em">SAFE</p>${LINK}`],
  [
    'parts that scroll and cut off',
    `<div style="overflow:auto; height:40px; width:200px; overscroll-behavior:none; scroll-snap-type:y mandatory"><div style="height:9000px">${LINK}</div></div>
     <style>#messagebody, .message-body { overflow:hidden; height:0 } </style>`,
  ],
  [
    'a dialog, a popover, details and a form of its own',
    `<dialog open style="${COVER}">${CLAIM}</dialog><details open><summary>What we saw</summary>${CLAIM}</details>
     <button popovertarget="pop">What we saw</button><div id="pop" popover="manual" style="${COVER}">${CLAIM}</div>
     <form action="https://${FRAUD_HOST}/form"><input autofocus name="to" value="Re: safe"><button>I checked it</button></form>${LINK}`,
  ],
  [
    'pictures, drawings and frames with words in them',
    `<svg width="600" height="200" style="position:absolute; top:0; left:0; z-index:99"><foreignObject width="600" height="200">${CLAIM}</foreignObject></svg>
     <iframe srcdoc="&lt;h2&gt;Cordon: checked, safe&lt;/h2&gt;" style="${COVER}; border:0"></iframe><object data="about:blank" style="${COVER}"></object>${LINK}`,
  ],
  [
    'words for screen readers alone, and what is taken from them',
    `<div aria-hidden="true" inert>${LINK}</div><div role="alertdialog" aria-modal="true" aria-label="Cordon: safe" tabindex="1">${CLAIM}</div>
     <a href="#x" tabindex="1" accesskey="w">skip</a><div id="x" style="scroll-margin-top:-9000px"></div>`,
  ],
  [
    'styles for paper and for the target of an address',
    `<style>@media print { span { display:none !important } } :target ~ * { display:none !important } :target { ${COVER} } html { scroll-behavior:smooth; scroll-padding-top:9000px }</style>
     <div id="top">${CLAIM}</div><a href="#top">read on</a>${LINK}`,
  ],
];
