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
