import type { Suite } from '../suite/suite.ts';
import { wildcard } from '../text/wildcard.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { readSubjects } from '../world/read-subjects.ts';
import type { Subject } from '../world/subject.ts';

/** How subjects get their names. */
export interface Naming {
  readonly suite: Pick<Suite, 'subjects'>;
  readonly release: string;
  /** The source's name, which workloads often begin with. */
  readonly source: string;
  readonly namespace: string;
}

/**
 * The workloads of a source by the names that the suite has for them: those that it finds by a pattern are renamed.
 * @throws UserError where a name stands for no workload, or for several
 */
export function aliasSubjects(objects: readonly Manifest[], { suite, release, source, namespace }: Naming): readonly Subject[] {
  const subjects = readSubjects(objects, { release, chart: source, namespace });
  const aliases = new Map<Subject, string>();
  for (const [alias, { workload, portNamed }] of Object.entries(suite.subjects)) {
    if (workload === undefined) continue;
    const pattern = wildcard(workload);
    const fitting = subjects.filter(({ object, name }) => pattern.test(object.name) || pattern.test(name));
    const [only, ...more] = fitting.length > 1 ? preferred(fitting, portNamed) : fitting;
    if (only === undefined || more.length > 0)
      throw new UserError(
        `The suite's subject ${alias} must be exactly one workload called ${workload}; ${fitting.length === 0 ? 'none is' : `there are ${fitting.map(({ label }) => label).join('; ')}`} (rendered: ${subjects.map(({ label }) => label).join('; ') || 'none'}).`,
        2,
      );
    aliases.set(only, alias);
  }
  return subjects.map((subject) => {
    const alias = aliases.get(subject);
    return alias === undefined ? subject : rename(subject, alias);
  });
}

/** Deployments come before other kinds, which charts render beside them: agents, jobs of hooks. */
function preferred(subjects: readonly Subject[], portNamed: string | undefined): readonly Subject[] {
  const deployments = subjects.filter(({ object }) => object.kind === 'Deployment');
  const first = deployments.length > 0 ? deployments : subjects;
  return first.length === 1 || portNamed === undefined ? first : first.filter(({ ports }) => ports.some(({ name }) => name === portNamed));
}

function rename(subject: Subject, name: string): Subject {
  return { ...subject, name, pods: subject.pods.map((pod) => ({ ...pod, name: pod.name.replace(subject.name, name) })) };
}
