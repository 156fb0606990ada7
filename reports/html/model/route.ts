/** The views of the page. */
export const viewNames = ['overview', 'causes', 'flows', 'coverage', 'timing', 'compare', 'claim', 'flow'] as const;

/** One of them. */
export type ViewName = (typeof viewNames)[number];

/** What the part of the address after `#` says: a view, what it is about, and how it is set. */
export interface Route {
  readonly view: ViewName;
  /** `claim`: the claim; `flow`: leg, cell, flow. */
  readonly about: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

/** Read `#/flow/calico/health%2Fkubernetes/…?phase=open`. Whatever can't be read is the overview: a link is never an error. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [name = '', ...about] = path.split('/').map(decode);
  const view = viewNames.find((each) => each === name) ?? 'overview';
  return { view, about, settings: Object.fromEntries(new URLSearchParams(query)) };
}

/** The address of a view; settings without a value are left out. */
export function formatRoute(view: ViewName, about: readonly string[] = [], settings: Readonly<Record<string, string>> = {}): string {
  const path = view === 'overview' ? '' : [view, ...about.map(encodeURIComponent)].join('/');
  const query = new URLSearchParams(Object.entries(settings).filter(([, value]) => value !== '')).toString();
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
