/**
 * What OCSF 1.3.0 says of the two classes that Cordon writes and of the objects in them, as far as attributes are required,
 * typed or enumerated. Read from the compiled schema, as https://schema.ocsf.io/1.3.0/export/schema gives it (2,632,168
 * characters): `classes.detection_finding`, `classes.application_lifecycle`; objects from `objects/*.json` of
 * github.com/ocsf/ocsf-schema. Attributes that a profile brings stand with it.
 */
interface Attribute {
  readonly type: 'integer' | 'string' | 'timestamp' | 'boolean' | 'object' | 'objects' | 'strings';
  readonly isRequired?: true;
  readonly values?: readonly number[];
  readonly of?: keyof typeof OBJECTS;
  readonly profile?: 'security_control';
}
export type Attributes = Readonly<Record<string, Attribute>>;

const REQUIRED = { isRequired: true } as const;

export const OBJECTS = {
  metadata: {
    event_code: { type: 'string' },
    product: { type: 'object', ...REQUIRED },
    profiles: { type: 'strings' },
    uid: { type: 'string' },
    version: { type: 'string', ...REQUIRED },
  },
  product: {
    name: { type: 'string', ...REQUIRED },
    vendor_name: { type: 'string', ...REQUIRED },
    version: { type: 'string' },
  },
  finding_info: {
    created_time: { type: 'timestamp' },
    title: { type: 'string', ...REQUIRED },
    types: { type: 'strings' },
    uid: { type: 'string', ...REQUIRED },
  },
  observable: {
    name: { type: 'string', ...REQUIRED },
    type: { type: 'string' },
    type_id: { type: 'integer', ...REQUIRED },
    value: { type: 'string' },
  },
} as const;

const BASE = {
  message: { type: 'string' },
  metadata: { type: 'object', ...REQUIRED, of: 'metadata' },
  observables: { type: 'objects', of: 'observable' },
  severity_id: { type: 'integer', ...REQUIRED, values: [0, 1, 2, 3, 4, 5, 6, 99] },
  time: { type: 'timestamp', ...REQUIRED },
  activity_name: { type: 'string' },
  unmapped: { type: 'object' },
} as const;

/** By `class_uid`. */
export const CLASSES: Readonly<Record<number, Attributes>> = {
  2004: {
    ...BASE,
    activity_id: { type: 'integer', ...REQUIRED, values: [0, 1, 2, 3, 99] },
    category_uid: { type: 'integer', ...REQUIRED, values: [2] },
    class_uid: { type: 'integer', ...REQUIRED, values: [2004] },
    type_uid: { type: 'integer', ...REQUIRED, values: [200400, 200401, 200402, 200403, 200499] },
    finding_info: { type: 'object', ...REQUIRED, of: 'finding_info' },
    is_alert: { type: 'boolean' },
    status_id: { type: 'integer', values: [0, 1, 2, 3, 4, 99] },
    action_id: { type: 'integer', ...REQUIRED, values: [0, 1, 2, 99], profile: 'security_control' },
    disposition_id: {
      type: 'integer',
      values: [...Array.from({ length: 28 }, (_, id) => id), 99],
      profile: 'security_control',
    },
  },
  6002: {
    ...BASE,
    activity_id: { type: 'integer', ...REQUIRED, values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 99] },
    app: { type: 'object', ...REQUIRED, of: 'product' },
    category_uid: { type: 'integer', ...REQUIRED, values: [6] },
    class_uid: { type: 'integer', ...REQUIRED, values: [6002] },
    status_id: { type: 'integer', values: [0, 1, 2, 99] },
    type_uid: { type: 'integer', ...REQUIRED, values: [600299] },
  },
};

/** What is wrong with an object by its attributes, one line each. */
export function findSchemaProblems(
  value: Readonly<Record<string, unknown>>,
  attributes: Attributes,
  profiles: readonly string[] = [],
  place = '',
): readonly string[] {
  const problems: string[] = [];
  for (const [name, attribute] of Object.entries(attributes)) {
    const isApplied = attribute.profile === undefined || profiles.includes(attribute.profile);
    if (attribute.isRequired && isApplied && !(name in value)) problems.push(`${place}${name}: missing`);
    if (!isApplied && name in value) problems.push(`${place}${name}: of a profile that is not named`);
  }
  for (const [name, inner] of Object.entries(value)) {
    const attribute = attributes[name];
    const at = `${place}${name}`;
    if (attribute === undefined) problems.push(`${at}: not in the schema`);
    else if (!isOfType(inner, attribute)) problems.push(`${at}: not ${attribute.type}`);
    else if (attribute.values !== undefined && !attribute.values.includes(inner as number))
      problems.push(`${at}: ${inner} is not enumerated`);
    if (attribute?.of === undefined) continue;
    for (const part of Array.isArray(inner) ? inner : [inner])
      problems.push(...findSchemaProblems(part, OBJECTS[attribute.of], profiles, `${at}.`));
  }
  return problems;
}

function isOfType(value: unknown, { type }: Attribute): boolean {
  switch (type) {
    case 'integer':
    case 'timestamp':
      return Number.isSafeInteger(value);
    case 'strings':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'objects':
      return Array.isArray(value) && value.every((one) => typeof one === 'object');
    default:
      return typeof value === type;
  }
}
