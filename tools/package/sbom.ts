import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/**
 * What is shipped of others, as CycloneDX 1.6 JSON (https://cyclonedx.org/docs/1.6/json/): every package of the lock that is
 * no development tool, with the hash that the lock has of it. Without a time or a serial number, so that the same lock gives
 * the same bytes.
 */
export function writeSbom(lockPath: string, version: string): string {
  const { packages } = JSON.parse(readFileSync(lockPath, 'utf8')) as Lock;
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const components = shipped.map(([path, locked]) => describe(nameOf(path), locked));
  const own = `pkg:npm/cordon@${version}`;
  const dependencies = [
    { ref: own, dependsOn: findRefs(packages, '', packages['']?.dependencies) },
    ...shipped.map(([path, locked]) => ({
      ref: purl(nameOf(path), locked),
      dependsOn: findRefs(packages, path, locked.dependencies),
    })),
  ];
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name: 'cordon',
        version,
        purl: own,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components,
    dependencies,
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function describe(name: string, locked: LockedPackage) {
  const { version = '', integrity = '', license } = locked;
  const [, base64 = ''] = /^sha512-(\S+)$/.exec(integrity) ?? [];
  return {
    type: 'library',
    'bom-ref': purl(name, locked),
    name,
    version,
    purl: purl(name, locked),
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    ...(base64 === ''
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] }),
  };
}

/** https://github.com/package-url/purl-spec */
function purl(name: string, { version = '' }: LockedPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** What a package depends on; an optional one that is not installed is left out. */
function findRefs(
  packages: Lock['packages'],
  path: string,
  dependencies: LockedPackage['dependencies'] = {},
): readonly string[] {
  return Object.keys(dependencies).flatMap((name) => {
    const locked = resolve(packages, path, name);
    return locked === undefined ? [] : [purl(name, locked)];
  });
}

/** As Node looks for a package: in the folder of the one that asks, then in each folder above it. */
function resolve(packages: Lock['packages'], path: string, name: string): LockedPackage | undefined {
  const found = packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`];
  if (found !== undefined || path === '') return found;
  return resolve(packages, path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0)), name);
}
