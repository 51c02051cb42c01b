import { basename } from 'node:path';
import { MAX_LINE_LENGTH, readLines } from '../read-lines.ts';
import type { FormatReader } from './formats.ts';
import { readJsonRecords } from './json-records.ts';
import { type OnBytes, openText } from './open-text.ts';
import { type Reading, rejectAs } from './reading.ts';

/** What one line or record of a file says; units count from 1. */
export interface UnitReading {
  readonly unit: number;
  readonly readings: readonly Reading[];
}

/** Reads a file unit by unit. Throws `InputError` where the file as a whole cannot be read. */
export async function* readInput(
  path: string,
  reader: FormatReader,
  onBytes?: OnBytes,
): AsyncGenerator<UnitReading> {
  const text = openText(path, onBytes);
  if (reader.unit === 'line') {
    for await (const line of readLines(text)) {
      const isCut = line.text.length >= MAX_LINE_LENGTH - 1;
      yield { unit: line.number, readings: isCut ? rejectAs('too-long') : reader.read(line.text) };
    }
    return;
  }
  for await (const record of readJsonRecords(basename(path), text, reader.isRecord)) {
    const readings = record.kind === 'record' ? readRecord(record.text, reader.read) : rejectAs('too-large');
    yield { unit: record.number, readings };
  }
}

function readRecord(text: string, read: (record: unknown) => readonly Reading[]): readonly Reading[] {
  try {
    return read(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return rejectAs('bad-record');
    throw error;
  }
}
