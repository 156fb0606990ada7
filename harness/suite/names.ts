import { parseAddress } from '../address/parse-address.ts';

/** A way to write something, as the Kubernetes API or a standard asks for it. */
export interface NameSyntax {
  /** As in "expected …". */
  readonly words: string;
  fits(text: string): boolean;
}

const label = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
const dnsName = new RegExp(`^${label}(?:\\.${label})*$`);
const labelText = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Syntaxes of names. Source: Kubernetes documentation, "Object Names and IDs" and "Labels and Selectors"; apimachinery's validation. */
export const names = {
  /** RFC 1123 label: a namespace. */
  dnsLabel: pattern('a DNS label (a-z, 0-9 and -, a letter or digit at both ends, at most 63)', new RegExp(`^${label}$`)),
  /** RFC 1123 subdomain: a workload, a DNS name. */
  dnsName: {
    words: 'a DNS name (labels of a-z, 0-9 and -, joined by dots, at most 253)',
    fits: (text) => text.length <= 253 && dnsName.test(text),
  },
  labelKey: {
    words: 'a label key (an optional DNS name and /, then at most 63 of letters, digits, -, _ and .)',
    fits: (text) => {
      const [first = '', name, ...more] = text.split('/');
      if (name === undefined) return labelText.test(first);
      return more.length === 0 && first.length <= 253 && dnsName.test(first) && labelText.test(name);
    },
  },
  labelValue: {
    words: 'a label value (at most 63 of letters, digits, -, _ and ., a letter or digit at both ends)',
    fits: (text) => text === '' || labelText.test(text),
  },
  /** RFC 6335 service name. */
  portName: {
    words: 'a port name (a-z, 0-9 and -, with a letter, no - at an end or beside another, at most 15)',
    fits: (text) => text.length <= 15 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && /[a-z]/.test(text),
  },
  /** Ids of this tool's own: they become part of namespaces' and pods' names. */
  id: pattern('an id (a-z, 0-9 and -, a letter or digit at both ends, at most 40)', /^[a-z0-9](?:[-a-z0-9]{0,38}[a-z0-9])?$/),
  row: pattern(
    'a row (ids, joined by /, at most 80)',
    /^(?=.{1,80}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\/[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  ),
  engine: pattern('a name of letters, digits and -, at most 40', /^[A-Za-z0-9](?:[-A-Za-z0-9]{0,38}[A-Za-z0-9])?$/),
  /** Helm's own limit. Source: Helm's `chartutil.ValidateReleaseName`. */
  release: pattern(
    'a release name (a DNS name of at most 53)',
    /^(?=.{1,53}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  ),
  valuePath: pattern('a value path such as networkPolicy.enabled', /^[^.\s]+(?:\.[^.\s]+)*$/),
  kind: pattern('a kind with its group, e.g. crd.antrea.io/NetworkPolicy', /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/[A-Z][A-Za-z0-9]*$/),
  address: { words: 'an IPv4 or IPv6 address', fits: (text) => parseAddress(text) !== undefined },
  workload: pattern('the name of a workload, where * stands for any text', /^[-a-z0-9.*]{1,253}$/),
} as const satisfies Readonly<Record<string, NameSyntax>>;

function pattern(words: string, expression: RegExp): NameSyntax {
  return { words, fits: (text) => expression.test(text) };
}
