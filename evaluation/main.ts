import { parseArgs } from 'node:util';
import { printBlindTotals } from './blind-command.ts';
import { CASE_SETS } from './case-sets.ts';
import { printMistakes, writeFigures } from './evaluate-command.ts';
import { runGenerate } from './generate-command.ts';

const USAGE = `Measures how mail is judged.

  npm run evaluate                 judges both corpora and writes the even half's figures into docs/evaluation.md
  npm run evaluate -- --tuning     prints the odd half's missed frauds and false alarms
                      --own        … of the own cases alone
  npm run evaluate -- --totals     prints how many of the blind cases are warned about, nothing more
  npm run evaluate -- generate     writes the own cases to out/evaluation/ and compares them with the frozen ones
                      --freeze     … and freezes them as they are now
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    freeze: { type: 'boolean', default: false },
    own: { type: 'boolean', default: false },
    totals: { type: 'boolean', default: false },
    tuning: { type: 'boolean', default: false },
  },
});

const [command] = positionals;
if (values.totals) await printBlindTotals();
else if (command === undefined) await (values.tuning ? printMistakes(values.own) : writeFigures());
else if (command === 'generate')
  process.exitCode = Math.max(...CASE_SETS.map((set) => runGenerate(set, values.freeze)));
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
