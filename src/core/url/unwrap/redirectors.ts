import type { LinkService } from './link-service.ts';
import { readParameter } from './query-parameter.ts';

/** Sites that pass on what leaves them. */
export const REDIRECTORS: readonly LinkService[] = [
  {
    name: 'Google',
    // Google's own names: .com, .cat, and country domains, some of them under a second level.
    hosts: { pattern: /^(?:www\.)?google\.(?:com|cat|[a-z]{2}|com?\.[a-z]{2})$/ },
    path: /^\/url$/,
    read: readParameter(['q', 'url'], { isOptional: true }),
  },
  {
    name: 'LinkedIn',
    hosts: { exact: ['linkedin.com', 'www.linkedin.com'] },
    path: /^\/safety\/go\/?$/,
    read: readParameter(['url'], { isOptional: true }),
  },
  {
    name: 'Slack',
    hosts: { exact: ['slack-redir.net', 'www.slack-redir.net'] },
    path: /^\/link\/?$/,
    read: readParameter(['url'], { isOptional: true }),
  },
  {
    name: 'GMX',
    hosts: { exact: ['deref-gmx.net', 'deref-gmx.com'] },
    path: /\/dereferrer\/?$/,
    read: readParameter(['redirecturl'], { isOptional: true }),
  },
  {
    name: 'WEB.DE',
    hosts: { exact: ['deref-web.de', 'deref-web-02.de'] },
    path: /\/dereferrer\/?$/,
    read: readParameter(['redirecturl'], { isOptional: true }),
  },
  {
    name: 'Facebook',
    hosts: { exact: ['l.facebook.com', 'lm.facebook.com'] },
    path: /^\/l\.php$/,
    read: readParameter(['u'], { isOptional: true }),
  },
];
