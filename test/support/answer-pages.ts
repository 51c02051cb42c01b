/**
 * Pages of webmails on which an answer is written away from its message: SquirrelMail (`read_body.php`, `compose.php`, in a
 * frame of a frameset) and SqWebMail (`readmsg.html`, `newmsg.html`). Built by hand after the public projects' names of fields
 * and tables of labels; not recorded, never seen live.
 */
interface Writing {
  readonly to: string;
  readonly subject: string;
}

const HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Webmail</title></head>';

/** The message as both show it: without a line for where replies go. */
function writeMessage(links: string): string {
  return `${HEAD}<body bgcolor="#ffffff"><table width="100%"><tr><td><small>${links}</small></td></tr></table>
<table bgcolor="#dcdcdc" width="100%"><tr><td><table width="100%">
<tr><td align="right"><b>Subject:&nbsp;&nbsp;</b></td><td>Delivery 204</td></tr>
<tr><td align="right"><b>From:&nbsp;&nbsp;</b></td><td>"Peter Huber" &lt;p.huber@lieferant.example&gt;</td></tr>
<tr><td align="right"><b>Date:&nbsp;&nbsp;</b></td><td>Fri, 20 Nov 2026 09:12:00 +0000</td></tr>
<tr><td align="right"><b>To:&nbsp;&nbsp;</b></td><td>anna@muster-ag.example</td></tr></table></td></tr></table>
<table width="97%"><tr><td id="text"><pre>Hello Anna, when do you have time for a call about the delivery of next week?</pre></td></tr></table></body></html>`;
}

function writeSquirrelComposer({ to, subject }: Writing): string {
  return `${HEAD}<body bgcolor="#ffffff"><form name="compose" action="compose" method="post"><table width="100%">
<tr><td align="right" width="10%">From:</td><td><select name="identity"><option>anna@muster-ag.example</option></select></td></tr>
<tr><td align="right">To:</td><td><input type="text" name="send_to" value="${to}" size="60"></td></tr>
<tr><td align="right">Cc:</td><td><input type="text" name="send_to_cc" value="" size="60"></td></tr>
<tr><td align="right">Bcc:</td><td><input type="text" name="send_to_bcc" value="" size="60"></td></tr>
<tr><td align="right">Subject:</td><td><input type="text" name="subject" value="${subject}" size="60"></td></tr>
<tr><td colspan="2"><input type="submit" name="sigappend" value="Signature"> <input type="submit" name="send" value="Send"></td></tr>
<tr><td colspan="2"><textarea name="body" rows="20" cols="76">

Peter Huber wrote:
&gt; Hello Anna, when do you have time for a call about the delivery of next week?</textarea></td></tr></table></form></body></html>`;
}

function writeSqwebComposer({ to, subject }: Writing): string {
  return `${HEAD}<body><div align="center"><form method="post"><table class="box-border-1"><tr><td><table class="new-message-box">
<tr><th align="right">To:</th><td><input type="text" name="headerto" value="${to}"></td></tr>
<tr><th align="right">Cc:</th><td><input type="text" name="headercc" value=""></td></tr>
<tr><th align="right">Subject:</th><td><input type="text" name="headersubject" value="${subject}"></td></tr>
<tr><td colspan="2"><textarea name="message" rows="15" cols="76" class="new-message">Peter Huber writes:
&gt; Hello Anna, when do you have time for a call about the delivery of next week?</textarea></td></tr></table></td></tr></table></form></div></body></html>`;
}

const links = (path: string): string =>
  ['honest', 'leaves', 'new'].map((kind) => `<a id="${kind}" href="${path}?${kind}">${kind}</a>`).join(' | ');

/** What a draft begins with: an answer to the sender, an answer that leaves, and a message that answers none. */
const WRITINGS: Readonly<Record<string, Writing>> = {
  '?honest': { to: '&quot;Peter Huber&quot; &lt;p.huber@lieferant.example&gt;', subject: 'Re: Delivery 204' },
  // The name looks like the sender's address.
  '?leaves': {
    to: '&quot;p.huber@lieferant.example&quot; &lt;p.huber@1ieferant.example&gt;',
    subject: 'Re: Delivery 204',
  },
  '?new': { to: 'p.huber@1ieferant.example', subject: '' },
};

/** The page under an address of such a webmail; null where there is none. */
export function writeAnswerPage(pathname: string, search: string): string | null {
  const writing = WRITINGS[search];
  switch (pathname) {
    case '/squirrel':
      return `${HEAD}<frameset cols="150, *"><frame src="/empty" name="left"><frame src="/squirrel/read" name="right"></frameset></html>`;
    case '/empty':
      return `${HEAD}<body>Folders</body></html>`;
    case '/squirrel/read':
      return writeMessage(links('/squirrel/compose'));
    case '/sqweb':
      return writeMessage(links('/sqweb/new'));
    case '/squirrel/compose':
      return writing === undefined ? null : writeSquirrelComposer(writing);
    case '/sqweb/new':
      return writing === undefined ? null : writeSqwebComposer(writing);
    default:
      return null;
  }
}
