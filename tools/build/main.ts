import { build } from 'vite';

/** Builds both unpacked extensions: `dist/chrome` and `dist/firefox`. */
for (const mode of ['chrome', 'firefox']) {
  await build({ mode, logLevel: 'warn' });
  console.log(`dist/${mode}`);
}
