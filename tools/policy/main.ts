import { writeFileSync } from 'node:fs';
import { writeManagedSchema } from './managed-schema.ts';

/** Writes what is generated from the policy schema. */
const path = new URL('../../public/managed-schema.json', import.meta.url);
writeFileSync(path, writeManagedSchema());
console.log('public/managed-schema.json');
