import type { CellSpec } from '../suite/cell-spec.ts';
import type { Expectation } from '../suite/expectation.ts';
import { UserError } from '../vocabulary/user-error.ts';
import type { Actor, ActorPort, Cast } from './actor.ts';
import type { Aim } from './aim.ts';

/** What the specification of a cell says of flows. */
export type FlowSpec = Pick<CellSpec, 'id' | 'expectations' | 'everythingElse'>;

/**
 * Expectations about single flows: those that name everybody, or every port, become one for each, and give way to those that name a
 * flow; what is said of everything else becomes a denial of every flow of a subject that nothing names.
 * @throws UserError for somebody or a port that is not there, naming those that are; for two that contradict each other
 */
export function expandExpectations({ id, expectations, everythingElse }: FlowSpec, cast: Cast): readonly Aim[] {
  const exact = expectations.filter((expectation) => !isWide(expectation)).flatMap((expectation) => aimsOf(expectation, cast));
  const wide = expectations.filter(isWide).flatMap((expectation) => aimsOf(expectation, cast));
  const named = new Set(exact.map(keyOf));
  const aims = new Map<string, Aim>();
  for (const aim of wide) {
    const key = keyOf(aim);
    const other = aims.get(key);
    if (other !== undefined && other.expectation.verdict !== aim.expectation.verdict)
      throw new UserError(
        `${id}: ${aim.source.name} → ${aim.destination.name}:${aim.port.name} is to be allowed and denied (${other.expectation.because}; ${aim.expectation.because}): name that flow by itself.`,
        2,
      );
    if (!named.has(key)) aims.set(key, aim);
  }
  const said = [...exact, ...aims.values()];
  return [...said, ...others(everythingElse, cast, new Set(said.map(pairKey)))];
}

function isWide({ source, target }: Expectation): boolean {
  return source === '*' || target.startsWith('*') || !target.includes(':');
}

function keyOf({ source, destination, port, expectation: { approach, lookup, family } }: Aim): string {
  return JSON.stringify([source.name, destination.name, port.name, approach, lookup ?? (port.application === 'dns' ? 'udp' : ''), family]);
}

/** A flow that is declared by name, by Service or in one family is no "everything else" by address. */
function pairKey({ source, destination, port }: Aim): string {
  return JSON.stringify([source.name, destination.name, port.name]);
}

/** What is wrong with a flow is said with the line that it stands in. */
function aimsOf(expectation: Expectation, cast: Cast): readonly Aim[] {
  try {
    return findAims(expectation, cast);
  } catch (error) {
    if (!(error instanceof UserError) || expectation.at === undefined) throw error;
    const { file, line, column } = expectation.at;
    throw new UserError(`${file}:${String(line)}:${String(column)}: ${error.message}`, 2, { cause: error });
  }
}

function findAims(expectation: Expectation, cast: Cast): readonly Aim[] {
  const [who = '', ...rest] = expectation.target.split(':');
  const portName = rest.length === 0 ? undefined : rest.join(':');
  const sources = expectation.source === '*' ? subjectsOf(cast) : [find(expectation.source, cast)];
  return sources.flatMap((source) => {
    const destinations = who === '*' ? subjectsOf(cast) : [find(who, cast)];
    return destinations
      .map((destination) => otherReplica(source, destination, cast))
      .filter((destination) => destination !== source || expectation.source !== '*')
      .flatMap((destination) => portsOf(destination, portName).map((port) => aimAt(expectation, source, destination, port)))
      .flatMap(bothLookups);
  });
}

function aimAt(expectation: Expectation, source: Actor, destination: Actor, port: ActorPort): Aim {
  return { expectation: { ...expectation, source: source.name, target: `${destination.name}:${port.name}` }, source, destination, port };
}

/** A lookup that says nothing of its transport is one of each. */
function bothLookups(aim: Aim): readonly Aim[] {
  const { expectation, port } = aim;
  if (port.application !== 'dns' || expectation.lookup !== undefined) return [aim];
  return (['udp', 'tcp'] as const).map((lookup) => ({ ...aim, expectation: { ...expectation, lookup } }));
}

