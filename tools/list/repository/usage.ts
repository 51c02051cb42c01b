export const REPOSITORY_USAGE = `Publishes a list as a signed TUF repository; docs/publishing.md walks through it.

  npm run -s list -- init DIR [--url URL] [--root-keys 3] [--root-threshold 2] [--own-domain HOST]...
                     [--timestamp-days 7] [--snapshot-days 14] [--targets-days 90] [--root-days 365] [--max-change 20]
      Makes a repository: encrypted keys in DIR/keys, what is hosted in DIR/public.
  npm run -s list -- release DIR --list BUILT_DIR [--adapters FILE] [--vendors FILE] [--accept-change] [--deltas-from 3,7]
      Signs and publishes a built list as the next version, with deltas from earlier ones.
  npm run -s list -- renew DIR [--root]
      Signs unchanged metadata again before it expires: for cron or CI. Exit code 1 where something will expire soon
      that the keys at hand cannot renew. --root renews the root instead, with the root keys.
  npm run -s list -- verify DIR|URL[#sha256=FINGERPRINT]
      Follows the repository as a browser does, from nothing and from the release before, and checks every file.
  npm run -s list -- keys list DIR
  npm run -s list -- keys rotate|revoke DIR NAME... [--threshold N]
  npm run -s list -- keys add DIR ROLE [--threshold N]
  npm run -s list -- keys export DIR NAME --out FILE
      Shows the keys; replaces keys; takes keys out; gives a role one more key; writes one for other TUF tools.
  npm run -s list -- prune DIR
      Removes files that no browser can still ask for. "release" does so, too.
  npm run -s list -- serve DIR [--port 8080]
      Serves DIR/public to this computer only, for trying, and says what is asked for.

  Passphrases are asked for at the terminal, or read from --passphrase-file FILE (all keys) or NAME=FILE (one key or
  role); --keys FILE|FOLDER (repeated) says where keys are that do not lie in DIR/keys.
`;
