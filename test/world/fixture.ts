import assert from 'node:assert/strict';
import { readSubjects } from '../../harness/world/read-subjects.ts';
import type { Subject } from '../../harness/world/subject.ts';
import { parseYamlDocuments } from '../../harness/text/parse-yaml.ts';
import type { KubernetesObject, Manifest } from '../../harness/vocabulary/manifest.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

/** Objects of YAML documents, as rendered by one template. */
export function manifestsOf(yaml: string): readonly Manifest[] {
  return parseYamlDocuments(yaml).map((object) => ({ file: 'templates/all.yaml', object: object as KubernetesObject }));
}

/** The subjects of YAML documents, released as `r` into the namespace `ns`, of the chart `shop`. */
export function subjectsOf(yaml: string): readonly Subject[] {
  return readSubjects(manifestsOf(yaml), { release: 'r', chart: 'shop', namespace: 'ns' });
}

/** As `subjectsOf`, where there is one. */
export function subjectOf(yaml: string): Subject {
  const [subject, ...others] = subjectsOf(yaml);
  assert.ok(subject !== undefined && others.length === 0, `${String(others.length)} others`);
  return subject;
}

/** The message of the UserError that a call throws. */
export function refusalOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error.message;
  }
  return assert.fail('accepted');
}
