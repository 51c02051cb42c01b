import { testMatrix } from './matrix/test-matrix.ts';

testMatrix('Chromium, unpacked');
