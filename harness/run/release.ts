/** The release's name, the same in every cell: cells that share a namespace share its objects. */
export const release = 'conformance';
