/** Domains under which anybody has an address. */
const FREE_MAIL = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.it hotmail.fr hotmail.de hotmail.es hotmail.co.uk outlook.com outlook.it
  outlook.de outlook.fr outlook.es live.com live.it live.fr live.de live.co.uk msn.com yahoo.com yahoo.it yahoo.fr yahoo.de
  yahoo.es yahoo.co.uk yahoo.ca yahoo.co.in yahoo.com.au ymail.com rocketmail.com aol.com aim.com icloud.com me.com mac.com
  mail.com email.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de freenet.de t-online.de arcor.de posteo.de mailbox.org
  proton.me protonmail.com protonmail.ch pm.me tuta.com tutanota.com tutanota.de tuta.io zoho.com zohomail.com zohomail.eu yandex.com yandex.ru mail.ru
  bk.ru inbox.ru list.ru libero.it virgilio.it alice.it tin.it tim.it tiscali.it inwind.it iol.it email.it fastwebnet.it
  vodafone.it poste.it teletu.it orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr neuf.fr numericable.fr telefonica.net
  terra.es ono.com bluewin.ch hispeed.ch sunrise.ch aon.at chello.at btinternet.com sky.com talktalk.net virginmedia.com
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net
  fastmail.com fastmail.fm hushmail.com inbox.com lycos.com usa.com consultant.com accountant.com executive.co engineer.com
  qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net rediffmail.com seznam.cz centrum.cz wp.pl onet.pl o2.pl
  interia.pl ukr.net duck.com mailfence.com hey.com gmx.fr gmx.es gmx.it caramail.com workmail.com myself.com post.com techie.com
  europe.com asia.com dr.com lawyer.com financier.com cheerful.com presidency.com contractor.net`.split(
    /\s+/,
  ),
);

/** Known to everybody, near in spelling to others, and nobody's imitation. */
const POPULAR = new Set(
  `google.com microsoft.com office.com office365.com microsoftonline.com amazon.com amazon.it amazon.de apple.com facebook.com
  linkedin.com paypal.com docusign.com docusign.net dropbox.com adobe.com intuit.com quickbooks.com sage.com xero.com stripe.com
  netflix.com dhl.com dhl.de ups.com fedex.com libera.it repubblica.it posta.it mailchimp.com sendgrid.net salesforce.com
  zoom.us slack.com github.com gitlab.com atlassian.com atlassian.net zendesk.com freshdesk.com hubspot.com wise.com revolut.com
  unicredit.it unicredit.eu intesasanpaolo.com bper.it chase.com citi.com hsbc.com ing.com ing.de ing.it bnpparibas.com sap.com
  ariba.com coupa.com tradeshift.com pagopa.it aruba.it pec.it legalmail.it register.it sharepoint.com onedrive.com
  wetransfer.com booking.com airbnb.com ebay.com gls.de gls-italy.com gofundme.com`.split(/\s+/),
);

/** Those that fraud imitates to catch passwords, whoever the reader is. */
export const IMITATED_BRANDS: readonly string[] =
  `microsoft.com office365.com microsoftonline.com outlook.com hotmail.com gmail.com yahoo.com google.com icloud.com apple.com
  amazon.com paypal.com linkedin.com docusign.com dropbox.com sharepoint.com adobe.com facebook.com telegram.org whatsapp.com
  netflix.com intuit.com quickbooks.com dhl.com fedex.com stripe.com coinbase.com binance.com wetransfer.com`.split(
    /\s+/,
  );

export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain);
}

export function isPopularDomain(domain: string): boolean {
  return FREE_MAIL.has(domain) || POPULAR.has(domain);
}
