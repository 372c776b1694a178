import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** A field that takes arguments, and how to get there from the root without giving any others. */
export interface FieldUnderTest {
  readonly operation: 'query' | 'mutation' | 'subscription';
  /** Names of the fields that lead to it. */
  readonly path: readonly string[];
  readonly field: GraphQLField<unknown, unknown>;
}

/** An operation that is sound as a document, with anything at all as its variables. */
export interface FuzzedOperation {
  readonly operation: FieldUnderTest['operation'];
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How deep the answers are selected below a field under test. */
const DEPTH = 4;

/** Every field of the schema that takes arguments and can be reached. */
export function fieldsUnderTest(schema: GraphQLSchema): readonly FieldUnderTest[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const found: FieldUnderTest[] = [];
  const visited = new Set<string>();
  const queue = roots.flatMap(([operation, type]) =>
    type ? [{ operation, type, path: [] as string[] }] : [],
  );
  for (const { operation, type, path } of queue) {
    if (visited.has(type.name)) continue;
    visited.add(type.name);
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0) found.push({ operation, path, field });
      const next = getNamedType(field.type);
      if (isObjectType(next) && operation !== 'subscription' && !field.args.some(isRequiredArgument))
        queue.push({ operation, type: next, path: [...path, field.name] });
    }
  }
  return found;
}

/**
 * Any arguments for the field, of the right types more often than not.
 * @param known texts that mean something to the server, such as ids of stored objects
 */
export function anyOperation(
  { operation, path, field }: FieldUnderTest,
  known: readonly string[],
): fc.Arbitrary<FuzzedOperation> {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selected = `${field.name}(${given})${selectionOf(getNamedType(field.type), DEPTH)}`;
  const query = `${operation} (${declared}) ${path.reduceRight((inner, name) => `{ ${name} ${inner} }`, `{ ${selected} }`)}`;
  return anyFields(field.args, known).map((variables) => ({ operation, query, variables }));
}

function selectionOf(type: GraphQLNamedOutputType, depth: number): string {
  if (isLeafType(type)) return '';
  if (!isObjectType(type)) return ' { __typename }';
  return ` { __typename ${selectedFields(type, depth).join(' ')} }`;
}

function selectedFields(type: GraphQLObjectType, depth: number): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    if (field.args.length > 0) return [];
    const fieldType = getNamedType(field.type);
    if (isLeafType(fieldType)) return [field.name];
    return depth === 0 ? [] : [`${field.name}${selectionOf(fieldType, depth - 1)}`];
  });
}

function anyFields(
  fields: readonly Pick<GraphQLArgument, 'name' | 'type'>[],
  known: readonly string[],
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const model = Object.fromEntries(fields.map(({ name, type }) => [name, anyValue(type, known)]));
  const required = fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
  return fc.record(model, { requiredKeys: required });
}

function anyValue(type: GraphQLInputType, known: readonly string[]): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return anyOfType(type.ofType, known);
  return fc.option(anyOfType(type, known), { nil: null, freq: 10 });
}

function anyOfType(type: GraphQLInputType, known: readonly string[]): fc.Arbitrary<unknown> {
  if (isListType(type)) {
    const item = anyValue(type.ofType, known);
    return fc.oneof({ weight: 9, arbitrary: fc.array(item, { maxLength: 4 }) }, item);
  }
  if (isInputObjectType(type)) return anyFields(Object.values(type.getFields()), known);
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, anyText(known));
  }
  if (isNonNullType(type)) return anyOfType(type.ofType, known);
  const scalars: Record<string, fc.Arbitrary<unknown>> = {
    String: anyText(known),
    ID: anyText(known),
    Boolean: fc.boolean(),
    Int: fc.oneof(fc.integer({ min: 0, max: 101 }), fc.integer(), fc.double()),
    Float: fc.double(),
    Int64: fc.oneof(
      fc.maxSafeInteger(),
      fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }).map(String),
      anyText(known),
    ),
    DateTime: fc.oneof({ weight: 4, arbitrary: anyDateTime }, anyText(known)),
    JSON: anyJson(known),
  };
  const arbitrary = scalars[type.name];
  if (arbitrary === undefined) throw new Error(`Say here what is to be tried for the scalar ${type.name}.`);
  return arbitrary;
}

