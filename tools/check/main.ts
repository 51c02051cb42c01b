import { outliveReader } from '../outlive-reader.ts';
import { runSteps } from './step.ts';
import { listSteps } from './steps.ts';

outliveReader();

process.exitCode = (await runSteps(listSteps())) === 0 ? 0 : 1;