/** First replicas only: the others look the same to every policy but those that name one, and are named themselves. */
function subjectsOf(cast: Cast): readonly Actor[] {
  return [...cast.values()].filter(({ role, name }) => role === 'subject' && !/\.\d+$/.test(name));
}

/** A flow of a workload to itself is between two of its pods, where there may be two. */
function otherReplica(source: Actor, destination: Actor, cast: Cast): Actor {
  return source === destination ? (cast.get(`${destination.name}.1`) ?? destination) : destination;
}

function find(name: string, cast: Cast): Actor {
  const found = cast.get(name);
  if (found !== undefined) return found;
  const subjects = subjectsOf(cast).map((actor) => actor.name);
  throw new UserError(
    `There is no ${name}: neither a peer nor a workload that is rendered is called so (workloads: ${subjects.join(', ') || 'none'}).`,
    2,
  );
}

function portsOf(actor: Actor, name: string | undefined): readonly ActorPort[] {
  const declared = actor.ports.filter(({ listing }) => listing === 'declared');
  if (name === undefined) {
    // Whoever names the DNS means lookups.
    const lookups = declared.filter(({ application }) => application === 'dns');
    if (lookups.length > 0) return lookups.slice(0, 1);
    if (declared.length > 0) return declared;
    throw new UserError(
      `${actor.name} declares no port, so a flow to it has to name one: ${actor.name}:unlisted is one that nobody uses.`,
      2,
    );
  }
  const [number = '', protocol] = name.split('/');
  const found =
    actor.ports.find((port) => port.name === name) ??
    actor.ports.find(({ port, ...each }) => String(port) === number && each.protocol === (protocol ?? each.protocol));
  if (found !== undefined) return [found];
  const names = declared.map((port) => port.name).join(', ') || 'none';
  throw new UserError(
    `${actor.name}: no container port is named ${name}, which the scenario asks for (there are: ${names}). Name the container's port so, or ask for one that it has.`,
    2,
  );
}

function others(everythingElse: CellSpec['everythingElse'], cast: Cast, said: ReadonlySet<string>): readonly Aim[] {
  const subjects = subjectsOf(cast).filter(({ pod }) => pod !== undefined);
  const outsiders = [...cast.values()].filter(({ role }) => role === 'peer' || role === 'beside' || role === 'host' || role === 'dns');
  const between = subjects.flatMap((source) => subjects.map((destination) => [source, otherReplica(source, destination, cast)] as const));
  const into = subjects.flatMap((destination) =>
    outsiders.filter(({ role }) => role !== 'dns').map((source) => [source, destination] as const),
  );
  const out = subjects.flatMap((source) =>
    [...outsiders, ...[...cast.values()].filter(({ role }) => role === 'apiserver')].map((destination) => [source, destination] as const),
  );
  const pairs = [
    ...(everythingElse.ingress === undefined && everythingElse.egress === undefined ? [] : between),
    ...(everythingElse.ingress === undefined ? [] : into),
    ...(everythingElse.egress === undefined ? [] : out),
  ];
  return pairs
    .filter(([source, destination]) => source !== destination)
    .flatMap(([source, destination]) => elsePorts(destination).map((port) => aimAt(elseDenied, source, destination, port)))
    .flatMap(bothLookups)
    .filter((aim) => !said.has(pairKey(aim)));
}

function elsePorts({ role, ports }: Actor): readonly ActorPort[] {
  const declared = ports.filter(({ listing }) => listing === 'declared');
  const lookups = declared.filter(({ application }) => application === 'dns');
  if (lookups.length > 0) return lookups.slice(0, 1);
  return role === 'subject' ? [...declared, ...ports.filter(({ name }) => name === 'unlisted')] : declared;
}

const elseDenied: Expectation = {
  source: '*',
  target: '*',
  approach: { kind: 'address' },
  verdict: 'denied',
  because: 'nothing declares it, and everything else is to be denied',
};
