/** The NFLOG group to which rules write before they drop; groups are per network namespace. */
export const logGroup = 5;
