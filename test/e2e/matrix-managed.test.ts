import { testMatrix } from './matrix/test-matrix.ts';

testMatrix('Chromium, installed by policy');
