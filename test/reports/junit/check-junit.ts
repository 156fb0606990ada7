import assert from 'node:assert/strict';
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

/** Attributes that the schema of Jenkins's JUnit reader (which GitLab's accepts too) allows, required ones first. */
const attributes: Readonly<Record<string, { readonly required: readonly string[]; readonly optional: readonly string[] }>> = {
  testsuites: { required: [], optional: ['name', 'time', 'tests', 'failures', 'errors', 'disabled'] },
  testsuite: {
    required: ['name', 'tests'],
    optional: ['failures', 'errors', 'time', 'disabled', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
  },
  properties: { required: [], optional: [] },
  property: { required: ['name', 'value'], optional: [] },
  testcase: { required: ['name', 'classname'], optional: ['assertions', 'time', 'status'] },
  failure: { required: [], optional: ['type', 'message'] },
  error: { required: [], optional: ['type', 'message'] },
  skipped: { required: [], optional: ['type', 'message'] },
  'system-out': { required: [], optional: [] },
};

const children: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['testsuite'],
  testsuite: ['properties', 'testcase', 'system-out', 'system-err'],
  properties: ['property'],
  testcase: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
};

/** The counts of a report's root. */
export interface JunitCounts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/** Parse JUnit's XML and check elements, their order, attributes, the form of times, and that all counts add up. */
export function checkJunit(xml: string): JunitCounts {
  assert.doesNotMatch(xml, /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
  const root = create(xml).root();
  assert.equal(root.node.nodeName, 'testsuites');
  checkElement(root);
  const counts = countCases(root);
  for (const name of ['tests', 'failures', 'errors'] as const)
    assert.equal(attributeOf(root, name), String(counts[name]), `testsuites ${name}`);
  return counts;
}

function checkElement(element: XMLBuilder): void {
  const name = element.node.nodeName;
  const known = attributes[name];
  assert.ok(known !== undefined, `unknown element ${name}`);
  const present = attributeNames(element);
  for (const required of known.required) assert.ok(present.includes(required), `${name} without ${required}`);
  for (const attribute of present) assert.ok([...known.required, ...known.optional].includes(attribute), `${name} with ${attribute}`);
  if (present.includes('time')) assert.match(attributeOf(element, 'time'), /^\d+\.\d{3}$/);
  if (present.includes('timestamp')) assert.match(attributeOf(element, 'timestamp'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  const order = children[name] ?? [];
  const positions = elementsOf(element).map((child) => order.indexOf(child.node.nodeName));
  assert.ok(!positions.includes(-1), `${name} with a child that does not belong there`);
  assert.deepEqual(
    positions,
    positions.toSorted((a, b) => a - b),
    `${name} with its children out of order`,
  );
  if (name === 'testsuite') checkCounts(element);
  elementsOf(element).forEach(checkElement);
}

function checkCounts(suite: XMLBuilder): void {
  const counts = countCases(suite);
  for (const name of ['tests', 'failures', 'errors', 'skipped'] as const)
    assert.equal(attributeOf(suite, name), String(counts[name]), `testsuite ${name}`);
}

function countCases(element: XMLBuilder): JunitCounts {
  const cases = element.filter((node) => node.node.nodeName === 'testcase', false, true);
  const countOf = (child: string): number => cases.filter((each) => elementsOf(each).some(({ node }) => node.nodeName === child)).length;
  return { tests: cases.length, failures: countOf('failure'), errors: countOf('error'), skipped: countOf('skipped') };
}

function elementsOf(element: XMLBuilder): readonly XMLBuilder[] {
  return element.filter(({ node }) => Object.hasOwn(attributes, node.nodeName) || !node.nodeName.startsWith('#'));
}

function attributeNames({ node }: XMLBuilder): readonly string[] {
  return 'attributes' in node ? [...elementAttributes(node)].map(([name]) => name) : [];
}

function attributeOf({ node }: XMLBuilder, name: string): string {
  return elementAttributes(node).get(name) ?? assert.fail(`${node.nodeName} without ${name}`);
}

function elementAttributes(node: XMLBuilder['node']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const map: unknown = Reflect.get(node, 'attributes');
  assert.ok(typeof map === 'object' && map !== null && Symbol.iterator in map);
  for (const attribute of map as Iterable<{ readonly name: string; readonly value: string }>) found.set(attribute.name, attribute.value);
  return found;
}
