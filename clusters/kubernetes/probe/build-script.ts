import { checkToken, checkWords } from './check-words.ts';
import { answerMs, groupPauseMs, resendMs } from '../budgets.ts';
import type { Batch, Contact, Lookup, Transfer, Try } from './try.ts';

/** Connections and processes that start at the same moment. */
const groupSize = 16;

/**
 * The shell script of a batch, for the shells of Alpine and Debian alike. One curl makes the TCP connections of a group at once;
 * each datagram and each lookup is a process of its own; groups start a moment after each other. Lines that it writes:
 * `<token> tcp <n> <curl's exit code> <HTTP status> <connected after s> <TLS after s> <all after s> <message>`, n counted with
 * the control as 0; `<token> body <n> <answer>`; `<token> run <try> <exit code> <output>`.
 */
export function buildScript(batch: Batch): string {
  const { token, tries } = batch;
  checkToken(token);
  for (const each of [...tries, ...(batch.control === undefined ? [] : [batch.control])]) checkWords(each);
  const transfers = transfersOf(batch);
  const others = tries.flatMap((each, index) => (isTransfer(each) ? [] : [runTry(each, index, batch)]));
  const folder = `/tmp/${token.replace('@', 'npc-')}`;
  return [
    `mkdir -p ${folder}`,
    ...inGroups(others).flatMap((group) => [...group, pause]),
    ...curls(batch, transfers, folder),
    'wait',
    `for f in ${folder}/*; do l=; read -r l <"$f" || :; [ -n "$l" ] && echo "${token} body \${f##*/} $l"; done`,
    `rm -rf ${folder}`,
  ].join('\n');
}

/** The tries that curl makes, with their place among all, in the order of its arguments after the control. */
export function transfersOf({ tries }: Pick<Batch, 'tries'>): readonly { readonly transfer: Transfer; readonly index: number }[] {
  return tries.flatMap((transfer, index) => (isTransfer(transfer) ? [{ transfer, index }] : []));
}

/** Whether curl makes a try. */
export function isTransfer(each: Try): each is Transfer {
  return each.kind === 'tcp' || each.kind === 'http' || each.kind === 'tls';
}

const writeOut = ['urlnum', 'exitcode', 'http_code', 'time_connect', 'time_appconnect', 'time_total', 'errormsg']
  .map((name) => `%{${name}}`)
  .join(' ');

const pause = `sleep ${seconds(groupPauseMs, 2)}`;

function inGroups<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / groupSize) }, (_, index) => items.slice(index * groupSize, (index + 1) * groupSize));
}

/** The control goes first; without one an address where nothing is keeps the numbers as they are. */
function curls(batch: Batch, transfers: ReturnType<typeof transfersOf>, folder: string): readonly string[] {
  if (transfers.length === 0 && batch.control === undefined) return [];
  const own = batch.control ?? { address: '127.0.0.1', port: 1 };
  const urls = [
    urlOf('http', own.address, own.port),
    ...transfers.map(({ transfer: { kind, address, port } }) => urlOf(kind, address, port)),
  ];
  return inGroups(urls).flatMap((group, index) => [
    ...(index === 0 ? [] : [pause]),
    curl(batch, { urls: group, first: index * groupSize }, folder),
  ]);
}

interface UrlGroup {
  readonly urls: readonly string[];
  /** The number of the first among all. */
  readonly first: number;
}

function curl({ token, silenceMs }: Batch, { urls, first }: UrlGroup, folder: string): string {
  const options = [
    // Neither the image's configuration nor its environment may send a probe elsewhere.
    '-q -s -k --noproxy "*" --http0.9',
    `--parallel --parallel-immediate --parallel-max ${String(groupSize)}`,
    `--connect-timeout ${seconds(silenceMs)} --max-time ${seconds(silenceMs + answerMs)}`,
    `-w '${writeOut}\\n' -K -`,
  ];
  const config = urls.flatMap((url, index) => [`url = "${url}"`, `output = "${folder}/${String(first + index)}"`]);
  const relay = `while read -r n l; do echo "${token} tcp $((n + ${String(first)})) $l"; done`;
  return [`curl ${options.join(' ')} <<'END' | ${relay} &`, ...config, 'END'].join('\n');
}

function urlOf(kind: Transfer['kind'], address: string, port: number): string {
  return `${kind === 'tls' ? 'https' : 'http'}://${hostPort(address, port)}/clientip`;
}

function runTry(each: Contact | Lookup, index: number, { token, silenceMs }: Batch): string {
  const command = commandOf(each, silenceMs);
  return `( r=$(${command} 2>&1); c=$?; set -f; echo "${token} run ${String(index)} $c" $r ) &`;
}

function commandOf(each: Contact | Lookup, silenceMs: number): string {
  switch (each.kind) {
    case 'udp':
      return `bash -c '${datagramScript(each, datagrams(silenceMs))}'`;
    case 'connect':
      return `/agnhost connect ${hostPort(each.address, each.port)} --timeout=${seconds(silenceMs)}s`;
    case 'dns-udp':
    case 'dns-tcp': {
      const type = each.family === 6 ? 'AAAA' : 'A';
      const wait = seconds(resendMs).replace('.0', '');
      const transport =
        each.kind === 'dns-tcp'
          ? `+tcp +tries=1 +time=${String(Math.ceil(silenceMs / 1_000))}`
          : `+notcp +tries=${String(datagrams(silenceMs))} +time=${wait}`;
      return `dig @${each.address} ${each.name} ${type} ${transport} +ignore +noall +comments +answer`;
    }
  }
}

/**
 * bash's own datagrams: agnhost's cost a process of 50 MB each, and a hundred of them at once starve a small node and the
 * enforcer on it. `read` fails above 128 where time ran out, below where the datagram was refused.
 */
function datagramScript({ address, port }: Contact, count: number): string {
  return [
    `exec 3<>/dev/udp/${address}/${String(port)} || exit 1`,
    `for i in ${Array.from({ length: count }, (_, index) => index).join(' ')}`,
    `do printf clientip >&3 || exit 1`,
    `read -r -t ${String(Math.round(resendMs / 1_000))} -N 1 -u 3 && exit 0`,
    `c=$?`,
    `[ $c -gt 128 ] || exit $c`,
    `done`,
    `echo TIMEOUT`,
    `exit 9`,
  ]
    .join('; ')
    .replace('do; ', 'do ');
}

/** Nothing sends a lost datagram again but the one who asks: so often within a silence. */
function datagrams(silenceMs: number): number {
  return Math.ceil(silenceMs / resendMs);
}

function hostPort(address: string, port: number): string {
  return `${address.includes(':') ? `[${address}]` : address}:${String(port)}`;
}

function seconds(ms: number, digits = 1): string {
  return (ms / 1_000).toFixed(digits);
}
