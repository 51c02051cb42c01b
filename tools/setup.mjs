// Runs before anything is installed: nothing but Node may be imported here.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, env, execPath, exit, getuid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const CHROMIUM_FAMILY = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    places: ['/Applications/Chromium.app/Contents/MacOS/Chromium', 'Chromium/Application/chrome.exe'],
  },
  {
    name: 'Chrome',
    commands: ['google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'Google/Chrome/Application/chrome.exe',
    ],
  },
  {
    name: 'Edge',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    places: [
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'Microsoft/Edge/Application/msedge.exe',
    ],
  },
];
const FIREFOX_FAMILY = [
  {
    name: 'Firefox',
    commands: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'Mozilla Firefox/firefox.exe'],
  },
];

export function findBrowsers() {
  return {
    chromium: findBrowser(env['CHROME_PATH'], CHROMIUM_FAMILY),
    firefox: findBrowser(env['FIREFOX_PATH'], FIREFOX_FAMILY),
  };
}

export function needsPackages(root) {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs;
}

export function setUp(wanted) {
  if (needsPackages(ROOT)) installPackages();
  const found = findBrowsers();
  const missing = listMissing(found, wanted);
  if (missing.length === 0) return { browsers: found, advice: null };
  if (!isDebianAsRoot()) return { browsers: found, advice: describeMissing(missing) };
  installDebianPackages(missing.map((family) => (family === 'firefox' ? 'firefox-esr' : 'chromium')));
  const browsers = findBrowsers();
  const still = listMissing(browsers, wanted);
  return { browsers, advice: still.length === 0 ? null : describeMissing(still) };
}

function listMissing(found, wanted) {
  const missing = ['chromium', 'firefox'].filter((family) => found[family] === null);
  if (wanted === 'chromium') return missing.filter((family) => family === 'chromium');
  return wanted === 'any' && missing.length < 2 ? [] : missing;
}

function describeMissing(missing) {
  const names = missing.map((family) => (family === 'firefox' ? 'Firefox' : 'Chromium, Chrome or Edge'));
  return `Please install ${names.join(' and ')}: Cordon runs in a real browser and none was found.`;
}

function findBrowser(named, family) {
  if (named !== undefined && named !== '') {
    return canRun(named) ? { name: 'the named browser', path: named } : null;
  }
  for (const { name, commands, places } of family) {
    const path = [...findOnPath(commands), ...listPlaces(places)].find(canRun);
    if (path !== undefined) return { name, path };
  }
  return null;
}

function findOnPath(commands) {
  if (platform === 'win32') return [];
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function listPlaces(places) {
  if (platform === 'darwin') return places.filter((place) => place.startsWith('/'));
  if (platform !== 'win32') return [];
  const bases = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => env[name]);
  return bases
    .filter((base) => base !== undefined)
    .flatMap((base) => places.filter((place) => place.endsWith('.exe')).map((place) => join(base, place)));
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isDebianAsRoot() {
  if (platform !== 'linux' || getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installDebianPackages(names) {
  const settings = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  run('apt-get', ['update'], settings);
  run('apt-get', ['install', '--yes', '--no-install-recommends', ...names], settings);
}

function installPackages() {
  const npm = env['npm_execpath'];
  const args = ['ci', '--no-audit', '--no-fund'];
  // Inside `npm start` the running npm names its own script, which also works on Windows without a shell.
  if (npm?.endsWith('.js')) run('npm', args, { cwd: ROOT }, [execPath, npm]);
  else run('npm', args, { cwd: ROOT, shell: platform === 'win32' });
}

function run(name, args, options, command = [name]) {
  console.log(`set-up: ${name} ${args.join(' ')}`);
  const [program = name, ...first] = command;
  const { status, error } = spawnSync(program, [...first, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (status === 0) return;
  throw new Error(`set-up: "${name} ${args[0]}" failed (${error?.message ?? `exit code ${status}`})`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = ['any', 'chromium'].find((one) => argv.includes(`--${one}`)) ?? 'all';
  try {
    const { browsers, advice } = setUp(wanted);
    // The try-out for IT says itself what it needs beside a browser.
    if (advice !== null && wanted !== 'chromium') console.error(`set-up: ${advice}`);
    // The tests go on and print what did not run; the tour cannot.
    if (wanted === 'any' && browsers.chromium === null && browsers.firefox === null) exit(1);
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    exit(1);
  }
}