/** UTF-16 as it comes, seldom with halves of characters: a request with one of these is refused as a whole. */
const anyUnits = fc
  .tuple(
    fc.array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0x0a, 0x7f, 0xfeff, 0xffff)), { maxLength: 12 }),
    fc.nat(20),
  )
  .map(([units, chance]) => {
    const text = String.fromCharCode(...units);
    return chance === 0 ? text : text.toWellFormed();
  });

const hostileTexts = fc.constantFrom(
  '',
  ' ',
  '\0',
  'a\0b',
  '\r\n',
  '../..',
  '%',
  '%00',
  '%ED%A0%80',
  '?&#/;',
  ',',
  "' OR 1=1 --",
  '__proto__',
  'constructor',
  '1:2:3',
  '1:2:3\0',
  '99999999999999999999:1:1',
  'x'.repeat(100_000),
  '\u{10ffff}'.repeat(2_000),
);

/** Texts in the form of global ids and cursors. */
const anyToken = fc
  .tuple(
    fc.constantFrom(
      'PlannedRun:',
      'FailoverRunConfiguration:',
      'Cluster:',
      'ProtectionGroup:',
      '1.',
      '8640000000000000.',
      '253402300799999.',
      '-1.',
      '1:2:3 ',
      '',
    ),
    fc.oneof(anyUnits, hostileTexts),
    fc.constantFrom<BufferEncoding>('base64url', 'base64', 'hex'),
  )
  .map(([kind, key, encoding]) => Buffer.from(`${kind}${key}`).toString(encoding));

function anyText(known: readonly string[]): fc.Arbitrary<string> {
  const knownText = fc.constantFrom(...known);
  return fc.oneof(
    { weight: 4, arbitrary: knownText },
    fc.tuple(knownText, anyUnits).map((parts) => parts.join('')),
    anyUnits,
    hostileTexts,
    anyToken,
    fc.string({ unit: 'grapheme' }),
  );
}

/** The ends of the range, with any offset and any fraction, and what lies beyond. */
const anyDateTime = fc
  .tuple(
    fc.constantFrom('0000', '0001', '2026', '9999', '9999', '10000', '+275760', '-271821', '-000001'),
    fc.constantFrom('01-01', '02-29', '02-30', '12-31', '12-31', '13-01', '00-00'),
    fc.constantFrom('00:00:00', '23:59:59', '23:59:60', '24:00:00', '12:00'),
    fc.constantFrom('', '.0', '.999', '.123456789', `.${'9'.repeat(400)}`, ',5'),
    fc.constantFrom('Z', 'z', '-00:00', '+23:59', '-23:59', '+24:00', '-12:00', ''),
  )
  .map(([year, day, time, fraction, offset]) => `${year}-${day}T${time}${fraction}${offset}`);

function anyJson(known: readonly string[]): fc.Arbitrary<unknown> {
  const text = anyText(known);
  const keys = fc.oneof(
    fc.constantFrom(
      'replicationClusterId',
      'objects',
      'protectionGroupId',
      'runType',
      'viewId',
      'pauseNextRuns',
    ),
    text,
  );
  const tree = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'json' },
      text,
      fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 53, 1e300),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
      fc.record({ objectId: tie('value') }),
    ),
  })).value;
  const nested = fc.constantFrom('['.repeat(50_000), `${'['.repeat(5_000)}${']'.repeat(5_000)}`);
  return fc.oneof(
    { weight: 5, arbitrary: fc.dictionary(keys, tree, { maxKeys: 7 }) },
    tree,
    tree.map((value) => JSON.stringify(value)),
    nested,
  );
}
