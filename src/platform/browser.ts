export type { Runtime, WebNavigation } from 'webextension-polyfill';
export { default as browser } from 'webextension-polyfill';
