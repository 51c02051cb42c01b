import { showFramedWarning } from './framed-warning.ts';

const root = document.querySelector<HTMLElement>('#root');
if (root !== null) {
  // The browser's rule puts the address after `#` as it is: it may hold further `#`, and it is believed by nobody here.
  const address = location.hash.slice(1);
  // Another address typed behind the same page changes the fragment only: it is a new question.
  addEventListener('hashchange', () => location.reload());
  if (window.top === window) void showWhole(root, address);
  else void showFramedWarning(root, address, () => showWhole(root, address));
}

/** Loaded only where it is shown: a page can have thousands of frames stopped, and each is a document of its own. */
async function showWhole(place: HTMLElement, address: string): Promise<void> {
  const { showWarning } = await import('./warning-page.tsx');
  showWarning(place, address);
}
