/** The endpoint id of a pod that only one cell has; peers that cells share go by their names. */
export function ownEndpoint(cellNamespace: string, name: string): string {
  return `${cellNamespace}/${name}`;
}

/** The name that a suite has for an endpoint, as reports show it: the same in every run. */
export function roleOf(endpoint: string): string {
  return endpoint.slice(endpoint.lastIndexOf('/') + 1);
}
