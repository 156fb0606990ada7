/** A question to a command line tool: a version, a list. */
export const questionMs = 30_000;

/** Creating a cluster: half a minute on an idle machine, more while the node image is pulled. */
export const createClusterMs = 600_000;

/** Deleting a cluster: a second or two; the daemon may be busy. */
export const deleteClusterMs = 120_000;

/** Docker takes about two seconds to start a node's container that it was asked to remove meanwhile. */
export const deleteAgainMs = 2_000;

/** Loading images into all nodes: about 2 s for each 100 MB and node. */
export const loadImagesMs = 600_000;

/** Exporting a cluster's logs. */
export const exportLogsMs = 120_000;

/** Starting the containers outside the cluster, their image present. */
export const startExternalMs = 120_000;
