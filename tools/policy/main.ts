import { writeFileSync } from 'node:fs';
import { outliveReader } from '../outlive-reader.ts';
import { writeManagedSchema } from './managed-schema.ts';

outliveReader();

/** Writes what is generated from the policy schema. */
const path = new URL('../../public/managed-schema.json', import.meta.url);
writeFileSync(path, writeManagedSchema());
console.log('public/managed-schema.json');
