import { parseArgs } from 'node:util';
import { OUTPUT } from './folders.ts';
import { runGenerate } from './generate-command.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { freeze: { type: 'boolean', default: false } },
});

if (positionals[0] === 'generate') process.exitCode = runGenerate(new URL('cases/', OUTPUT), values.freeze);
else {
  console.error('npm run evaluate -- generate [--freeze]');
  process.exitCode = 2;
}
