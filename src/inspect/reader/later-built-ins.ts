/**
 * Built-ins that pdf.js 5.5 takes for granted and that the oldest browsers Cordon runs in lack (Chrome 137 to 146): `Map`
 * upsert and `Uint8Array` to hex. Loaded before the library.
 */
interface Upsert {
  get(key: unknown): unknown;
  set(key: unknown, value: unknown): unknown;
  has(key: unknown): boolean;
}

function define(prototype: object, name: string, value: unknown): void {
  if (!(name in prototype))
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}

function getOrInsertComputed(this: Upsert, key: unknown, make: (key: unknown) => unknown): unknown {
  if (!this.has(key)) this.set(key, make(key));
  return this.get(key);
}

function toHex(this: Uint8Array): string {
  return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

define(Map.prototype, 'getOrInsertComputed', getOrInsertComputed);
define(WeakMap.prototype, 'getOrInsertComputed', getOrInsertComputed);
define(Uint8Array.prototype, 'toHex', toHex);
