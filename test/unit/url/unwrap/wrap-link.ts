/**
 * The services' own way round, written from their published formats and not from the code under test: what each of them
 * makes of an address.
 */
export interface Wrapper {
  readonly service: string;
  readonly wrap: (address: string) => string;
}

const encode = encodeURIComponent;
/** As several gateways do: everything but letters and digits escaped, in lower case. */
const encodeAll = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    return /[a-z0-9]/i.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
  }).join('');
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const base64Url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

const RUN_LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];

/** Characters that are not in Proofpoint's safe set become `*`, two and more in a row `**` and a letter. */
function wrapProofpointV3(address: string): string {
  let shown = '';
  let hidden = '';
  const characters = Array.from(address);
  for (let at = 0; at < characters.length; ) {
    let run = 0;
    while (
      run < 65 &&
      at + run < characters.length &&
      !/[A-Za-z0-9:/.?=&~-]/.test(characters[at + run] ?? '')
    )
      run++;
    if (run === 0) {
      shown += characters[at++];
      continue;
    }
    hidden += characters.slice(at, at + run).join('');
    shown += run === 1 ? '*' : `**${RUN_LETTERS[run - 2]}`;
    at += run;
  }
  return `https://urldefense.com/v3/__${shown}__;${base64Url(hidden)}!!MwwqYLOC6b6whF7V!0-s0cwelKF9e6I$`;
}

const wrapProofpointV2 = (address: string): string => {
  const safe = encodeAll(address).replaceAll('%2f', '/');
  return `https://urldefense.proofpoint.com/v2/url?u=${safe.replaceAll('%', '-').replaceAll('/', '_')}&d=DwMFaQ&c=x&r=y&m=z&s=s&e=`;
};

export const WRAPPERS: readonly Wrapper[] = [
  {
    service: 'Microsoft Safe Links',
    wrap: (a) =>
      `https://nam12.safelinks.protection.outlook.com/?url=${encode(a)}&data=05%7C02%7C&sdata=xid%3D&reserved=0`,
  },
  {
    service: 'Microsoft Safe Links',
    wrap: (a) =>
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encode(a)}&locale=en`,
  },
  {
    service: 'Microsoft Safe Links',
    wrap: (a) =>
      `https://teams.public.onecdn.static.microsoft/evergreen-assets/safelinks/2/atp-safelinks.html?url=${encode(a)}`,
  },
  { service: 'Google', wrap: (a) => `https://www.google.com/url?q=${encode(a)}&source=gmail&ust=17&usg=AOv` },
  { service: 'Google', wrap: (a) => `https://google.co.uk/url?sa=t&url=${encode(a)}` },
  {
    service: 'Proofpoint',
    wrap: (a) => `https://urldefense.proofpoint.com/v1/url?u=${encode(a)}&k=oIvRg1%2BdGAg%3D%3D%0A&r=IKM5`,
  },
  { service: 'Proofpoint', wrap: wrapProofpointV2 },
  { service: 'Proofpoint', wrap: wrapProofpointV3 },
  {
    service: 'Barracuda',
    wrap: (a) => `https://linkprotect.cudasvc.com/url?a=${encodeAll(a)}&c=E,1,6oC,,&typo=1`,
  },
  { service: 'Cisco', wrap: (a) => `https://secure-web.cisco.com/1tlPsGZcvzBZyF6N-_x/${encode(a)}` },
  { service: 'Cisco', wrap: (a) => `http://secure-web.cisco.com/1tlPsGZ/${encode(encode(a))}` },
  {
    service: 'Sophos',
    wrap: (a) =>
      `https://eu-central-1.protection.sophos.com/?d=a.test&u=${encode(base64(a))}&i=NjA5&t=MnQ4&h=b05e`,
  },
  {
    service: 'Sophos',
    wrap: (a) => `https://us-east-2.protection.sophos.com/?d=a.test&u=${base64Url(a)}&p=m`,
  },
  {
    service: 'Trend Micro',
    wrap: (a) =>
      `https://ddec1-0-en-ctp.trendmicro.com/wis/clicktime/v1/query?url=${encodeAll(a)}&umid=5d72&auth=65a6`,
  },
  {
    service: 'Trend Micro',
    wrap: (a) => `https://cas5-0-urlprotect.trendmicro.com/wis/clicktime/v1/query?url=${encode(a)}&umid=1f2e`,
  },
  {
    service: 'Check Point',
    wrap: (a) =>
      `https://protect.checkpoint.com/v2/r01/___${a.replaceAll('%', '*')}___.YzJ1OmNhcmxidWRkaWc6Yzpv`,
  },
  {
    service: 'Check Point',
    wrap: (a) => `https://avanan.url-protection.com/v1/r01/url?o=${encode(a)}&g=NWQ3&h=MTMx`,
  },
  {
    service: 'FireEye',
    wrap: (a) =>
      `https://protect2.fireeye.com/url?k=20c6da2a-7d5874b0-20c75165-0cc47a336fae&q=1&u=${encode(a)}`,
  },
  { service: 'FireEye', wrap: (a) => `https://protect.fireeye.com/url?k=80831952-dcdfed5d&u=${a}` },
  {
    service: 'Symantec',
    wrap: (a) => `https://clicktime.symantec.com/38YrYPLxxSqYhBQLb1eruhW7Vc?u=${encode(a)}`,
  },
  {
    service: 'Trustwave',
    wrap: (a) => `https://scanmail.trustwave.com/?c=20988&d=n8HL4MpWu6CI&u=${encodeAll(a)}`,
  },
  {
    service: 'Hornetsecurity',
    wrap: (a) => `https://atpscan.global.hornetsecurity.com/?d=HzV-Jp&f=rhmY&i=&k=Eb5a&u=${encode(a)}`,
  },
  {
    service: 'FortiMail',
    wrap: (a) => `https://mx.company.example/fmlurlsvc/?fewReq=:B:JVE3PD49Nyt7MD8j&url=${encodeAll(a)}`,
  },
  { service: 'TitanHQ', wrap: (a) => `https://linklock.titanhq.com/analyse?url=${encode(a)}&data=eJxs` },
  { service: 'LinkedIn', wrap: (a) => `https://www.linkedin.com/safety/go?url=${encode(a)}&trk=flagship` },
  {
    service: 'GMX',
    wrap: (a) => `https://deref-gmx.net/mail/client/xZ5/dereferrer/?redirectUrl=${encode(a)}&lm`,
  },
  {
    service: 'WEB.DE',
    wrap: (a) => `https://deref-web.de/mail/client/-Q/dereferrer/?redirectUrl=${encode(a)}`,
  },
  { service: 'Slack', wrap: (a) => `https://slack-redir.net/link?url=${encode(a)}&v=3` },
  { service: 'Facebook', wrap: (a) => `https://l.facebook.com/l.php?u=${encode(a)}&h=AT0` },
];
