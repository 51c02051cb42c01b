import { testMatrix } from './matrix/test-matrix.ts';

testMatrix('Firefox');
