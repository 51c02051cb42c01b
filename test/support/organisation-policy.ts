import { readFileSync } from 'node:fs';

/** How an organisation presents itself on warnings. */
export const ORGANISATION = {
  organisationName: 'Muster AG',
  organisationLogo: `data:image/png;base64,${readFileSync(new URL('../../public/icons/caution-48.png', import.meta.url), 'base64')}`,
  organisationColour: '#ffd400',
  messageToUsers: 'Nobody is blamed for asking.',
  supportName: 'IT help desk',
  supportMail: 'help@muster-ag.example',
  supportPhone: '+49 30 555 0100',
  supportUrl: 'https://help.muster-ag.example/',
};

/** What a warning shows where there is no way on. */
export const NO_WAY_ON = 'Your organisation does not allow this address to be opened.';

/** What {@link readBrand} answers for {@link ORGANISATION}: the colour of the text is chosen to be read. */
export const BRAND = { logo: 48, colour: 'rgb(255, 212, 0)', ink: 'rgb(0, 0, 0)' };

/** Runs in the warning: the logo's width once it is there, and the colours of the organisation's name. */
export function readBrand() {
  const name = document.querySelector('.brand-name');
  const { backgroundColor, color } =
    name === null ? { backgroundColor: '', color: '' } : getComputedStyle(name);
  const logo = document.querySelector<HTMLImageElement>('.brand-logo');
  return { logo: logo?.naturalWidth, colour: backgroundColor, ink: color };
}
